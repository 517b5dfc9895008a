import { expect, test } from 'vitest';
import type { Event } from '@handrail/protocol';
import type { EventRecord, EventStore } from '../event-store.ts';
import { openMemoryEvents } from '../memory/index.ts';
import { openSqliteEvents } from './index.ts';

const NOW = 1_767_225_600_000;
const DAY = 86_400_000;
const ROWS = 11_000;
const WINDOW = { from: NOW - 3 * DAY, until: NOW + 1 };
const NAMES = ['page.viewed', 'element.clicked', 'invoice.saved'];

/** Rows of several batches to read, and of several zones; some come late, some are equal in their session but for their ids. */
function recordOf(place: number): EventRecord {
  const turned = (place * 7_919) % ROWS;
  const at = NOW - Math.floor(Math.abs(place % 9 === 0 ? turned : ROWS - place) / 300) * 2_700_000;
  const id = String(turned).padStart(12, '0') + (place < ROWS ? '' : 'a');
  const event = {
    eventId: `${NOW.toString(16).padStart(12, '0').replace(/^.{8}/, '$&-')}-7000-8000-${id.slice(-12)}`,
    name: NAMES[place % 3],
    at,
    ...(place % 4 !== 0 && { seq: place % 50 }),
    ...{ visitorId: `v-${place % 13}`, sessionId: `s-${place % 91}`, page: { path: `/${place % 10}` } },
  };
  // Made of the parts above, which are events.
  return { event: event as Event, at, receivedAt: NOW };
}

async function filled(store: EventStore): Promise<EventStore> {
  await store.append(
    'app',
    Array.from({ length: ROWS }, (_, place) => recordOf(place)),
  );
  // The numbers of its rows are given again.
  await store.eraseVisitor('app', 'v-11');
  await store.append(
    'app',
    Array.from({ length: 900 }, (_, place) => recordOf(ROWS + place)),
  );
  const lone = recordOf(ROWS);
  await store.append('app', [
    { ...lone, at: NOW, event: { ...lone.event, visitorId: 'lone', eventId: lone.event.eventId.replace(/.$/, 'b') } },
  ]);
  return store;
}

test('of many rows in no order every answer is that of the plain engine', async () => {
  const [store, plain] = [await filled(openSqliteEvents(':memory:')), await filled(openMemoryEvents())];
  const window = { from: WINDOW.from + 7, until: NOW - DAY / 4 + 3 };
  const asked = [
    (of: EventStore) => of.events('app', { window, limit: 300 }),
    (of: EventStore) => of.events('app', { window, path: '/3', limit: 60 }),
    (of: EventStore) => of.events('app', { window, name: 'page.viewed', limit: 9_999 }),
    (of: EventStore) => of.events('app', { window, limit: 60, before: { at: NOW - 2 * DAY, eventId: 'f' } }),
    (of: EventStore) => of.paths('app', { window, limit: 99 }),
    (of: EventStore) => of.timeInApp('app', [window]),
    (of: EventStore) => of.walks('app', { window, at: { path: '/3' }, way: 'after', steps: 3, limit: 99 }),
    (of: EventStore) => of.walks('app', { window, at: { name: 'invoice.saved' }, way: 'before', steps: 2, limit: 99 }),
    (of: EventStore) => of.funnel('app', [{ path: '/1' }, { name: 'invoice.saved' }, { path: '/9' }], { window }),
    (of: EventStore) => of.funnel('app', [{ path: '/2' }, { name: 'page.viewed' }], { window, withinMs: 0 }),
    (of: EventStore) => of.people('app', { window, fits: { path: '/3' }, limit: 5 }),
    (of: EventStore) => of.activePeople('app', [window, { from: NOW - 5_000_000, until: NOW + 1 }]),
    (of: EventStore) => of.activePeople('app', [{ from: NOW - DAY, until: NOW - DAY + 1 }]),
  ];
  for (const ask of asked) expect(await ask(store)).toEqual(await ask(plain));
  await store.close();
});
