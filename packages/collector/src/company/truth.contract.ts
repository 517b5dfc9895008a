import type { SupportFigures } from '@handrail/protocol';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../metrics/index.ts';
import type { Stores } from '../services/stores.ts';
import { createSupport } from '../services/support/settings.ts';
import { fillSample } from './fill.ts';
import { removeSample } from './remove.ts';
import type { AppTruth, Share, Truth } from './truth.ts';

const OPTIONS = { seed: 7, people: 36, apps: 2, days: 150, lastDay: '2026-10-30', timeZone: 'Europe/Berlin' };
const YEAR = { from: '2026-06-03', to: '2026-10-30', timeZone: OPTIONS.timeZone };
const APP = 'sample-1';
const OTHER = { appId: 'shop', appKey: 'hk_shop_000000000', name: 'Shop', headcount: { Sales: 3 } };

/** What is true of the sample must be what the collector says of it, on every engine. */
export function truthContract(open: () => Promise<Stores>): void {
  describe('a company that was made up', () => {
    test('is told as it was, and leaves nothing behind', async () => {
      const stores = await open();
      await stores.records.apps.put(OTHER);
      const truth = await fillSample({ stores }, OPTIONS);
      if (truth === undefined || 'taken' in truth) throw new Error('the sample was not written');
      await compare(stores, truth);
      await remove(stores);
      await stores.events.close();
      await stores.records.close();
    });
  });
}

async function compare(stores: Stores, { apps, asOf }: Truth): Promise<void> {
  const metrics = createMetrics(stores, OPTIONS.timeZone, { now: () => asOf });
  const { [APP]: truth } = apps;
  if (truth === undefined) throw new Error('the truth knows no such app');
  await comparePeople(metrics, truth);
  await compareGuides(metrics, truth);
  const { all, help, nps } = await metrics.support(APP, YEAR);
  expect(part(help.deflection)).toEqual(truth.help.deflection);
  expect([help.visits, help.selfSolved, help.open]).toEqual([truth.help.visits, truth.help.selfSolved, 0]);
  expect(part(help.failedSearches)).toEqual(truth.help.failedSearches);
  const { promoters, detractors, answers } = nps;
  expect({ promoters, detractors, answers }).toEqual(truth.guides['opinion']?.nps);
  expect([all.tickets, all.solved]).toEqual([truth.tickets, truth.solved]);
  const names = [
    'slaFirstReply',
    'slaResolution',
    'firstContact',
    'reopened',
    'escalatedL1',
    'l1Capable',
    'csat',
  ] as const;
  for (const name of names) expect({ [name]: part(all[name]) }).toEqual({ [name]: truth[name] });
  // A truth of nothing would be easy to tell.
  expect(Math.min(truth.tickets, truth.help.selfSolved, truth.csat.numerator)).toBeGreaterThan(5);
}

const part = ({ part: numerator, whole: denominator }: SupportFigures['csat']): Share => ({ numerator, denominator });

async function comparePeople(metrics: ReturnType<typeof createMetrics>, truth: AppTruth): Promise<void> {
  for (const [month, departments] of Object.entries(truth.active)) {
    const range = monthOf(month);
    const said = await metrics.headcount(APP, range, 'department');
    expect(said.departments).toHaveLength(Object.keys(truth.headcount).length);
    for (const { department, adoption } of said.departments) {
      const { numerator, denominator } = adoption;
      expect([month, department, { numerator, denominator }]).toEqual([
        ...[month, department],
        { numerator: departments[department] ?? 0, denominator: truth.headcount[department] },
      ]);
    }
    const { features } = await metrics.featureList(APP, range, {});
    expect(features.map(({ featureId }) => featureId)).toEqual(
      expect.arrayContaining(Object.keys(truth.features[month] ?? {})),
    );
    for (const { featureId, people } of features) {
      expect([month, featureId, people]).toEqual([month, featureId, truth.features[month]?.[featureId] ?? 0]);
    }
  }
  expect((await metrics.usage(APP, YEAR, { who: {} })).people).toBe(truth.activeInYear);
}

