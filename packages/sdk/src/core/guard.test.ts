import { expect, test, vi } from 'vitest';
import { createGuard, ERROR_BUDGET } from './guard.ts';

const fail = (): never => {
  throw new Error('ours');
};

test('neither an error nor a rejection comes out, and the log hears of each', async () => {
  const warn = vi.fn();
  const guard = createGuard({ warn }, () => undefined);
  guard(fail)();
  guard(() => Promise.reject(new Error('late')))();
  await Promise.resolve();
  expect(warn).toHaveBeenCalledTimes(2);
});

test('when the budget is used up it switches off once, and rests', () => {
  const onExhausted = vi.fn();
  const guard = createGuard({ warn: () => undefined }, onExhausted);
  const run = vi.fn(fail);
  for (let n = 0; n < ERROR_BUDGET + 5; n++) guard(run)();
  expect(run).toHaveBeenCalledTimes(ERROR_BUDGET);
  expect(onExhausted).toHaveBeenCalledTimes(1);
});
