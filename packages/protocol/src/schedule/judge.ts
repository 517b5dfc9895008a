import { DAY, inDayPart } from '../conditions/clock.ts';
import type { Facts } from '../conditions/facts.ts';
import { matchPath } from '../conditions/match-path.ts';
import type { Limits } from '../schema/app.ts';
import type { GuideHead, Kind } from '../schema/guide.ts';
import type { GuideHistory } from '../schema/history.ts';
import type { Trigger } from '../schema/trigger.ts';

/** What decides whether a guide shows: a whole guide has it, and so has a head. */
export type Schedulable = Pick<GuideHead, 'kind' | 'guideId' | 'trigger' | 'audience' | 'frequency' | 'holdOut'>;

export interface Situation {
  facts: Facts;
  history(guideId: string): GuideHistory | undefined;
  limits: Limits | undefined;
  /** Guides that interrupt and have started by themselves today. */
  shownToday: number;
  /** Whether a guide that interrupts is on the screen. */
  busy: boolean;
  /** Whether this trigger has happened. Not asked of `page`, which the facts decide, nor of those by call. */
  fired(trigger: Trigger): boolean;
  /** `inAudience` with the facts, of visitors who are not held out. It is handed in, so that a page whose guides are for everybody need not carry it. */
  isFor(guide: Schedulable): boolean;
}

export type Verdict =
  | { due: true }
  | {
      due: false;
      why:
        | 'by-call'
        | 'elsewhere'
        | 'trigger'
        | 'audience'
        | 'seen'
        | 'completed'
        | 'muted'
        | 'snoozed'
        | 'too-soon'
        | 'cap'
        | 'quiet'
        | 'busy';
    };
type Why = Extract<Verdict, { due: false }>['why'];

const INTERRUPTING: readonly Kind[] = ['walkthrough', 'announcement', 'survey'];
/** Triggers by which a guide never starts by itself. */
export const BY_CALL: readonly Trigger['on'][] = ['call', 'link', 'checklist', 'help'];

/** Whether a guide takes the visitor's attention: of those, one at a time, and within the limits of the app. */
export const isInterrupting = ({ kind }: Pick<Schedulable, 'kind'>): boolean => INTERRUPTING.includes(kind);

/** Whether a guide is to start by itself now, or the first thing that speaks against it. */
export function judge(guide: Schedulable, situation: Situation): Verdict {
  const why =
    notTriggered(guide.trigger, situation) ??
    notAgain(guide, situation) ??
    (situation.isFor(guide) ? undefined : 'audience') ??
    (isInterrupting(guide) ? notNow(situation) : undefined);
  return why ? { due: false, why } : { due: true };
}

function notTriggered(trigger: Trigger, situation: Situation): Why | undefined {
  if (trigger.on === 'any') {
    const all = trigger.of.map((one) => notTriggered(one, situation));
    // Of several, the one that needs the least to come true.
    return all.includes(undefined)
      ? undefined
      : ((['trigger', 'elsewhere'] as const).find((why) => all.includes(why)) ?? 'by-call');
  }
  if (trigger.on === 'page')
    return !trigger.path || matchPath(trigger.path, situation.facts.page) ? undefined : 'elsewhere';
  if (BY_CALL.includes(trigger.on)) return 'by-call';
  return situation.fired(trigger) ? undefined : 'trigger';
}

/** What the visitor's own history says. A time that is not known is taken for the earliest. */
function notAgain({ guideId, frequency }: Schedulable, { facts: { now = 0 }, history }: Situation): Why | undefined {
  const { startedAt = 0, completedAt, dismissedAt, mutedAt, snoozedUntil = 0 } = history(guideId) ?? {};
  if (mutedAt) return 'muted';
  if (snoozedUntil > now) return 'snoozed';
  if (frequency?.show === 'always') return;
  if (frequency?.show === 'every') {
    const last = Math.max(startedAt, completedAt ?? 0, dismissedAt ?? 0);
    return last && now - last < frequency.days * DAY ? 'too-soon' : undefined;
  }
  if (completedAt) return 'completed';
  return dismissedAt && frequency?.show !== 'until-completed' ? 'seen' : undefined;
}

function notNow({ facts: { clock }, limits, shownToday, busy }: Situation): Why | undefined {
  if (limits?.perDay !== undefined && shownToday >= limits.perDay) return 'cap';
  if (limits?.quiet && clock && inDayPart(limits.quiet, clock)) return 'quiet';
  return busy ? 'busy' : undefined;
}
