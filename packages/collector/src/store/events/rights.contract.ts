import { expect, test } from 'vitest';
import type { EventRecord, EventStore } from './event-store.ts';
import { goldenCompany, FIVE_WEEKS, WEEKS } from './golden-company.contract.ts';
import { ALL, guide, holding, HOUR, identified, record, type Open } from './made-events.contract.ts';

/** What a visitor may ask for, and what is not kept for ever. */
export function rightsContract(open: Open): void {
  erasureContract(open);
  forgettingContract(open);
}

async function exported(store: EventStore, visitorId: string) {
  const all = [];
  for await (const one of store.exportVisitor('app', visitorId)) all.push(one);
  return all;
}

/** Everything that the store says about usage. */
const answers = async (store: EventStore) => ({
  active: await store.activePeople('app', [...WEEKS, FIVE_WEEKS]),
  byTrait: await store.activeByTrait('app', FIVE_WEEKS, 'department'),
  funnel: await store.funnel('app', [{ path: '/orders' }, { name: 'form.submitted' }], { window: FIVE_WEEKS }),
  feature: await store.featureUse('app', [{ element: {} }], { windows: WEEKS, by: 'department' }),
  retention: await store.retention('app', WEEKS),
  time: await store.timeInApp('app', WEEKS),
  pages: await store.topPages('app', FIVE_WEEKS, 99),
  paths: await store.paths('app', { window: FIVE_WEEKS, limit: 99 }),
  frustration: await store.frustration('app', FIVE_WEEKS, 99),
  frustrationTimes: await store.frustrationTimes('app', WEEKS),
  elements: await store.topElements('app', FIVE_WEEKS, 99),
  events: await store.events('app', { window: FIVE_WEEKS, limit: 999 }),
  guides: await store.guideTotals('app', ['welcome'], [FIVE_WEEKS]),
  count: await store.count('app'),
});

function erasureContract(open: Open): void {
  test('after a person was erased, every answer is as if they had never been there', async () => {
    for (const [asked, theirs] of [
      ['lea', ['lea', 'x-lea']],
      ['x-lea', ['lea', 'x-lea']],
      ['ben', ['ben']],
      ['cat', ['cat']],
      ['x-kit', ['x-kit']],
    ] as const) {
      const isTheirs = (visitorId: string) => theirs.some((one) => one === visitorId);
      const events = goldenCompany().filter(({ event }) => isTheirs(event.visitorId)).length;
      const store = await holding(open, ...goldenCompany());
      expect(await store.eraseVisitor('app', asked)).toBe(events);
      const without = await holding(open, ...goldenCompany().filter(({ event }) => !isTheirs(event.visitorId)));
      expect(await answers(store)).toEqual(await answers(without));
      expect(await exported(store, asked)).toEqual([]);
      expect(await store.eraseVisitor('app', asked)).toBe(0);
    }
  });

  test('histories and traits go too, and who comes back is somebody new', async () => {
    const is = record('ada', 'visitor.identified', 1, { traits: { plan: 'a' }, props: { anonymousId: 'anon' } });
    const store = await holding(open, is, guide('ada', 'guide.completed', 2), guide('anon', 'guide.started', 1));
    await store.append('app', [guide('ben', 'guide.started', 1)]);
    await store.append('other', [record('ada', 'saved', 1)]);
    await store.eraseVisitor('app', 'ada');
    expect(await store.history('app', 'ada')).toEqual([]);
    expect(await store.history('app', 'anon')).toEqual([]);
    expect(await store.history('app', 'ben')).toHaveLength(1);
    expect(await store.count('other')).toEqual({ stored: 1, distinct: 1 });
    await store.append('app', [record('ada', 'saved', 3), record('anon', 'saved', 3), record('cat', 'saved', 3)]);
    expect(await store.activeByTrait('app', ALL, 'plan')).toEqual([{ value: null, people: 3 }]);
    expect(await store.eraseVisitor('app', 'never seen')).toBe(0);
    expect(await store.eraseVisitor('nobody', 'ada')).toBe(0);
  });

  test('what is exported is all that the log has of a person, the oldest first', async () => {
    const events = [record('ada', 'x', 3), record('anon', 'x', 1), identified('ada', 'anon', 2), record('ben', 'x', 2)];
    const store = await holding(open, ...events, guide('ada', 'step.shown', 4, { stepId: 's', props: { mode: 'do' } }));
    const hers = await exported(store, 'ada');
    expect(hers.map(({ at }) => at / HOUR)).toEqual([1, 2, 3, 4]);
    expect(hers[1]).toEqual(events[2]);
    expect(await exported(store, 'anon')).toEqual(hers);
    expect(await exported(store, 'nobody')).toEqual([]);
  });
}

