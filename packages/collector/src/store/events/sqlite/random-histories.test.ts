import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Event } from '@handrail/protocol';
import type { EventRecord, EventStore, TimeWindow } from '../event-store.ts';
import { openMemoryEvents } from '../memory/index.ts';
import { openSqliteEvents, rebuildSqliteEvents } from './index.ts';
import { pathsOfLog } from './log-files.ts';
import { QUARTER_MS } from './span.ts';

const DAY = 86_400_000;
const NOW = 1_767_225_600_000;
const FIRST = NOW - 30 * DAY;
const PEOPLE = ['ada', 'ben', 'cat'];
const VISITORS = [...PEOPLE, 'anon-1', 'anon-2', 'anon-3'];

type Act = { visitorId: string; at: number; skew: number; what: number };
type Step =
  | { do: 'send'; acts: Act[] }
  | { do: 'again' }
  | { do: 'forget'; eventClass: 'usage' | 'guide' | 'custom'; before: number }
  | { do: 'erase'; visitorId: string };

const instant = fc.oneof(
  fc.integer({ min: FIRST, max: NOW }),
  fc.integer({ min: FIRST / QUARTER_MS, max: NOW / QUARTER_MS }).map((quarter) => Math.floor(quarter) * QUARTER_MS),
);
const act: fc.Arbitrary<Act> = fc.record({
  visitorId: fc.constantFrom(...VISITORS),
  at: instant,
  // Some clocks are wrong by a year.
  skew: fc.constantFrom(0, 0, 0, 5_000, -365 * DAY),
  what: fc.nat(11),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(act, { minLength: 1, maxLength: 12 }).map((acts) => ({ do: 'send' as const, acts })),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'again' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('forget' as const),
      eventClass: fc.constantFrom('usage' as const, 'guide' as const, 'custom' as const),
      before: instant,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), visitorId: fc.constantFrom(...VISITORS) }) },
);

const button = (id: string) => ({ element: { kind: 'button', signals: { id } } });
const WHAT: object[] = [
  { name: 'page.viewed', page: { path: '/a' } },
  { name: 'page.viewed', page: { path: '/b', title: 'B' } },
  { name: 'element.clicked', page: { path: '/a' }, ...button('save') },
  { name: 'element.clicked', page: { path: '/b' }, ...button('send') },
  { name: 'frustration.noticed', page: { path: '/a' }, props: { kind: 'rage' }, ...button('save') },
  { name: 'form.abandoned', page: { path: '/a' } },
  { name: 'guide.started', guideId: 'g', version: 1 },
  { name: 'step.shown', guideId: 'g', version: 1, stepId: 's1' },
  { name: 'step.shown', guideId: 'g', version: 1, stepId: 's2' },
  { name: 'guide.dismissed', guideId: 'g', version: 1, stepId: 's1' },
  { name: 'guide.completed', guideId: 'g', version: 1 },
  { name: 'invoice.saved', props: { amount: 3 } },
];

let made = 0;
function toRecord({ visitorId, at, skew, what }: Act): EventRecord {
  const time = (at + skew).toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const [person] = PEOPLE.filter((_, index) => index === what % 3);
  const is = what === 0 && PEOPLE.includes(visitorId) ? { props: { anonymousId: `anon-${(at % 3) + 1}` } } : undefined;
  const more = is ? { name: 'visitor.identified', ...is, traits: { role: person ?? 'none' } } : WHAT[what];
  const common = { eventId, at: at + skew, visitorId, sessionId: `s-${at % 4}`, page: { path: '/' } };
  // Made of the parts above, which are events.
  return { event: { ...common, ...more } as Event, at, receivedAt: NOW };
}

const isLoneIdentity = ({ event }: EventRecord, index: number, all: readonly EventRecord[]): boolean =>
  event.name !== 'visitor.identified' || all.findIndex((other) => other.event.name === event.name) === index;

