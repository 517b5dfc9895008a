import type { EventRecord } from '../event-store.ts';
import type { GoalAnswer, GoalGroup, GoalQuery } from '../guide-questions.ts';
import { fitsStep, onlyOf } from './funnel.ts';
import { personOf, type Log } from './log.ts';

/** By these a guide starts because somebody asked for it; whoever is held out may ask for it as well, so these starts compare nothing. */
export const ASKED_BY: readonly string[] = ['call', 'link', 'checklist', 'guide', 'help', 'ticket'];

/** One thing that a person did, in order of time. */
export interface GoalAct {
  at: number;
  /** `offered` is a start that nobody asked for. */
  what: 'offered' | 'asked' | 'withheld' | 'met';
}

interface GoalCount {
  take(acts: readonly GoalAct[]): void;
  result(): GoalAnswer;
}

export function goal(log: Log, guideId: string, query: GoalQuery): GoalAnswer {
  const count = createGoalCount(query);
  takeGoal(count, log, guideId, query);
  return count.result();
}

/** When the goal may be met by those who start in the window. */
export const goalWindow = ({ window, withinMs }: GoalQuery): GoalQuery['window'] => ({
  from: window.from,
  until: window.until + withinMs,
});

/** Hands the people of a log, or of a part of it, to a count. */
export function takeGoal(count: GoalCount, log: Log, guideId: string, query: GoalQuery): void {
  const starts = log.within(query.window, [{ guideId }]).flatMap((record) => {
    const what = record.event.guideId === guideId ? startOf(record) : undefined;
    return what === undefined ? [] : [{ record, what }];
  });
  const met = log
    .within(goalWindow(query), onlyOf([query.goal]))
    .filter((record) => fitsStep(query.goal, record))
    .map((record) => ({ record, what: 'met' as const }));
  const ofPeople = Map.groupBy([...starts, ...met], ({ record }) => personOf(log, record));
  for (const theirs of ofPeople.values()) count.take(theirs.map(({ record: { at }, what }) => ({ at, what })));
}

function startOf({ event }: EventRecord): GoalAct['what'] | undefined {
  if (event.name === 'guide.withheld') return 'withheld';
  if (event.name !== 'guide.started') return undefined;
  const by = event.props?.['by'];
  return typeof by === 'string' && ASKED_BY.includes(by) ? 'asked' : 'offered';
}

export function createGoalCount({ withinMs, now }: GoalQuery): GoalCount {
  const group = (): GoalGroup => ({ people: 0, met: 0, open: 0 });
  const answer: GoalAnswer = { started: group(), shown: group(), heldOut: group() };

  function add(to: GoalGroup, from: number, acts: readonly GoalAct[]): void {
    to.people += 1;
    if (acts.some(({ at, what }) => what === 'met' && at >= from && at <= from + withinMs)) to.met += 1;
    else if (from + withinMs > now) to.open += 1;
  }

  return {
    take(acts) {
      const firstOf = (...whats: GoalAct['what'][]): GoalAct | undefined =>
        acts.filter(({ what }) => whats.includes(what)).reduce<GoalAct | undefined>(earlier, undefined);
      const started = firstOf('offered', 'asked');
      if (started) add(answer.started, started.at, acts);
      const due = firstOf('offered', 'withheld');
      if (due) add(due.what === 'withheld' ? answer.heldOut : answer.shown, due.at, acts);
    },
    result: () => answer,
  };
}

/** Of two at one instant that one which was shown. */
function earlier(one: GoalAct | undefined, other: GoalAct): GoalAct {
  if (one === undefined || other.at < one.at) return other;
  return other.at === one.at && other.what === 'offered' ? other : one;
}
