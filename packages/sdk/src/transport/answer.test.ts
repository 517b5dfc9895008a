import { expect, test } from 'vitest';
import { nextAfter, type Answer } from './answer.ts';
import { retryAfterMs, retryDelayMs } from './backoff.ts';

const NOW = Date.UTC(2026, 0, 1);
const answer = (status: number, body?: unknown, retryAfter: string | null = null): Answer => ({
  status,
  body,
  retryAfter,
});

test.each([
  ['our own 202', answer(202, { accepted: 1, duplicates: 0, rejected: [] }), 'forget'],
  ['the 200 of a captive portal', answer(200, undefined), 'wait'],
  ['JSON that is not ours', answer(200, { ok: true }), 'wait'],
  ['no answer', undefined, 'wait'],
  ['an error of the server', answer(503), 'wait'],
  ['too many requests', answer(429), 'wait'],
  ['a missing page', answer(404), 'wait'],
  ['too large', answer(413), 'divide'],
  ['malformed', answer(400), 'divide'],
  ['invalid', answer(422), 'divide'],
  ['unknown key', answer(403), 'rest'],
  ['no access', answer(401), 'rest'],
])('after %s: %s → %s', (_what, given, next) => expect(nextAfter(given, NOW).do).toBe(next));

test('Retry-After is read as seconds and as a date, and never for ever', () => {
  expect(retryAfterMs('120', NOW)).toBe(120_000);
  expect(retryAfterMs(new Date(NOW + 90_000).toUTCString(), NOW)).toBe(90_000);
  expect(retryAfterMs('999999', NOW)).toBe(3_600_000);
  for (const header of [null, '', 'soon', new Date(NOW - 90_000).toUTCString()])
    expect(retryAfterMs(header, NOW)).toBeUndefined();
});

test('the pause is anything up to a ceiling that doubles from 1 s to 5 min', () => {
  expect([0, 1, 2, 8, 9, 50].map((attempt) => retryDelayMs(attempt, () => 1))).toEqual([
    1e3, 2e3, 4e3, 256e3, 3e5, 3e5,
  ]);
  expect(retryDelayMs(5, () => 0)).toBe(0);
});
