import type { EventClass, TraitValue } from '@handrail/protocol';
import fc from 'fast-check';
import { test } from 'vitest';
import { deepStrictEqual } from 'node:assert';
import type { EventRecord, EventStore } from './event-store.ts';
import { HOUR, nextId, record, type Open } from './made-events.contract.ts';
import { openMemoryEvents } from './memory/index.ts';

type Deed = { append: EventRecord[] } | { erase: string } | { forget: EventClass; before: number };

/** Whatever happens, an engine answers as the plain reference does. */
export function agreementContract(open: Open, numRuns = 60): void {
  test('random histories: every answer is that of the plain reference', { timeout: 120_000 }, async () => {
    const store = await open();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 5 }), async (deeds) => {
        const app = `run-${(run += 1)}`;
        const reference = openMemoryEvents();
        for (const one of deeds) deepStrictEqual(await carryOut(store, app, one), await carryOut(reference, app, one));
        deepStrictEqual(await everything(store, app), await everything(reference, app));
      }),
      { numRuns },
    );
  });
}

async function carryOut(store: EventStore, app: string, deed: Deed): Promise<unknown> {
  if ('append' in deed) return store.append(app, deed.append);
  if ('erase' in deed) return store.eraseVisitor(app, deed.erase);
  return store.forget(app, deed.forget, deed.before);
}

const DAY = 24 * HOUR;
const DAYS = [0, 1, 2, 3].map((day) => ({ from: day * DAY, until: (day + 1) * DAY }));
const ALL = { from: 0, until: 4 * DAY };
// On quarters of an hour, as these are what is kept of who was active.
const PARTS = [ALL, { from: 5 * HOUR, until: 30 * HOUR }];
const USES = [{ element: { signals: { id: 'a' } }, path: '/a*' }, { path: '/b' }];

async function everything(store: EventStore, app: string): Promise<unknown> {
  const who = { plan: ['new', null], seats: [1, 2, null] };
  const steps = [{ path: '/a*' }, { name: 'page.viewed' }, { uses: USES }, { guideId: 'g' }];
  const inFirefox = { '@browser': ['Firefox'] };
  const inVersion = { '@appVersion': ['1.0', null], '@browser': ['Chrome 140', null] };
  const window = PARTS[1] ?? ALL;
  const exported = [];
  for await (const one of store.exportVisitor(app, 'ada')) exported.push(one);
  return {
    count: await store.count(app),
    active: [
      await store.activePeople(app, [...DAYS, ...PARTS]),
      await store.activePeople(app, PARTS, who),
      await store.activePeople(app, [...DAYS, ...PARTS], inFirefox),
      await store.activePeople(app, [{ from: 1, until: DAY + 60_000 }, ALL], { ...who, ...inVersion }),
    ],
    byTrait: [
      await store.activeByTrait(app, ALL, 'plan', inFirefox),
      await store.activeByTrait(app, window, 'seats'),
      await store.activeByTrait(app, ALL, '@browser', who),
      await store.activeByTrait(app, window, '@appVersion', inVersion),
    ],
    funnels: [
      await store.funnel(app, steps, { window: ALL }),
      await store.funnel(app, steps.slice(0, 2), { window, withinMs: HOUR, who }),
      await store.funnel(app, steps.slice(1), { window: ALL, by: 'plan' }),
      await store.funnel(app, steps.slice(0, 2), { window: ALL, by: 'seats', who: inVersion }),
      await store.funnel(app, steps.slice(0, 2), { window: ALL, by: '@browser', who }),
    ],
    feature: [
      await store.featureUse(app, USES, { windows: [...DAYS, ALL] }),
      await store.featureUse(app, USES, { windows: PARTS, by: 'seats', who }),
      await store.featureUse(app, USES, { windows: DAYS, who: inFirefox }),
      await store.featureUse(app, USES, { windows: PARTS, by: '@appVersion', who: inVersion }),
      await store.featureUse(app, USES, { windows: PARTS, by: 'plan', who: { ...who, ...inVersion } }),
    ],
    retention: [
      await store.retention(app, DAYS),
      await store.retention(app, DAYS.slice(1), who),
      await store.retention(app, DAYS.slice(1), inFirefox),
      await store.retention(app, DAYS.slice(1), { ...who, ...inVersion }),
    ],
    time: [
      await store.timeInApp(app, PARTS),
      await store.timeInApp(app, DAYS, who),
      await store.timeInApp(app, PARTS, inVersion),
    ],
    pages: [await store.topPages(app, ALL, 2), await store.paths(app, { window: ALL, limit: 5 })],
    walks: [
      await store.walks(app, { window: ALL, at: { path: '/a*' }, way: 'after', steps: 2, limit: 9 }),
      await store.walks(app, { window, at: { name: 'saved' }, way: 'before', steps: 3, limit: 4, who }),
      await store.walks(app, { window: ALL, at: { path: '/a*' }, way: 'after', steps: 2, limit: 9, who: inFirefox }),
    ],
    people: [
      await store.people(app, { window: ALL, limit: 2 }),
      await store.people(app, { window, limit: 9, fits: { uses: USES }, who }),
      await store.people(app, { window: ALL, limit: 9, who: { ...who, ...inVersion } }),
    ],
    next: await store.paths(app, { window, from: '/a', limit: 5 }),
    elements: [await store.topElements(app, ALL, 2), await store.frustration(app, window, 3)],
    troubles: await store.frustrationTimes(app, [ALL, window, ...DAYS, ...PARTS]),
    lists: [
      await store.events(app, { window: ALL, limit: 99 }),
      await store.events(app, { window: ALL, names: ['page.viewed', 'nothing.happened', 'guide.started'], limit: 99 }),
      await store.events(app, { window, path: '/a*', visitorId: 'ada', limit: 2, before: { at: DAY, eventId: '0' } }),
    ],
    exported,
    guides: await store.guideTotals(app, ['g', 'nobody'], [ALL, window, ...DAYS, ...PARTS]),
    outcomes: [
      await store.outcomes(app, 'g', { window: ALL, quietSince: DAY, by: 'plan' }),
      await store.outcomes(app, 'h', { window, quietSince: 2 * DAY }),
    ],
    goals: [
      await store.goal(app, 'g', { window, goal: { name: 'page.viewed' }, withinMs: DAY, now: 3 * DAY }),
      await store.goal(app, 'h', { window: ALL, goal: { uses: USES }, withinMs: HOUR, now: 0 }),
    ],
    histories: [await store.history(app, 'ada'), await store.history(app, 'x')],
  };
}

