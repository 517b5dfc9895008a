import type { Goal, GoalReport, Range } from '@handrail/protocol';
import { differenceOf } from '@handrail/protocol/figures';
import type { Clock } from '../clock.ts';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import type { GoalAnswer, GoalGroup } from '../store/events/guide-questions.ts';
import type { FunnelStepQuery } from '../store/events/usage-questions.ts';
import { shareOf } from './share.ts';

const DAY_MS = 86_400_000;

export interface GoalQuestion {
  /** Who met the goal of a guide, beside those who were held out of it; undefined where there is no such guide. */
  goal(appId: string, guideId: string, range: Range): Promise<GoalReport | undefined>;
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

  return {
    async goal(appId, guideId, range) {
      const record = await records.guides.find(appId, guideId);
      if (record === undefined) return undefined;
      const { goal, holdOut = 0 } = record.published ?? record.draft;
      if (goal === undefined) return { range, goal: null, holdOut, ...shapeGoal(undefined) };
      const query = {
        window: window(range),
        goal: await stepOf(appId, goal),
        withinMs: goal.days * DAY_MS,
        now: clock.now(),
      };
      return { range, goal, holdOut, ...shapeGoal(await events.goal(appId, guideId, query)) };
    },
  };
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