function forgettingContract(open: Open): void {
  lateContract(open);
  const every = () => [
    ...['guide.started', 'guide.completed'].map((name) => guide('ada', name, 1)),
    guide('ada', 'step.shown', 1, { stepId: 's' }),
    guide('ada', 'issue.affected', 1),
    ...['survey.answered', 'error.caught', 'page.viewed', 'page.timed', 'element.clicked'].map((name) =>
      record('ada', name, 1),
    ),
    ...['form.started', 'frustration.noticed', 'event.dropped'].map((name) => record('ada', name, 1)),
    ...['saved', 'invoice.saved', 'pages.viewed', 'error.thrown'].map((name) => record('ada', name, 1)),
    record('ada', 'visitor.identified', 1, { traits: { plan: 'a' } }),
  ];

  test.each([
    ['guide', 5],
    ['error', 1],
    ['usage', 6],
    ['custom', 4],
  ] as const)('events of the class %s are forgotten up to an instant, others stay', async (eventClass, events) => {
    const store = await holding(open, ...every(), ...every().map((one) => ({ ...one, at: 2 * HOUR })));
    await store.append('other', every());
    expect(await store.forget('app', eventClass, 2 * HOUR)).toBe(events);
    expect(await store.forget('app', eventClass, 2 * HOUR)).toBe(0);
    expect(await store.count('app')).toEqual({ stored: 34 - events, distinct: 34 - events });
    expect(await store.count('other')).toEqual({ stored: 17, distinct: 17 });
    const left = await store.events('app', { window: { from: 0, until: 2 * HOUR }, limit: 99 });
    expect(left.events).toHaveLength(17 - events);
    expect(await exported(store, 'ada')).toHaveLength(34 - events);
  });

  test('who was active when, histories and traits outlast what is forgotten; single events do not', async () => {
    const store = await holding(open, ...goldenCompany());
    const before = await answers(store);
    const end = FIVE_WEEKS.until;
    for (const eventClass of ['usage', 'custom', 'guide', 'error'] as const) await store.forget('app', eventClass, end);
    const after = await answers(store);
    expect(after.active).toEqual(before.active);
    expect(after.byTrait).toEqual(before.byTrait);
    expect(after.retention).toEqual(before.retention);
    const actives = (rows: typeof after.feature) =>
      rows.map(({ window, value, active }) => ({ window, value, active }));
    expect(actives(after.feature)).toEqual(actives(before.feature));
    expect(after.elements).toEqual([]);
    expect(after.events.events.every(({ event }) => event.name === 'visitor.identified')).toBe(true);
    expect(await store.history('app', 'cat')).toEqual([]);
  });

  test('a person who is erased is not counted among those of forgotten events either', async () => {
    const store = await holding(
      open,
      record('ada', 'saved', 1),
      guide('ada', 'guide.completed', 1),
      record('ben', 'x', 1),
    );
    await store.forget('app', 'custom', 2 * HOUR);
    await store.forget('app', 'guide', 2 * HOUR);
    expect(await store.history('app', 'ada')).toMatchObject([{ guideId: 'g', completedAt: HOUR }]);
    expect(await store.activePeople('app', [ALL])).toEqual([2]);
    await store.eraseVisitor('app', 'ada');
    expect(await store.activePeople('app', [ALL])).toEqual([1]);
    expect(await store.history('app', 'ada')).toEqual([]);
  });
}

/** The same id, by a clock of its own. */
const withId = (made: EventRecord, hour: number): EventRecord => {
  const time = (hour * HOUR).toString(16).padStart(12, '0');
  return {
    ...made,
    event: { ...made.event, eventId: `${time.slice(0, 8)}-${time.slice(8)}${made.event.eventId.slice(13)}` },
  };
};

/** What comes again when its first copy is gone. */
function lateContract(open: Open): void {
  test('what was forgotten is not stored again, whenever it comes, and of whatever time it is said to be then', async () => {
    const first = [withId(record('ada', 'saved', 1), 1), withId(record('ada', 'page.viewed', 1), 1)];
    const store = await holding(open, ...first);
    await store.forget('app', 'custom', 2 * HOUR);
    await store.forget('app', 'usage', 2 * HOUR);
    const late = first.map((one): EventRecord => ({ ...one, at: 9 * HOUR, receivedAt: 900 * HOUR, clamped: true }));
    for (const again of [first, late]) {
      expect(await store.append('app', again)).toEqual({ accepted: 0, duplicates: 2 });
    }
    expect(await store.count('app')).toEqual({ stored: 0, distinct: 0 });
    // Others are not meant: later ones, those of a class that is kept, those whose clock is behind all the time, other apps.
    const kept = [record('ada', 'saved', 3), record('ada', 'error.caught', 1), withId(record('ben', 'saved', 3), 0)];
    expect(await store.append('app', kept)).toEqual({ accepted: 3, duplicates: 0 });
    expect(await store.append('other', first)).toEqual({ accepted: 2, duplicates: 0 });
  });

  test('once an app was taken away, what comes again is stored', async () => {
    const first = record('ada', 'saved', 1);
    const store = await holding(open, first);
    await store.forget('app', 'custom', 2 * HOUR);
    await store.removeApp('app');
    expect(await store.append('app', [first])).toEqual({ accepted: 1, duplicates: 0 });
  });

  test('what was erased is refused when it comes again, and nobody is made of it', async () => {
    const events = [record('ada', 'saved', 1), identified('ada', 'anon', 2), record('anon', 'saved', 1)];
    const store = await holding(open, ...events);
    await store.eraseVisitor('app', 'ada');
    expect(await store.append('app', events)).toEqual({ accepted: 0, duplicates: 3 });
    expect(await store.activePeople('app', [ALL])).toEqual([0]);
    expect(await store.append('other', events)).toEqual({ accepted: 3, duplicates: 0 });
  });
}
