import { expect, test } from 'vitest';
import { createFakePlatform } from '../../test/fake-platform.ts';
import { createArrivingHelp } from './arriving.ts';
import type { HelpContext } from './context.ts';

/** What help asks for first, once it is here: whether the page has been left meanwhile. */
function setUp() {
  const platform = createFakePlatform();
  let asked = 0;
  const came: (() => void)[] = [];
  const life = {
    add: () => {},
    ended() {
      asked += 1;
      came.splice(0).forEach((run) => run());
      return true;
    },
  };
  const warned: unknown[] = [];
  // Help of a page that is left looks at nothing else.
  const context = {
    ...{ platform, life, permit: { may: () => true }, recorder: { on: () => () => {} } },
    guard: (run: (what: unknown) => Promise<void>) => (what: unknown) =>
      void run(what).catch((error: unknown) => warned.push(error)),
  } as unknown as HelpContext;
  const arrival = (): Promise<void> => new Promise((resolve) => came.push(resolve));
  return { help: createArrivingHelp(context), platform, arrival, asked: () => asked, warned };
}

test('help is fetched a second after it is known that the app has it, since guides come first', async () => {
  const { help, platform, arrival, asked, warned } = setUp();
  help.publish({ help: { launcher: {} } });
  await platform.pass(999);
  expect([platform.waiting(), asked()]).toEqual([1, 0]);
  const here = arrival();
  await platform.pass(1);
  await here;
  expect([platform.waiting(), asked(), warned]).toEqual([0, 1, []]);
});

test('of an app without help nothing is fetched, whatever its manifest is', () => {
  const { help, platform } = setUp();
  for (const manifest of [{}, { help: undefined }, null, undefined]) help.publish(manifest);
  expect(platform.waiting()).toBe(0);
});

test('whoever asks for help gets it at once', async () => {
  const { help, platform, arrival, asked } = setUp();
  const here = arrival();
  help.open('help');
  await here;
  expect([platform.waiting(), asked()]).toEqual([0, 1]);
});
