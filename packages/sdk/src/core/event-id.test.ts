import { expect, test } from 'vitest';
import { createEventIds } from './event-id.ts';
import { instantOf } from './event-instant.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are UUIDs of version 7 that carry their instant', () => {
  const newId = createEventIds({ now: () => 1_750_000_000_123, random: Math.random });
  const id = newId();
  expect(id).toMatch(FORM);
  expect(instantOf(id)).toBe(1_750_000_000_123);
});

test('ids ascend within one millisecond, when the counter runs over, and when the clock steps back', () => {
  let now = 1_750_000_000_000;
  const newId = createEventIds({ now: () => now, random: () => 0.999 });
  const ids = Array.from({ length: 5_000 }, newId);
  now -= 60_000;
  ids.push(newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => FORM.test(id))).toBe(true);
});
