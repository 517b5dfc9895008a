import { expect, test } from 'vitest';
import { createFinder } from './finder.ts';
import type { Room } from './room.ts';
import type { Result } from './searcher.ts';

const article = { articleId: 'a', version: 1, locale: 'en', title: 'Where the budget line went' } as Result;

/** A panel whose search answers when the test says so. */
function stage() {
  const asked: ((found: Result[]) => void)[] = [];
  const said: string[] = [];
  const room = {
    context: { guard: <T>(act: T) => act, recorder: { record: () => undefined } },
    draw: () => undefined,
    announce: (words: string) => said.push(words),
    words: { nothing: 'Nothing for {text}' },
    library: { state: () => 'fresh' },
    search: () => new Promise<Result[]>((answer) => asked.push(answer)),
  } as unknown as Room;
  return { asked, said, finder: createFinder(room) };
}

test('an answer over less than there is now is not taken, though it comes last', async () => {
  const { asked, said, finder } = stage();
  finder.find('budget');
  finder.again();
  asked[1]?.([article]);
  await expect.poll(finder.results).toEqual([article]);
  asked[0]?.([]);
  await new Promise(setImmediate);
  expect(finder.results()).toEqual([article]);
  expect(said).toEqual([]);
});

test('what was found for other words than those that stand there now is not shown', async () => {
  const { asked, finder } = stage();
  finder.find('budg');
  finder.find('');
  asked[0]?.([article]);
  await new Promise(setImmediate);
  expect(finder.results()).toBeUndefined();
});
