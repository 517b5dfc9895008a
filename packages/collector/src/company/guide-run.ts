import { isHeldOut } from '@handrail/protocol/schedule';
import { createDice, type Dice } from './dice.ts';
import type { AppPlan, GuidePlan } from './plan.ts';
import type { GuideTruth } from './truth.ts';
import type { Visit } from './visit.ts';
import { DAY_MS } from '../clock.ts';

/** Who left a guide twice without closing it is not bothered again. */
const MOST_TRIES = 3;

/** What one person has had of a guide. */
interface Had {
  tries: number;
  isOver: boolean;
  reached: Set<string>;
  dismissedAt?: string;
  completed: boolean;
  /** When it was their turn, had it or not. */
  turnAt?: number;
  used: boolean;
}

/** One guide over the year: runs it, and counts what is true of it. */
export interface GuideRun {
  plan: GuidePlan;
  /** Shows it if it is due; whether the visit was about it. */
  meet(visit: Visit): boolean;
  /** How likely this visitor uses a feature that it teaches; undefined where it has taught them nothing. */
  lifted(visitorId: string, featureId: string): number | undefined;
  /** A feature was used. */
  used(visitorId: string, featureId: string, at: number): void;
  truth(): GuideTruth;
}

export function createGuideRun(
  seed: number,
  app: AppPlan,
  plan: GuidePlan,
  days: readonly { day: string }[],
): GuideRun {
  const dice = createDice(seed, `${app.appId} ${plan.guide.guideId}`);
  const people = new Map<string, Had>();
  const shown = new Map<string, number>();
  const missed = new Map<string, number>();
  const scores: number[] = [];
  let starts = 0;
  let missesFrom: string | null = null;

  const hadBy = (visitorId: string): Had => {
    const had = people.get(visitorId) ?? { tries: 0, isOver: false, reached: new Set(), completed: false, used: false };
    people.set(visitorId, had);
    return had;
  };
  const { guideId } = plan.guide;
  const about = { guideId, version: 1 };
  const add = (counts: Map<string, number>, stepId: string): void =>
    void counts.set(stepId, (counts.get(stepId) ?? 0) + 1);

  /** Whether the person went on. */
  function step(visit: Visit, had: Had, stepId: string, isLast: boolean): boolean {
    const { breaks } = plan;
    if (breaks?.stepId === stepId && visit.dayIndex >= breaks.from) {
      visit.note({ name: 'step.missed', ...about, stepId, props: { reason: 'no-match' } });
      add(missed, stepId);
      missesFrom ??= days[visit.dayIndex]?.day ?? null;
      return false;
    }
    visit.note({ name: 'step.shown', ...about, stepId });
    add(shown, stepId);
    had.reached.add(stepId);
    visit.wait(6);
    if (!isLast && !dice.chance(plan.goesOn)) {
      if (dice.chance(plan.closes)) {
        visit.note({ name: 'guide.dismissed', ...about, stepId });
        had.dismissedAt = stepId;
        had.isOver = true;
      }
      return false;
    }
    visit.note({ name: 'step.completed', ...about, stepId, ...answerTo(plan, stepId, dice, scores) });
    return true;
  }

  return {
    plan,
    meet(visit) {
      const { visitorId } = visit.person;
      if (visit.dayIndex < plan.launchedOn) return false;
      const had = hadBy(visitorId);
      if (had.isOver || had.tries >= MOST_TRIES) return false;
      had.turnAt ??= visit.at();
      if (isHeldOut(visitorId, plan.guide)) {
        had.isOver = true;
        visit.note({ name: 'guide.withheld', ...about, props: { by: 'page' } });
        return false;
      }
      visit.note({ name: 'guide.started', ...about, props: { by: 'auto' } });
      starts += 1;
      had.tries += 1;
      const last = plan.stepIds.length - 1;
      const isDone = plan.stepIds.every((stepId, index) => step(visit, had, stepId, index === last));
      if (isDone) {
        visit.note({ name: 'guide.completed', ...about });
        had.completed = had.isOver = true;
      }
      return true;
    },
    lifted(visitorId, featureId) {
      if (plan.lifts?.featureId !== featureId) return undefined;
      return people.get(visitorId)?.completed === true ? plan.lifts.rate : undefined;
    },
    used(visitorId, featureId, at) {
      const had = people.get(visitorId);
      if (plan.lifts?.featureId !== featureId || had?.turnAt === undefined) return;
      if (at >= had.turnAt && at <= had.turnAt + (plan.guide.goal?.days ?? 0) * DAY_MS) had.used = true;
    },
    truth: () => ({
      ...countGuide(plan, people, { shown, missed }),
      starts,
      missesFrom,
      nps: npsOf(plan, scores),
    }),
  };
}

/** What is said to a question of a survey; scores are noted. */
function answerTo(
  { kind }: GuidePlan,
  stepId: string,
  dice: Dice,
  scores: number[],
): { props?: { answer: number | string } } {
  if (kind !== 'survey') return {};
  if (stepId === 'why') return { props: { answer: dice.pick(WHY) } };
  const score = scoreOf(dice);
  scores.push(score);
  return { props: { answer: score } };
}

const WHY = [
  'Faster than before',
  'I find everything now',
  'Too many clicks',
  'The search is weak',
  'Good on the whole',
];

/** Most like it, some do not care, a few do not like it. */
function scoreOf(dice: Dice): number {
  const mood = dice.next();
  if (mood < 0.45) return dice.between(9, 10);
  return mood < 0.78 ? dice.between(7, 8) : dice.between(2, 6);
}

const npsOf = ({ kind }: GuidePlan, scores: readonly number[]): GuideTruth['nps'] =>
  kind === 'survey'
    ? {
        promoters: scores.filter((one) => one >= 9).length,
        detractors: scores.filter((one) => one <= 6).length,
        answers: scores.length,
      }
    : null;

type Counts = ReadonlyMap<string, number>;

/** What is true of a guide, from what everybody had of it. */
function countGuide(
  { stepIds, guide }: GuidePlan,
  people: ReadonlyMap<string, Had>,
  counts: { shown: Counts; missed: Counts },
): Pick<GuideTruth, 'startedBy' | 'completedBy' | 'steps' | 'lift'> {
  const all = [...people.entries()];
  const count = (is: (had: Had, visitorId: string) => boolean): number =>
    all.filter(([visitorId, had]) => is(had, visitorId)).length;
  const arm = (held: boolean) => ({
    people: count((_, visitorId) => isHeldOut(visitorId, guide) === held),
    used: count(({ used }, visitorId) => used && isHeldOut(visitorId, guide) === held),
  });
  const steps = stepIds.map((stepId) => {
    const reachedBy = count(({ reached }) => reached.has(stepId));
    const dismissedBy = count(({ dismissedAt }) => dismissedAt === stepId);
    const [shown, missed] = [counts.shown.get(stepId) ?? 0, counts.missed.get(stepId) ?? 0];
    return [stepId, { reachedBy, dismissedBy, shown, missed }] as const;
  });
  return {
    startedBy: count(({ tries }) => tries > 0),
    completedBy: count(({ completed }) => completed),
    steps: Object.fromEntries(steps),
    lift: guide.holdOut === undefined ? null : { exposed: arm(false), heldOut: arm(true) },
  };
}
