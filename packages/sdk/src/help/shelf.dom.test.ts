import { afterEach, expect, test, vi } from 'vitest';
import { createShelf, type Shelf } from './shelf.ts';

const open: Shelf[] = [];
const shelf = (name: string): Shelf => {
  const made = createShelf(name);
  open.push(made);
  return made;
};
const fresh = (): string => `shelf-${crypto.randomUUID()}`;
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  vi.unstubAllGlobals();
});

test('what is written is there for the next page, files too, and gone when it is taken away', async () => {
  const name = fresh();
  await shelf(name).write({ 'letter:1': { text: 'a', blob: new Blob(['words']) }, 'letter:2': 2, other: 3 });
  const next = shelf(name);
  const [first] = (await next.list('letter:')) as [{ text: string; blob: Blob }, number];
  expect(await first.blob.text()).toBe('words');
  await next.write({ 'letter:1': undefined });
  expect([await next.list('letter:'), await next.get('other'), await next.get('letter:1')]).toEqual([
    [2],
    3,
    undefined,
  ]);
  expect(next.isDurable()).toBe(true);
});

test('of one writing all of it stands there, or nothing', async () => {
  const name = fresh();
  const kept = shelf(name);
  await kept.write({ draft: 'words' });
  // What cannot be copied: the draft that it would have ended is still there.
  await kept.write({ draft: undefined, letter: () => undefined });
  expect(await shelf(name).get('draft')).toBe('words');
});

test('a connection that the browser has closed is opened again', async () => {
  const kept = shelf(fresh());
  await kept.write({ a: 1 });
  kept.close();
  expect(await kept.get('a')).toBe(1);
  expect(kept.isDurable()).toBe(true);
});

test('nobody is kept waiting who deletes or changes the database', async () => {
  const name = fresh();
  await shelf(name).write({ a: 1 });
  const gone = new Promise<string>((resolve) => {
    const request = indexedDB.deleteDatabase(`handrail-help:${name}`);
    request.onsuccess = () => resolve('gone');
    request.onblocked = () => resolve('blocked');
  });
  expect(await gone).toBe('gone');
});

test('where there is no database, what was written lasts as long as the page', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new Error('not here');
    },
  });
  const kept = shelf(fresh());
  await kept.write({ 'letter:1': 1, 'letter:2': 2 });
  await kept.write({ 'letter:1': undefined });
  expect([await kept.list('letter:'), await kept.get('letter:2'), kept.isDurable()]).toEqual([[2], 2, false]);
});
