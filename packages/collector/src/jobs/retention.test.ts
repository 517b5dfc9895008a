import { expect, test } from 'vitest';
import { ALL, record } from '../store/events/made-events.contract.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { forgetOldEvents } from './retention.ts';

const DAY_HOURS = 24;

test('each app keeps each class for as long as it says, in whole days, and for ever what it does not name', async () => {
  const stores = { records: openMemoryRecords(), events: openMemoryEvents() };
  await stores.records.apps.put({ appId: 'app', appKey: 'hk_12345678', name: 'A', retention: { usage: 2, custom: 3 } });
  await stores.records.apps.put({ appId: 'other', appKey: 'hk_87654321', name: 'B' });
  const days = [1, 2, 3, 4].map((day) => day * DAY_HOURS);
  const events = days.flatMap((hour) => [
    record('v', 'page.viewed', hour + 1),
    record('v', 'saved', hour + 1),
    record('v', 'error.caught', hour + 1),
  ]);
  await stores.events.append('app', events);
  await stores.events.append('other', events);
  // In the middle of day 5: usage goes back to the start of day 3, custom to that of day 2.
  const clock = { now: () => (5 * DAY_HOURS + 12) * 3_600_000 };
  await forgetOldEvents(stores, clock);
  const namesOf = async (appId: string) =>
    (await stores.events.events(appId, { window: ALL, limit: 100 })).events
      .map(({ event, at }) => `${event.name} ${Math.floor(at / 86_400_000)}`)
      .sort();
  expect(await namesOf('app')).toEqual([
    ...[1, 2, 3, 4].map((day) => `error.caught ${day}`),
    ...[3, 4].map((day) => `page.viewed ${day}`),
    ...[2, 3, 4].map((day) => `saved ${day}`),
  ]);
  expect(await namesOf('other')).toHaveLength(12);
});
