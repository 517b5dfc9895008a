import { expect, test } from 'vitest';
import { createFakePlatform, createStorage, settle } from '../../test/fake-platform.ts';
import { createTurn } from './turn.ts';

const never = new AbortController().signal;
const stays = () => () => undefined;

test('where locks are there but forbidden, as in a sandboxed frame, a lease takes their place', async () => {
  const forbidden = { request: () => Promise.reject(new DOMException('sandboxed', 'SecurityError')) };
  // Only `request` is used of it.
  const platform = { ...createFakePlatform(), locks: forbidden as unknown as LockManager };
  const turn = createTurn(platform, 'h:', 'me', never, stays);
  for (const said of ['sent', 'sent again']) {
    const sent = turn(() => Promise.resolve(said));
    await platform.pass(1_000);
    expect(await sent).toBe(said);
  }
});

test('what fails while the lock is held is not done twice', async () => {
  const lock = { request: (_name: string, _options: object, run: () => Promise<unknown>) => run() };
  const platform = { ...createFakePlatform(), locks: lock as unknown as LockManager };
  let runs = 0;
  const failing = createTurn(
    platform,
    'h:',
    'me',
    never,
    stays,
  )(() => {
    runs += 1;
    return Promise.reject(new Error('broken'));
  });
  await expect(failing).rejects.toThrow('broken');
  expect(runs).toBe(1);
});

test('a page that goes gives its lock up at once', async () => {
  let isHeld = false;
  const lock = {
    request: async (_name: string, _options: object, run: () => Promise<unknown>) => {
      isHeld = true;
      return run().finally(() => (isHeld = false));
    },
  };
  const platform = { ...createFakePlatform(), locks: lock as unknown as LockManager };
  let go = (): void => undefined;
  const turn = createTurn(platform, 'h:', 'me', never, (handler) => {
    go = handler;
    return () => (go = () => undefined);
  });
  const sending = turn(() => new Promise(() => undefined));
  await settle();
  expect(isHeld).toBe(true);
  go();
  expect(await sending).toBe('taken');
  expect(isHeld).toBe(false);
});

test('of two tabs that begin at the same moment without locks, one waits', async () => {
  const platform = createFakePlatform();
  // What one tab writes, another reads only a little later.
  let isLate = true;
  const late = Object.assign(createStorage(), {
    getItem: (key: string) => (isLate ? null : platform.local.getItem(key)),
    setItem: platform.local.setItem,
  });
  const turns = [platform, { ...platform, local: late }].map((own, index) =>
    createTurn(own, 'h:', `tab ${index}`, never, stays)(() => Promise.resolve('sent')),
  );
  isLate = false;
  await platform.pass(1_000);
  expect(await Promise.all(turns)).toEqual(['taken', 'sent']);
});

test('the lease of a tab that was killed runs out, also where the clock was set back since', async () => {
  const platform = createFakePlatform();
  void createTurn(platform, 'h:', 'killed', never, stays)(() => new Promise(() => undefined));
  await platform.pass(1_000);
  const turn = createTurn(platform, 'h:', 'next', never, stays);
  expect(await turn(() => Promise.resolve('sent'))).toBe('taken');
  platform.jump(-3_600_000);
  const sent = turn(() => Promise.resolve('sent'));
  await platform.pass(1_000);
  expect(await sent).toBe('sent');
});
