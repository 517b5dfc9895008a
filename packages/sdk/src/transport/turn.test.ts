import { expect, test } from 'vitest';
import { createFakePlatform } from '../../test/fake-platform.ts';
import { createTurn } from './turn.ts';

const never = new AbortController().signal;

test('where locks are there but forbidden, as in a sandboxed frame, a lease takes their place', async () => {
  const forbidden = { request: () => Promise.reject(new DOMException('sandboxed', 'SecurityError')) };
  // Only `request` is used of it.
  const platform = { ...createFakePlatform(), locks: forbidden as unknown as LockManager };
  const turn = createTurn(platform, 'h:', 'me', never);
  expect(await turn(() => Promise.resolve('sent'))).toBe('sent');
  expect(await turn(() => Promise.resolve('sent again'))).toBe('sent again');
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
  )(() => {
    runs += 1;
    return Promise.reject(new Error('broken'));
  });
  await expect(failing).rejects.toThrow('broken');
  expect(runs).toBe(1);
});
