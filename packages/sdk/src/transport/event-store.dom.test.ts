import { expect, test } from 'vitest';
import { event } from '../../test/events.ts';
import { createEventIds } from '../core/event-id.ts';
import { openEventStore } from './event-store.ts';

let last = 0;
const open = () => openEventStore(`hk_test${++last}${Date.now()}`);

test('events come back in order of time, and go when they are removed', async () => {
  const store = open();
  const [one, two, three] = [event(), event(), event()];
  await store.put([three, one]);
  await store.put([two]);
  expect(await store.first(2)).toEqual([one, two]);
  await store.remove([one.eventId, two.eventId]);
  expect(await store.first(9)).toEqual([three]);
  store.close();
});

test('what is too old goes, then the oldest beyond a number, and the count is told', async () => {
  const store = open();
  const old = { ...event(), eventId: createEventIds({ now: () => 1_000_000, random: Math.random })() };
  const fresh = Array.from({ length: 5 }, () => event());
  await store.put([old, ...fresh]);
  expect(await store.trim(2_000_000, 10)).toBe(1);
  expect(await store.trim(2_000_000, 3)).toBe(2);
  expect(await store.first(10)).toEqual(fresh.slice(2));
  store.close();
});
