import type { FigureQuestion, Goal } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { Stores } from '../services/stores.ts';
import { EXPORT, goldenCompany } from '../store/events/golden-company.contract.ts';
import { guide, HOUR, record } from '../store/events/made-events.contract.ts';
import { createMetrics } from './index.ts';
import { addTicket, RANGE, settings, START, state } from './support.contract.ts';

const WEEK_1 = { from: '2026-09-28', to: '2026-10-04' };
const WEEK_2 = { from: '2026-10-05', to: '2026-10-11' };
const WEEK_4 = { from: '2026-10-19', to: '2026-10-25' };
const WEEK_5 = { from: '2026-10-26', to: '2026-11-01' };
const MONDAY = Date.parse('2026-11-02T12:00+01:00');

const draftOf = (guideId: string) => ({
  ...{ kind: 'walkthrough' as const, guideId, title: guideId, trigger: { on: 'call' as const } },
  steps: [{ type: 'dialog' as const, stepId: 'hello', title: 'Hello', blocks: [] }],
});
const desk = { authors: [], reviews: [], labels: [] };

/** The company of `golden-company.contract.ts` with its head-count, seats, a feature and two guides. */
async function company(open: () => Promise<Stores>) {
  const stores = await open();
  const { records, events } = stores;
  await records.apps.put({
    ...{ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' },
    headcount: { sales: 6, support: 10, hr: 5, it: 3 },
    licences: { seats: { sales: 5, support: 5 }, price: { amount: 12, currency: 'EUR', per: 'month' } },
  });
  await records.features.put('demo', { featureId: 'export', name: 'Export', uses: [{ element: EXPORT }] });
  for (const guideId of ['welcome', 'orders']) {
    await records.guides.put('demo', { draft: draftOf(guideId), revision: 1, updatedAt: 1, updatedBy: null, desk }, 0);
  }
  await events.append('demo', goldenCompany());
  // Five of the first week sit in the north; said within a minute in which they do something anyway.
  const first = [
    ...[['ada', '2026-09-28T09:00+02:00'] as const, ['ben', '2026-09-28T10:00+02:00'] as const],
    ...[['cat', '2026-09-29T09:00+02:00'] as const, ['eve', '2026-09-29T09:00+02:00'] as const],
    ['hal', '2026-09-30T09:00+02:00'] as const,
  ];
  await events.append(
    'demo',
    first.map(([who, at]) =>
      record(who, 'visitor.identified', Date.parse(at) / HOUR, { seq: 0, traits: { site: 'north' } }),
    ),
  );
  const noon = Date.parse('2026-10-28T12:00+01:00') / HOUR;
  const step = { stepId: 'hello' };
  await events.append('demo', [
    // Ada begins twice and ends once, Ben begins; for one of them the step is missed once.
    ...[guide('ada', 'guide.started', noon, {}, 'welcome'), guide('ada', 'step.shown', noon, step, 'welcome')],
    ...[guide('ada', 'guide.started', noon + 1, {}, 'welcome'), guide('ada', 'step.shown', noon + 1, step, 'welcome')],
    guide('ada', 'guide.completed', noon + 1, {}, 'welcome'),
    ...[guide('ben', 'guide.started', noon, {}, 'welcome'), guide('ben', 'step.missed', noon, step, 'welcome')],
    guide('ben', 'step.shown', noon + 1, step, 'welcome'),
    // Eve begins the other one and ends it.
    ...[guide('eve', 'guide.started', noon, {}, 'orders'), guide('eve', 'step.shown', noon, step, 'orders')],
    guide('eve', 'guide.completed', noon + 1, {}, 'orders'),
  ]);
  const metrics = createMetrics(stores, 'Europe/Berlin', { now: () => MONDAY });
  const ask = (figure: FigureQuestion['figure'], days: typeof WEEK_1, more: Partial<FigureQuestion> = {}) =>
    metrics.measureFigure({ figure, appId: 'demo', ...days, ...more });
  return { ask, metrics, stores };
}

const department = (value: string) => ({ population: { trait: 'department', value } });
const share = (numerator: number, denominator: number) => ({
  ...{ value: numerator / denominator, unit: 'share', numerator, denominator },
});

/** The catalogue of figures, worked out by hand; each engine must give these answers. */
export function figureContract(open: () => Promise<Stores>): void {
  test('figures of people: who came of those who are to, how often, how long, and again', async () => {
    const { ask } = await company(open);
    // Fifth week: ada ben dan of sales, eve fay of support, ivy of it, and jon, whose department nobody knows.
    expect(await ask('activePeople', WEEK_5)).toEqual({ value: 7, unit: 'people', better: 'more' });
    expect(await ask('adoption', WEEK_5)).toEqual({ ...share(6, 24), better: 'more' });
    expect(await ask('adoption', WEEK_5, department('sales'))).toEqual({ ...share(3, 6), better: 'more' });
    expect(await ask('adoption', WEEK_5, department('hr'))).toMatchObject(share(0, 5));
    // October without its first two days: ada ben cat dan of sales, eve fay gus lea of support, for five seats each.
    expect(await ask('licenceUse', WEEK_5)).toMatchObject(share(8, 10));
    // On that Monday ada and ben, of the eleven who came in its 30 days: all but dan.
    expect(await ask('stickiness', { from: '2026-10-26', to: '2026-10-26' })).toMatchObject({
      ...{ value: 2 / 11, numerator: 2 / 11, denominator: 1 },
    });
    expect(await ask('timeInApp', WEEK_1)).toMatchObject({ value: 3, unit: 'minutes', numerator: 18, denominator: 6 });
    expect(await ask('sessionsEach', WEEK_4)).toMatchObject({ value: 7 / 6, numerator: 7, denominator: 6 });
    // Newcomers 6, 2, 1, 2, of whom 4, 1, 1, 1 came again in the week after; that of the fifth week is not over.
    expect(await ask('retention', { from: WEEK_1.from, to: WEEK_5.to })).toMatchObject(share(7, 11));
    // Two rages and a dead click among six people.
    expect(await ask('frustration', WEEK_4)).toEqual({
      ...{ value: 50, unit: 'per-hundred', better: 'less', numerator: 3, denominator: 6 },
    });
    expect(await ask('featureAdoption', WEEK_5, { featureId: 'export' })).toMatchObject(share(3, 7));
  });

  test('figures of some people, and none of so few that it would tell of single ones', async () => {
    const { ask } = await company(open);
    const north = { population: { trait: 'site', value: 'north' } };
    expect(await ask('activePeople', WEEK_1, north)).toMatchObject({ value: 5 });
    // ada 6, ben 2, cat 3, eve 3, hal 2
    expect(await ask('timeInApp', WEEK_1, north)).toMatchObject({ value: 16 / 5, numerator: 16, denominator: 5 });
    expect(await ask('featureAdoption', WEEK_1, { ...north, featureId: 'export' })).toMatchObject(share(2, 5));
    const few = { value: null, unit: 'people', better: 'more', reason: 'small-group' };
    expect(await ask('activePeople', WEEK_2, north)).toEqual(few);
    expect(await ask('adoption', WEEK_5, department('it'))).toMatchObject({ value: null, reason: 'small-group' });
  });

  test('figures of guides: one, or all of the app', async () => {
    const { ask } = await company(open);
    const welcome = { guideId: 'welcome' };
    expect(await ask('guideStarts', WEEK_5)).toMatchObject({ value: 4, unit: 'count' });
    expect(await ask('guideStarts', WEEK_5, welcome)).toMatchObject({ value: 3 });
    // ada and ben began, ada ended; eve did both.
    expect(await ask('guideCompletion', WEEK_5)).toMatchObject(share(2, 3));
    expect(await ask('guideCompletion', WEEK_5, welcome)).toMatchObject(share(1, 2));
    expect(await ask('missRate', WEEK_5)).toEqual({ ...share(1, 5), better: 'less' });
    expect(await ask('missRate', WEEK_5, welcome)).toMatchObject(share(1, 4));
    // Cat was shown the one in the second week, and began nothing.
    expect(await ask('missRate', WEEK_2)).toMatchObject(share(0, 1));
    expect(await ask('guideCompletion', WEEK_2)).toEqual({
      ...{ value: null, unit: 'share', better: 'more', numerator: 0, denominator: 0, reason: 'no-data' },
    });
  });

  test('goals: of starts whose days are over, one guide or all that have one', async () => {
    const { ask, metrics, stores } = await company(open);
    const { records, events } = stores;
    const can = (more: Partial<FigureQuestion> = {}) =>
      metrics.canMeasure({ figure: 'goalConversion', appId: 'demo', ...more });
    expect([await can(), await can({ guideId: 'welcome' })]).toEqual(['no-goal', 'no-goal']);
    const aim = async (guideId: string, goal: Goal) => {
      const draft = { ...draftOf(guideId), goal };
      await records.guides.put('demo', { draft, revision: 2, updatedAt: 2, updatedBy: null, desk }, 1);
    };
    await aim('welcome', { event: 'saved', days: 3 });
    const at = (day: string) => Date.parse(`${day}T12:00+02:00`) / HOUR;
    const start = (who: string, day: string, guideId = 'welcome') => guide(who, 'guide.started', at(day), {}, guideId);
    // Ada saves the next day, Ben on the fourth, Cat never. Dan does at once, but of his three days one is outside of the week.
    await events.append('demo', [
      ...['ada', 'ben', 'cat'].map((who) => start(who, '2026-10-20')),
      ...[record('ada', 'saved', at('2026-10-21')), record('ben', 'saved', at('2026-10-24'))],
      ...[start('dan', '2026-10-23'), record('dan', 'saved', at('2026-10-23'))],
      start('eve', '2026-10-21', 'orders'),
    ]);
    expect(await can()).toBeUndefined();
    expect(await can({ guideId: 'orders' })).toBe('no-goal');
    expect(await can({ guideId: 'gone' })).toBe('no-such-guide');
    expect(await ask('goalConversion', WEEK_4)).toEqual({ ...share(1, 3), better: 'more' });
    expect(await ask('goalConversion', { from: '2026-10-26', to: '2026-10-26' })).toMatchObject(share(1, 1));
    expect(await ask('goalConversion', { from: '2026-10-20', to: '2026-10-22' })).toMatchObject({ reason: 'no-data' });
    await aim('orders', { path: '/orders/new', days: 1 });
    expect(await ask('goalConversion', WEEK_4)).toMatchObject(share(1, 4));
    expect(await ask('goalConversion', WEEK_4, { guideId: 'orders' })).toMatchObject(share(0, 1));
  });

  test('figures of support', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const clock = { now: () => START + 8 * 24 * HOUR };
    const { measureFigures, canMeasure } = createMetrics(stores, 'UTC', clock);
    expect(await canMeasure({ figure: 'slaFirstReply', appId: 'demo' })).toBe('no-promises');
    await stores.records.support.put(settings, 0);
    // Answered on Monday at 9:00 after an hour and solved at 10:00, rated 5; and one to L2 after three hours, solved there on Wednesday.
    const rated = { state: 'solved' as const, rating: { score: 5 as const } };
    await addTicket(stores, 'a', 8, rated, [9, 'reply'], [10, state('open', 'solved')]);
    const up = { what: 'level', from: 'l1', to: 'l2', reason: 'r', summary: 's' } as const;
    const solved = [59, state('open', 'solved')] as const;
    const lesson = [59, { what: 'lesson', l1Could: false }] as const;
    await addTicket(stores, 'b', 8, { level: 'l2' }, [11, 'reply'], [12, 'reply'], [12, up], [...solved], [...lesson]);
    await stores.events.append('demo', [
      ...['ada', 'ben', 'cat', 'dan'].map((who) => record(who, 'page.viewed', START / HOUR + 9)),
      record('ada', 'article.opened', START / HOUR + 9, { props: { articleId: 'a' } }),
      record('ben', 'help.searched', START / HOUR + 9, { props: { results: 0, words: 'x' } }),
    ]);
    const asked = {
      ...{ tickets: 2, ticketsPer100: 50, firstReply: 2 * HOUR, firstReplyWork: 2 * HOUR },
      // 2 and 51 hours; of work 2 and 8 + 8 + 3.
      ...{ resolution: 26.5 * HOUR, resolutionWork: 10.5 * HOUR },
      ...{ firstContactResolution: 1 / 2, reopened: 0, escalation: 1 / 2, l1Capable: 0 },
      // Promised are two hours of work to the reply, and sixteen to the solution.
      ...{ slaFirstReply: 1 / 2, slaResolution: 1 / 2, csat: 1 },
      // Two visits to the help panel, and two tickets from it.
      ...{ deflection: 1 / 2, failedSearch: 1, nps: null },
    };
    const names = Object.keys(asked) as (keyof typeof asked)[];
    const { from, to } = RANGE;
    const found = await measureFigures(names.map((figure) => ({ figure, appId: 'demo', from, to })));
    expect(Object.fromEntries(names.map((name, index) => [name, found[index]?.value]))).toEqual(asked);
    expect(found[names.indexOf('nps')]).toMatchObject({ reason: 'no-survey' });
    expect(found[names.indexOf('firstReply')]).toMatchObject({ unit: 'ms', better: 'less', denominator: 2 });
  });

  test('what cannot be measured says why', async () => {
    const { metrics, ask } = await company(open);
    const can = (figure: FigureQuestion['figure'], more: Partial<FigureQuestion> = {}) =>
      metrics.canMeasure({ figure, appId: 'demo', ...more });
    expect(await can('adoption')).toBeUndefined();
    expect(await can('adoption', { appId: 'gone' })).toBe('no-such-app');
    expect(await can('adoption', department('moon'))).toBe('no-head-count');
    expect(await can('adoption', { population: { trait: 'site', value: 'north' } })).toBe('not-by-trait');
    expect(await can('licenceUse', department('hr'))).toBe('no-seats');
    expect(await can('csat', department('sales'))).toBe('not-by-trait');
    expect(await can('featureAdoption')).toBe('feature-needed');
    expect(await can('featureAdoption', { featureId: 'gone' })).toBe('no-such-feature');
    expect(await can('guideCompletion', { guideId: 'gone' })).toBe('no-such-guide');
    expect(await can('nps')).toBe('no-survey');
    expect(await ask('csat', WEEK_1, department('sales'))).toEqual({
      ...{ value: null, unit: 'share', better: 'more', reason: 'not-by-trait' },
    });
  });

  test('seats: used, idle, and what these cost', async () => {
    const { metrics } = await company(open);
    const report = await metrics.licences('demo', { ...WEEK_5, timeZone: 'Europe/Berlin' }, 'department');
    const use = { formula: 'licence-use', numerator: 4, denominator: 5, value: 4 / 5 };
    expect(report).toEqual({
      range: { from: '2026-10-03', to: '2026-11-01', timeZone: 'Europe/Berlin' },
      ...{ trait: 'department', price: { amount: 12, currency: 'EUR', per: 'month' } },
      departments: [
        { department: 'sales', use, idle: 1, idleCost: 12 },
        { department: 'support', use, idle: 1, idleCost: 12 },
      ],
      total: { use: { ...use, numerator: 8, denominator: 10 }, idle: 2, idleCost: 24 },
      // ivy of it, and jon and kit, of whom nobody knows.
      elsewhere: 3,
    });
  });
}
