import type { Goal, GoalReport, Range } from '@handrail/protocol';
import { differenceOf } from '@handrail/protocol/figures';
import { type Clock, DAY_MS } from '../clock.ts';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import type { GoalAnswer, GoalGroup } from '../store/events/guide-questions.ts';
import type { FunnelStepQuery } from '../store/events/usage-questions.ts';
import type { GuideRecord } from '../store/records/guide-records.ts';
import { addDays } from './calendar.ts';
import { shareOf } from './share.ts';

export interface GoalQuestion {
  /** Who met the goal of a guide, beside those who were held out of it; undefined where there is no such guide. */
  goal(appId: string, guideId: string, range: Range): Promise<GoalReport | undefined>;
  /** Who met the goals of a guide, or of all that have one, of starts whose days are over at the end of the range. */
  goalsMet(appId: string, guideId: string | undefined, range: Range): Promise<Pick<GoalGroup, 'people' | 'met'>>;
}

export function goalQuestion(
  { records, events }: Stores,
  window: (range: Range) => TimeWindow,
  clock: Clock,
): GoalQuestion {
  /** A feature that is gone has no uses, so that nobody meets such a goal. */
  async function stepOf(appId: string, goal: Goal): Promise<FunnelStepQuery> {
    if ('event' in goal) return { name: goal.event };
    if ('path' in goal) return { name: 'page.viewed', path: goal.path };
    return { uses: (await records.features.find(appId, goal.featureId))?.uses ?? [] };
  }

  async function ask(appId: string, guideId: string, goal: Goal, range: Range): Promise<GoalAnswer> {
    const [step, withinMs] = [await stepOf(appId, goal), goal.days * DAY_MS];
    return events.goal(appId, guideId, { window: window(range), goal: step, withinMs, now: clock.now() });
  }

  return {
    async goal(appId, guideId, range) {
      const record = await records.guides.find(appId, guideId);
      if (record === undefined) return undefined;
      const { goal, holdOut = 0 } = contentOf(record);
      if (goal === undefined) return { range, goal: null, holdOut, ...shapeGoal(undefined) };
      return { range, goal, holdOut, ...shapeGoal(await ask(appId, guideId, goal, range)) };
    },
    async goalsMet(appId, guideId, range) {
      const sum = { people: 0, met: 0 };
      for (const { guideId: id, goal } of await goalsOf(records, appId, guideId)) {
        const [from, to] = [addDays(range.from, -goal.days), addDays(range.to, -goal.days)];
        const { started } = await ask(appId, id, goal, { ...range, from, to });
        sum.people += started.people;
        sum.met += started.met;
      }
      return sum;
    },
  };
}

const contentOf = ({ published, draft }: Pick<GuideRecord, 'published' | 'draft'>) => published ?? draft;

/** The guides of an app that have a goal, or the one that is named, if it has one. */
export async function goalsOf(
  { guides }: Pick<Stores['records'], 'guides'>,
  appId: string,
  guideId: string | undefined,
): Promise<{ guideId: string; goal: Goal }[]> {
  const all = guideId === undefined ? await guides.list(appId) : [await guides.find(appId, guideId)];
  return all.flatMap((record) => {
    if (record === undefined) return [];
    const { goal, guideId: id } = contentOf(record);
    return goal === undefined ? [] : [{ guideId: id, goal }];
  });
}

const rated = (group: GoalGroup): GoalReport['started'] => ({ ...group, rate: shareOf(group.met, group.people) });

/** What is said of two groups that chance has made: nothing before both are large enough. */
function shapeGoal(answer: GoalAnswer | undefined): Pick<GoalReport, 'started' | 'comparison'> {
  const nobody = { people: 0, met: 0, open: 0 };
  const { started, shown, heldOut } = answer ?? { started: nobody, shown: nobody, heldOut: nobody };
  if (heldOut.people === 0) return { started: rated(started), comparison: null };
  const needed = METRIC_LIMITS.comparedPeople;
  const part = ({ met, people }: GoalGroup) => ({ part: met, whole: people });
  const isEnough = Math.min(shown.people, heldOut.people) >= needed;
  return {
    started: rated(started),
    comparison: {
      ...{ shown: rated(shown), heldOut: rated(heldOut), needed },
      lift: (isEnough && differenceOf(part(shown), part(heldOut))) || null,
    },
  };
}
