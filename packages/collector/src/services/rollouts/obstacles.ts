import type { App, Criterion, FigureQuestion, FigureReason, NewRollout, Obstacle } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import type { Issue } from '@handrail/protocol/schema';
import { addDays, isDay } from '../../metrics/calendar.ts';
import type { RecordStore } from '../../store/records/record-store.ts';

/** What each reason asks somebody to do. */
const REMEDIES: Readonly<Record<FigureReason, string>> = {
  'no-data': 'has no data yet',
  'small-group': 'is about too few people to be told',
  'no-such-app': 'is of an app that is not there',
  'no-head-count': 'needs to know how many people there are: set the head-count in the settings of the app',
  'no-seats': 'needs the seats that were bought: set them in the settings of the app',
  'not-by-trait': 'cannot be told of a part of the people: leave out the population, or choose another figure',
  'feature-needed': 'is about a feature: choose which',
  'no-such-feature': 'is about a feature that is not defined: define it under Usage',
  'no-such-guide': 'is about a guide that is not there',
  'no-goal': 'is about the goal of a guide that has none: write one on the page of the guide',
  'no-promises': 'needs promises: set a policy with such a target in the service centre',
  'no-survey': 'needs a survey with a question of that kind: write one',
};

/** What no rollout may say, a draft neither: days that do not exist, apps that are not its own, targets that mean nothing. */
export function findMistakes(rollout: NewRollout, mayIn: (appId: string) => boolean): Issue[] {
  const { scope, goLive, criteria } = rollout;
  const own = new Set(scope.appIds);
  const issues: Issue[] = [];
  const say = (path: string, message: string) => issues.push({ path, message });
  if (!isDay(goLive)) say('/goLive', 'must be a calendar day such as 2026-03-31');
  scope.appIds.forEach((appId, at) => {
    if (!mayIn(appId)) say(`/scope/appIds/${at}`, 'must be the id of an app in which you may write rollouts');
  });
  scope.guides.forEach(({ appId }, at) => {
    if (!own.has(appId)) say(`/scope/guides/${at}/appId`, 'must be an app of the scope');
  });
  const seen = new Set<string>();
  criteria.forEach(({ criterionId, appId, by, figure, target }, at) => {
    const path = `/criteria/${at}`;
    if (seen.has(criterionId)) say(`${path}/criterionId`, 'must not be the id of another criterion');
    seen.add(criterionId);
    if (!own.has(appId)) say(`${path}/appId`, 'must be an app of the scope');
    if (!isDay(by)) say(`${path}/by`, 'must be a calendar day such as 2026-03-31');
    if (FIGURES[figure].unit === 'share' && (target < 0 || target > 1))
      say(`${path}/target`, 'must be from 0% to 100%');
  });
  return issues;
}

export interface ObstacleParts {
  records: Pick<RecordStore, 'apps' | 'guides'>;
  /** Why a figure can have no value, however much happens. */
  canMeasure: (asked: Omit<FigureQuestion, 'from' | 'to'>) => Promise<FigureReason | undefined>;
}

/** What keeps a rollout from going live: a criterion of which nobody will ever know whether it was met. */
export async function findObstacles(parts: ObstacleParts, { criteria, goLive }: NewRollout): Promise<Obstacle[]> {
  if (criteria.length === 0)
    return [{ path: '/criteria', reason: 'no-criteria', message: 'must say at least once what success is' }];
  const found = await Promise.all(criteria.map((criterion) => against(parts, criterion, goLive)));
  return found.flatMap((one, at) => (one === undefined ? [] : [{ path: `/criteria/${at}`, ...one }]));
}

async function against(
  parts: ObstacleParts,
  criterion: Criterion,
  goLive: string,
): Promise<Omit<Obstacle, 'path'> | undefined> {
  const { by, days, guideId, appId, population, figure, featureId } = criterion;
  const first = addDays(goLive, days - 1);
  if (by < first)
    return {
      ...{ reason: 'before-go-live', days, day: first },
      message: `is judged over ${days} days: its day must be ${first} or later, so that they lie after go-live`,
    };
  const app = await parts.records.apps.find(appId);
  if (population !== undefined && !isDeclared(app, population.trait))
    return {
      ...{ reason: 'trait-not-told', trait: population.trait },
      message: `is about people by "${population.trait}", which the app does not tell: declare the trait in its settings`,
    };
  if (guideId !== undefined && (await parts.records.guides.find(appId, guideId))?.published === undefined)
    return { reason: 'guide-not-published', message: 'is about a guide that is not published: publish it first' };
  const reason = await parts.canMeasure({
    ...{ figure, appId, ...(featureId !== undefined && { featureId }) },
    ...(guideId !== undefined && { guideId }),
    ...(population && { population }),
  });
  return reason && { reason, message: REMEDIES[reason] };
}

const isDeclared = (app: App | undefined, trait: string): boolean => Object.hasOwn(app?.usage?.traits ?? {}, trait);
