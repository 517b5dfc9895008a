import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CLIENT } from '@handrail/protocol/explore';
import type { EventRecord, EventStore } from '../event-store.ts';
import { openMemoryEvents } from '../memory/index.ts';
import { openSqliteEvents } from './index.ts';
import { openLogFile, type LogFile } from './log-file.ts';
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
      ...{ name: place % 5 === 0 ? 'invoice.saved' : 'page.viewed', at, visitorId, sessionId: `s-${place % 7}` },
      ...{ seq: place % 3 === 0 ? 4_294_967_295 : place, page: { path: `/${place % 4}` } },
      ...(place % 11 === 0 && {
        name: 'guide.started',
        guideId: 'g',
        props: place % 2 === 0 ? { mode: 'practice' } : {},
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
  return { both, inBoth, packed };
}

async function expectAlike([store, plain]: readonly [EventStore, EventStore]): Promise<void> {
  const who = { [CLIENT.browser]: ['Firefox 141', null] };
  const asked = [
    (of: EventStore) => of.people('app', { window: ALL, limit: 9 }),
    (of: EventStore) => of.people('app', { window: ALL, limit: 9, who, fits: { path: '/2' } }),
    (of: EventStore) => of.timeInApp('app', [{ from: 0, until: NOW - 600 * 86_400_000 }]),
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
