import type { Statement } from '@handrail/protocol';
import { inAudience, matchPath, type PageAddress } from '@handrail/protocol/conditions';
import { isInterrupting, judge, type Situation, type Verdict } from '@handrail/protocol/schedule';
import type { By } from '../memory.ts';
import type { Entry } from '../read-manifest.ts';
import { statementsOf, triggersOf, type SingleTrigger } from './conditions.ts';
import type { How } from './runs.ts';

/** The situation of all guides; what of it belongs to one guide is asked for by its id. */
export interface Now extends Omit<Situation, 'fired'> {
  fired(trigger: SingleTrigger, since: number): boolean;
  /** Whether it has begun by itself since the visitor arrived here. */
  wasOffered(entry: Entry): boolean;
}

const isHere = (trigger: SingleTrigger, page: PageAddress): boolean =>
  trigger.on === 'page' && (!trigger.path || matchPath(trigger.path, page));

const situationOf = (now: Now, { guideId }: Entry): Situation => {
  const since = now.history(guideId)?.startedAt ?? 0;
  // The judge asks for one trigger at a time.
  return { ...now, fired: (trigger) => now.fired(trigger as SingleTrigger, since) };
};

/** Whether a guide should start by itself, and by which of its triggers; the judge of the protocol decides. */
export function verdictOn(entry: Entry, now: Now): { verdict: Verdict; by: By } {
  const situation = situationOf(now, entry);
  const all = triggersOf(entry.trigger);
  // Arriving here has had its effect once.
  const of = now.wasOffered(entry) ? all.filter(({ on }) => on !== 'page') : all;
  const verdict = judge({ ...entry, trigger: { on: 'any', of: [...of] } }, situation);
  const first = of.find((trigger) => isHere(trigger, now.facts.page) || situation.fired(trigger));
  // Those by call are never the first that has happened.
  return { verdict, by: (first?.on ?? 'call') as By };
}

/** Whether only a trigger is missing, or that another guide ends. */
export function isWaiting(entry: Entry, now: Now): boolean {
  const verdict = judge(entry, { ...situationOf(now, entry), fired: () => true });
  return verdict.due || verdict.why === 'busy' || verdict.why === 'quiet';
}

/** What of the audience can change without a word to us, an element or the time, while nothing else is in the way. */
export function turning(entry: Entry, now: Now): Statement[] {
  const { audience, ...others } = entry;
  const statements = statementsOf(audience, now.facts.segments).filter(
    ({ type }) => type === 'element' || type === 'time',
  );
  return statements.length && judge(others, { ...situationOf(now, entry), fired: () => true }).due ? statements : [];
}

/**
 * Whether a guide that lies beside the page may go on lying there: while it is for this visitor and page, and has not been
 * closed in another tab. One that interrupts stays until it ends.
 */
export function mayStay(entry: Entry, { by, asked }: Pick<How, 'by' | 'asked'>, now: Now): boolean {
  if (asked || isInterrupting(entry)) return true;
  const { page } = now.facts;
  if (by === 'page' && !triggersOf(entry.trigger).some((trigger) => isHere(trigger, page))) return false;
  const again = entry.frequency?.show === 'every' ? { frequency: { show: 'always' as const } } : {};
  return (
    inAudience(entry.audience, now.facts) &&
    judge({ ...entry, ...again, trigger: { on: 'page' } }, situationOf(now, entry)).due
  );
}