async function compareGuides(metrics: ReturnType<typeof createMetrics>, truth: AppTruth): Promise<void> {
  for (const [guideId, guide] of Object.entries(truth.guides)) {
    const said = await metrics.guide(APP, guideId, YEAR);
    expect([guideId, said?.guide.starts, said?.guide.completedBy]).toEqual([guideId, guide.starts, guide.completedBy]);
    const steps = said?.funnel.map(({ stepId, reachedBy, dismissedBy, shown, missed }) => [
      stepId,
      { reachedBy, dismissedBy, shown, missed },
    ]);
    expect(Object.fromEntries(steps ?? [])).toEqual(guide.steps);
  }
  const broken = truth.guides['approve'];
  const { steps } = await metrics.health(APP, YEAR, 'production');
  expect(steps.map(({ guideId, stepId, missed }) => [guideId, stepId, missed])).toEqual([
    ['approve', 'approve', broken?.steps['approve']?.missed],
  ]);
  const since = new Intl.DateTimeFormat('sv-SE', { timeZone: OPTIONS.timeZone }).format(steps[0]?.since ?? 0);
  expect(since).toBe(broken?.missesFrom);
  await compareLift(metrics, truth);
}

/** What chance has made of the company: those who got the guide use the feature, and the report says by how much more. */
async function compareLift(metrics: ReturnType<typeof createMetrics>, truth: AppTruth): Promise<void> {
  const { exposed, heldOut } = truth.guides['quick-request']?.lift ?? {};
  const said = await metrics.goal(APP, 'quick-request', YEAR);
  const { comparison } = said ?? {};
  const groupOf = (group: { people: number; met: number } | undefined) =>
    group && { people: group.people, used: group.met };
  expect(groupOf(comparison?.shown)).toEqual(exposed);
  expect(groupOf(comparison?.heldOut)).toEqual(heldOut);
  expect(groupOf(said?.started)).toEqual(exposed);
  expect(comparison?.shown.rate ?? 0).toBeGreaterThan(comparison?.heldOut.rate ?? 1);
  expect(Math.min(exposed?.people ?? 0, heldOut?.people ?? 0)).toBeGreaterThan(0);
}

function monthOf(month: string): typeof YEAR {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  return { ...YEAR, from: `${month}-01`, to: last };
}

async function remove(stores: Stores): Promise<void> {
  const { records, events } = stores;
  const settings = createSupport(records);
  await expect(fillSample({ stores }, OPTIONS)).resolves.toMatchObject({ taken: { appId: APP } });
  const rollouts = await records.rollouts.list(APP);
  expect(rollouts.map(({ state, rollout }) => [state, rollout.criteria.length])).toEqual([['live', 3]]);
  const gone = await removeSample(stores);
  expect(gone.apps).toBe(2);
  expect(await records.apps.list()).toEqual([OTHER]);
  expect(await events.count(APP)).toEqual({ stored: 0, distinct: 0 });
  expect((await records.tickets.list({}, 'created', 1)).tickets).toEqual([]);
  const left = [records.guides.list(APP), records.articles.list(APP), records.rollouts.list(APP)];
  expect(await Promise.all(left)).toEqual([[], [], []]);
  expect((await settings.read()).settings).toEqual({
    ...{ teams: [], categories: [], routing: [], policies: [], cannedReplies: [] },
  });
  const window = { from: 0, until: Date.parse('2027-01-01') };
  expect(await events.activePeople(APP, [window], {})).toEqual([0]);
  expect((await events.guideTotals(APP, ['approve'], [window]))[0]).toMatchObject([{ starts: 0, shown: 0, missed: 0 }]);
  expect(await events.history(APP, 'nobody')).toEqual([]);
  expect(await removeSample(stores)).toEqual({ apps: 0, events: 0, tickets: 0 });
}
