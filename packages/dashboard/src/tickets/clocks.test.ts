import { expect, test } from 'vitest';
import { clockViews, mostPressing } from './clocks.ts';

const NOW = 1_000_000_000;
const HOUR_MS = 3_600_000;

test('a clock warns within its last hour, and is broken at its end though nobody wrote that down yet', () => {
  const at = (dueAt: number) => clockViews({ firstReply: { dueAt, state: 'running' } }, NOW)[0]?.urgency;
  expect(at(NOW + HOUR_MS + 1)).toBe('running');
  expect(at(NOW + HOUR_MS)).toBe('soon');
  expect(at(NOW + 1)).toBe('soon');
  expect(at(NOW)).toBe('breached');
});

test('what was done too late says by how much, however long ago, and is not looked at', () => {
  const firstReply = { dueAt: NOW - 9 * HOUR_MS, endedAt: NOW - 7 * HOUR_MS, state: 'breached' as const };
  expect(clockViews({ firstReply }, NOW)).toEqual([{ clock: 'firstReply', urgency: 'late', leftMs: -2 * HOUR_MS }]);
  const resolution = { dueAt: NOW + 5 * HOUR_MS, state: 'running' as const };
  expect(mostPressing({ firstReply, resolution }, NOW)?.clock).toBe('resolution');
  expect(mostPressing({ firstReply }, NOW)).toBeUndefined();
});

test('one that stands says what was left, and has no end', () => {
  expect(clockViews({ resolution: { state: 'paused', leftMs: 5 } }, NOW)).toEqual([
    { clock: 'resolution', urgency: 'paused', leftMs: 5 },
  ]);
});

test('of several the broken one is looked at first, then what ends next; what was met is not looked at', () => {
  const running = { dueAt: NOW + 5 * HOUR_MS, state: 'running' as const };
  expect(mostPressing({ firstReply: { state: 'met' }, resolution: running }, NOW)?.clock).toBe('resolution');
  const soon = { dueAt: NOW + 1, state: 'running' as const };
  expect(mostPressing({ nextReply: soon, resolution: running }, NOW)?.clock).toBe('nextReply');
  const broken = { dueAt: NOW - 1, state: 'breached' as const };
  expect(mostPressing({ nextReply: soon, resolution: broken }, NOW)?.clock).toBe('resolution');
  expect(mostPressing({ firstReply: { state: 'met' } }, NOW)).toBeUndefined();
});