async function play(stores: EventStore[], steps: readonly Step[]): Promise<void> {
  let last: EventRecord[] = [];
  for (const one of steps) {
    // Of one batch that spans weeks, it is not said who was identified first.
    if (one.do === 'send') last = one.acts.map(toRecord).filter(isLoneIdentity);
    const answers = await Promise.all(
      stores.map((store) => {
        if (one.do === 'forget') return store.forget('app', one.eventClass, one.before);
        if (one.do === 'erase') return store.eraseVisitor('app', one.visitorId);
        return store.append('app', last);
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  }
}

const sorted = (list: object[]): string[] => list.map((one) => JSON.stringify(one)).sort();

async function ask(store: EventStore, window: TimeWindow) {
  const uses = [{ element: { signals: { id: 'save' } } }, { path: '/b' }];
  return {
    count: await store.count('app'),
    active: await store.activePeople('app', [window]),
    byRole: await store.activeByTrait('app', window, 'role'),
    totals: await store.guideTotals('app', ['g'], [window]),
    steps: await store.stepTotals('app', 'g', window),
    journeys: sorted(await store.journeys('app', 'g', window)),
    feature: await store.featureUse('app', uses, { windows: [window] }),
    featureByRole: await store.featureUse('app', uses, { windows: [window], by: 'role' }),
    pages: await store.topPages('app', window, 10),
    elements: await store.topElements('app', window, 10),
    frustration: await store.frustration('app', window, 10),
    troubles: await store.frustrationTimes('app', [window, { from: window.from, until: window.until + DAY }]),
    paths: await store.paths('app', { window, limit: 10 }),
    time: await store.timeInApp('app', [window]),
    retention: await store.retention('app', [window]),
    funnel: await store.funnel('app', [{ name: 'page.viewed' }, { uses }], { window }),
    walks: await store.walks('app', { window, at: { guideId: 'g' }, way: 'after', steps: 2, limit: 9 }),
    people: await store.people('app', { window, fits: { path: '/a' }, limit: 9 }),
    events: (await store.events('app', { window, limit: 5 })).events,
    history: await store.history('app', 'ada'),
  };
}

/** All that is counted in a file, in words: numbers of cells may differ. */
function countedIn(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const all = database
    .prepare(
      `SELECT c.app, c.sort, c.name, c.a, c.b, t.span, t.times, NULL AS piece, NULL AS bits FROM tally t JOIN cell c ON c.id = t.cell
       UNION ALL SELECT c.app, c.sort, c.name, c.a, c.b, d.span, NULL, d.piece, hex(d.bits) FROM crowd d JOIN cell c ON c.id = d.cell
       UNION ALL SELECT app, class, stored, NULL, NULL, NULL, NULL, NULL, NULL FROM extent ORDER BY 1, 2, 3, 4, 5, 6, 8`,
    )
    .all();
  database.close();
  return all;
}

test('whatever happens, the answers are those of the plain engine, and what is counted is what counting again gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), instant, fc.boolean(), async (steps, edge, isWhole) => {
      const folder = mkdtempSync(join(tmpdir(), 'handrail-random-'));
      const path = join(folder, 'events.sqlite');
      const options = { later: (flush: () => void) => flush(), clock: { now: () => NOW } };
      const store = openSqliteEvents(path, options);
      const plain = openMemoryEvents();
      await play([store, plain], steps);
      // Who was active by events that are gone is known by quarters of an hour.
      const byQuarters = isWhole || steps.some((one) => one.do === 'forget');
      const from = byQuarters ? Math.floor(edge / QUARTER_MS) * QUARTER_MS : edge;
      for (const window of [
        { from: FIRST - DAY, until: NOW + DAY },
        { from, until: from + 9 * DAY },
      ]) {
        expect(await ask(store, window)).toEqual(await ask(plain, window));
      }
      const files = pathsOfLog(path);
      await store.close();
      const before = files.map(countedIn);
      await rebuildSqliteEvents(path);
      expect(files.map(countedIn)).toEqual(before);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: process.env['HANDRAIL_FULL'] ? 500 : 20, endOnFailure: true },
  );
});
