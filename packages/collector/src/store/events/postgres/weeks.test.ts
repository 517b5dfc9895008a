import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { askDatabase, describeWithPostgres, newSchema } from '../../../../test/postgres-database.ts';
import type { EventRecord } from '../event-store.ts';
import { openPostgresEvents } from './index.ts';

const DAY = 86_400_000;
/** A Wednesday in the middle of the day; the week began on 2026-11-16. */
const NOW = Date.UTC(2026, 10, 18, 12);

/** An event whose id was made at one instant and which is received at another. */
function eventAt(at: number, receivedAt = NOW, name = 'page.viewed'): EventRecord {
  const time = at.toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${randomBytes(6).toString('hex')}`;
  const event = { eventId, name, at, visitorId: 'v', sessionId: 's', page: { path: '/' } };
  return { event, at: Math.min(at, receivedAt), receivedAt };
}

async function setUp() {
  const place = await newSchema();
  const open = async () => {
    const store = await openPostgresEvents(place.url, place.schema);
    onTestFinished(() => store.close());
    return store;
  };
  const ask = (text: string) => askDatabase(place.url, text);
  const tables = async () => {
    const text = `SELECT relname FROM pg_class WHERE relnamespace = '${place.schema}'::regnamespace AND relispartition AND relkind = 'r' ORDER BY 1`;
    return (await ask(text)).map((row) => row['relname']);
  };
  const rowsOf = async (table: string) =>
    Number((await ask(`SELECT count(*) AS rows FROM ${place.schema}.${table}`))[0]?.['rows']);
  return { open, store: await open(), tables, rowsOf };
}

describeWithPostgres('the weeks of the log', () => {
  test('each week has its table, made two days ahead; what is far off shares one', async () => {
    const { store, tables, rowsOf } = await setUp();
    await store.append('app', [eventAt(NOW), eventAt(NOW - 8 * DAY), eventAt(0), eventAt(NOW + 3_650 * DAY)]);
    expect(await tables()).toEqual(['event_other', 'event_w2966', 'event_w2967']);
    expect([await rowsOf('event_w2966'), await rowsOf('event_w2967'), await rowsOf('event_other')]).toEqual([1, 1, 2]);
    await store.append('app', [eventAt(NOW + 3 * DAY, NOW + 3 * DAY)]);
    expect(await tables()).toContain('event_w2968');
    expect(await store.count('app')).toEqual({ stored: 5, distinct: 5 });
  });

  test('collectors that make the same weeks at the same moment do not hinder each other', async () => {
    const { open, tables } = await setUp();
    const stores = await Promise.all(Array.from({ length: 4 }, open));
    const weeks = [0, 7, 14, 21].map((days) => NOW - days * DAY);
    await Promise.all(
      stores.map((store) =>
        store.append(
          'app',
          weeks.map((at) => eventAt(at)),
        ),
      ),
    );
    expect(await tables()).toHaveLength(5);
    expect(await stores[0]?.count('app')).toEqual({ stored: 16, distinct: 16 });
  });

  test('an event from a clock that is ahead is known again when its week has come', async () => {
    const { open, store, rowsOf } = await setUp();
    const early = eventAt(NOW + 40 * DAY);
    await store.append('app', [early]);
    expect(await rowsOf('event_other')).toBe(1);
    const later = { ...early, receivedAt: NOW + 40 * DAY };
    // Another collector, which has not seen it before.
    expect(await (await open()).append('app', [later, eventAt(NOW + 40 * DAY, NOW + 40 * DAY)])).toEqual({
      accepted: 1,
      duplicates: 1,
    });
    expect(await rowsOf('event_other')).toBe(0);
    expect(await store.append('app', [early])).toEqual({ accepted: 0, duplicates: 1 });
  });

  test('a week of which nearly everything is forgotten is dropped, and what stays of it is known again', async () => {
    const { store, tables, rowsOf } = await setUp();
    const old = Array.from({ length: 9 }, () => eventAt(NOW - 14 * DAY));
    const stays = eventAt(NOW - 14 * DAY, NOW, 'visitor.identified');
    const fresh = eventAt(NOW);
    await store.append('app', [...old, stays, fresh]);
    expect(await tables()).toContain('event_w2965');
    expect(await store.forget('app', 'usage', NOW - 7 * DAY)).toBe(9);
    expect(await tables()).not.toContain('event_w2965');
    expect(await rowsOf('event_other')).toBe(1);
    expect(await store.append('app', [stays, fresh])).toEqual({ accepted: 0, duplicates: 2 });
  });

  test('a week of which much stays is kept', async () => {
    const { store, tables } = await setUp();
    await store.append('app', [eventAt(NOW - 14 * DAY), eventAt(NOW - 14 * DAY)]);
    await store.append('other', [eventAt(NOW - 14 * DAY)]);
    expect(await store.forget('app', 'usage', NOW - 7 * DAY)).toBe(2);
    expect(await tables()).toContain('event_w2965');
    expect(await store.count('other')).toEqual({ stored: 1, distinct: 1 });
  });

  test('an event comes once, whichever of several collectors it is sent to, at the same moment', async () => {
    const { open, store } = await setUp();
    const stores = [store, await open(), await open()];
    const batches = Array.from({ length: 6 }, () => Array.from({ length: 50 }, () => eventAt(NOW)));
    const answers = await Promise.all(
      batches.flatMap((batch, index) =>
        stores.map((one, place) => one.append('app', (index + place) % 2 === 0 ? batch : batch.toReversed())),
      ),
    );
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(300);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(600);
    expect(await store.count('app')).toEqual({ stored: 300, distinct: 300 });
  });
});
