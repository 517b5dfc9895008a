import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CLIENT } from '@handrail/protocol/explore';
import type { EventRecord, EventStore } from '../event-store.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import { openMemoryEvents } from '../memory/index.ts';
import { openSqliteEvents } from './index.ts';
import { openLogFile, type LogFile } from './log-file.ts';
import { rebuildRollups } from './rebuild.ts';
import { REST } from './week.ts';

const NOW = 1_767_225_600_000;
const ALL = { from: 0, until: NOW + 1 };

/** Rows of one batch: of a session that is long ago or new, at a place that may be as far as one can be. */
function rowsOf(visitorId: string, first: number, rows: number): EventRecord[] {
  return Array.from({ length: rows }, (_, index) => {
    const place = first + index;
    // Older than any file of a week, so that all rows lie in one file in the order in which they came.
    const at = NOW - 500 * 86_400_000 * (1 + (place % 2)) - place;
    const event = {
      eventId: `${(NOW - 900 * 86_400_000).toString(16).padStart(12, '0').replace(/^.{8}/, '$&-')}-7000-8000-${String(place).padStart(12, '0')}`,
      ...{
        name: place % 5 === 0 ? 'invoice.saved' : 'page.viewed',
        at: at - 1_000,
        visitorId,
        sessionId: `s-${place % 7}`,
      },
      ...{ seq: place % 3 === 0 ? 4_294_967_295 : place, page: { path: `/${place % 4}` } },
      ...(place % 11 === 0 && {
        name: place % 2 === 0 ? 'guide.started' : 'guide.snoozed',
        guideId: 'g',
        props: place % 2 === 0 ? { mode: 'practice' } : { until: NOW + place },
      }),
    };
    const client = place % 6 === 0 ? undefined : { browser: `Firefox ${140 + (place % 2)}` };
    return { event, at, receivedAt: NOW, ...(client !== undefined && { client }) };
  });
}

function openBoth() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-packed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const book = join(folder, 'events.sqlite');
  const clock = { now: () => NOW };
  const both = [openSqliteEvents(book, { clock }), openMemoryEvents()] as const;
  const file: LogFile = openLogFile(REST, book, join(folder, 'events', 'rest.sqlite'));
  onTestFinished(async () => {
    file.close();
    for (const store of both) await store.close();
  });
  const inBoth = async (run: (store: EventStore) => Promise<unknown>) => {
    for (const store of both) await run(store);
  };
  const packed = () => file.sql('SELECT id FROM packed ORDER BY id').all().length;
  const made = () =>
    ['SELECT id, hex(numbers) FROM packed', 'SELECT * FROM zone'].map((sql) => file.sql(`${sql} ORDER BY id`).all());
  return { file, both, inBoth, packed, made };
}

async function expectAlike([store, plain]: readonly [EventStore, EventStore]): Promise<void> {
  const who = { [CLIENT.browser]: ['Firefox 141', null] };
  const asked = [
    (of: EventStore) => of.people('app', { window: ALL, limit: 9 }),
    (of: EventStore) => of.people('app', { window: ALL, limit: 9, who, fits: { path: '/2' } }),
    (of: EventStore) => of.timeInApp('app', [{ from: 0, until: NOW - 600 * 86_400_000 }]),
    (of: EventStore) => of.topPages('app', ALL, 9),
    (of: EventStore) => of.history('app', 'ada'),
    (of: EventStore) => of.paths('app', { window: ALL, limit: 99 }),
    (of: EventStore) =>
      of.funnel('app', [{ name: 'invoice.saved' }, { guideId: 'g' }, { path: '/2' }], { window: ALL }),
  ];
  for (const ask of asked) expect(await ask(store)).toEqual(await ask(plain));
}

test('what is asked of packed rows is what the plain engine answers, also when their numbers are given again', async () => {
  const { both, inBoth, packed } = openBoth();
  await inBoth((store) => store.append('app', rowsOf('ada', 0, 1_019)));
  await inBoth((store) => store.append('app', rowsOf('bert', 2_000, 6)));
  await inBoth((store) => store.append('app', rowsOf('carl', 3_000, 1_100)));
  await expectAlike(both);
  expect(packed()).toBe(2);

  await inBoth((store) => store.eraseVisitor('app', 'bert'));
  expect(packed()).toBe(0);
  await expectAlike(both);
  await inBoth((store) => store.forget('app', 'usage', 0));
  expect(packed()).toBe(2);
  await expectAlike(both);

  // The last rows go, and of the first zone none with them; what comes next has numbers in it.
  await inBoth((store) => store.eraseVisitor('app', 'carl'));
  await inBoth((store) => store.append('app', rowsOf('dora', 5_000, 10)));
  await expectAlike(both);
});

test('what is packed and counted of rows as they came is what their rows in the file give', async () => {
  const { file, both, inBoth, made } = openBoth();
  const [store] = both;
  await inBoth((one) => one.append('app', rowsOf('ada', 0, 700)));
  await expectAlike(both);
  // Some come again, between others that are new; then some come that are taken back.
  const mixed = Array.from({ length: 2_000 }, (_, index) => rowsOf('ada', 690 + index - (index % 3) * 300, 1)).flat();
  await inBoth((one) => one.append('app', mixed));
  const broken = rowsOf('bert', 4_000, 40).map((row, index) => (index < 39 ? row : { ...row, at: NaN }));
  await expect(store.append('app', broken)).rejects.toThrow();
  await expectAlike(both);

  // The last go before the zone they began is full.
  await inBoth((one) => one.append('app', rowsOf('carl', 5_000, 300)));
  await inBoth((one) => one.eraseVisitor('app', 'carl'));
  await inBoth((one) => one.append('app', rowsOf('dora', 6_000, 3_000)));
  await expectAlike(both);
  const before = made();
  expect(before[0]?.length).toBeGreaterThan(3);
  inTransaction(file.database, () => rebuildRollups(file));
  expect(made()).toEqual(before);
});