const one = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const ELEMENTS = [
  { kind: 'button', signals: { id: 'a' } },
  { kind: 'button', signals: { id: 'a', name: 'b' }, within: ['main'] },
  { kind: 'a', role: 'link' },
];
/** A few people in a few places, so that much of what they do meets. */
const happening = fc
  .record({
    visitorId: one('ada', 'ben', 'x', 'y'),
    // Quarters of an hour, with a minute or a millisecond before or after.
    quarter: fc.integer({ min: 0, max: 4 * 96 - 1 }),
    aside: one(0, 0, 0, 1, 60_000, 899_999),
    sessionId: one('one', 'two'),
    seq: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    path: one('/a', '/a/1', '/b', '/𝒂', '/\uffee'),
    client: one(
      ...[{ browser: 'Firefox 140', appVersion: '1.0' }, { browser: 'Firefox 141' }, { appVersion: '1.0' }],
      ...[{ browser: 'Chrome 140', appVersion: '1.1' }, undefined],
    ),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ name: 'page.viewed' }) },
      fc.record({ name: one('element.clicked', 'form.abandoned'), element: one(...ELEMENTS, undefined) }),
      fc.record({
        name: one('frustration.noticed'),
        element: one(...ELEMENTS),
        props: fc.record({ kind: one('rage', 'dead', 'error', 'bored') }),
      }),
      fc.record({
        name: one('visitor.identified'),
        props: fc.record({ anonymousId: one('x', 'y', 'ada') }),
        traits: fc.record(
          { plan: one<TraitValue>('new', 'old'), seats: one<TraitValue>(1, 2, '1', true) },
          { requiredKeys: [] },
        ),
      }),
      fc.record({
        name: one(
          ...['guide.started', 'guide.completed', 'guide.dismissed', 'guide.withheld', 'guide.other'],
          ...['step.shown', 'step.completed', 'step.missed'],
        ),
        guideId: one('g', 'h'),
        version: one(1, 2),
        stepId: one('s', 't'),
        props: fc.option(
          fc.record(
            { mode: one('practise', 'guide'), by: one('call', 'page'), reason: one('hidden', 'timeout') },
            { requiredKeys: [] },
          ),
          { nil: undefined },
        ),
      }),
      fc.constant({ name: 'error.caught' }),
      fc.constant({ name: 'saved' }),
    ),
  })
  .map(({ visitorId, quarter, aside, sessionId, seq, path, client, what }): EventRecord => {
    const at = quarter * 900_000 + aside;
    const more = { sessionId, at, page: { path }, ...what, seq };
    const made = { ...record(visitorId, what.name, 0, { ...more, eventId: '' }), at, client };
    // As it comes from the wire: plain objects, nothing undefined.
    return JSON.parse(JSON.stringify(made)) as EventRecord;
  });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(happening, { maxLength: 25 }).map((records) => ({
      // Ids are given here, as they must not come twice.
      append: records.map((made) => ({ ...made, event: { ...made.event, eventId: nextId() } })),
    })),
  },
  fc.record({ erase: one('ada', 'ben', 'x') }),
  fc.record({
    forget: one<EventClass>('usage', 'custom', 'guide', 'error'),
    before: one(DAY, 2 * DAY + 60_000),
  }),
);
