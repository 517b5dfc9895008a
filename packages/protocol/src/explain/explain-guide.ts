import { inAudience } from '../conditions/in-audience.ts';
import { isInterrupting, judge, type Schedulable, type Situation } from '../schedule/judge.ts';
import { anyOf, explainCondition } from './explain-condition.ts';
import type { ExplainOptions, Reason, ReasonTexts, SingleTrigger } from './reason.ts';

/** What of a guide decides whether it starts by itself, and what stands around it. */
export interface GuideMoment {
  now: Situation;
  /** Whether this arrival at the page has had its effect. */
  wasOffered?: boolean;
  isHeldOut?: boolean | 'unknown';
  isHistoryAwaited?: boolean;
  isElsewhere?: boolean;
  /** The guide that is in the way. */
  other?: string | undefined;
}

/** Why a guide starts by itself, or does not: its trigger, for whom it is, what was seen of it before, and what is in the way. */
export function explainGuide(guide: Schedulable, moment: GuideMoment, options: ExplainOptions): Reason[] {
  const { now } = moment;
  return [
    explainTrigger(guide, moment, options),
    ...explainCondition(guide.audience, now.facts, options),
    ...explainHoldOut(guide, moment, options),
    ...explainFrequency(guide, moment, options),
    ...(isInterrupting(guide) ? explainLimits(moment, options) : []),
  ];
}

/** Yes, no, or that it hangs on what is known in the page alone. */
export function verdictOf(reasons: readonly Reason[]): 'due' | 'against' | 'in-page' {
  if (reasons.some(({ holds, inPage }) => !holds && !inPage)) return 'against';
  return reasons.some(({ inPage }) => inPage) ? 'in-page' : 'due';
}

const no = (words: string): Reason => ({ holds: false, words });
const inPage = (words: string): Reason => ({ holds: false, inPage: true, words });
const moment = (instant: number): string => new Date(instant).toLocaleString();

function explainTrigger({ trigger }: Schedulable, at: GuideMoment, options: ExplainOptions): Reason {
  const { trigger: texts } = options.texts;
  const of = (trigger.on === 'any' ? trigger.of : [trigger]).map((one) => explainOneTrigger(one, at, options));
  const [only] = of;
  if (only && of.length === 1) return only;
  const sure = anyOf(of);
  if (sure > 0 && sure < 1) return { ...inPage(texts.severalInPage), of };
  return { holds: sure === 1, words: texts.several(sure === 1), of };
}

function explainOneTrigger(trigger: SingleTrigger, at: GuideMoment, options: ExplainOptions): Reason {
  const { texts, isKnown = () => true } = options;
  const { facts } = at.now;
  if (trigger.on === 'page') {
    if (!trigger.path && !at.wasOffered) return { holds: true, words: texts.trigger.anyPage };
    const path = trigger.path ?? '/*';
    if (!isKnown(trigger)) return inPage(texts.pageHasTo(path));
    const fits = inAudience({ type: 'page', path }, facts);
    if (fits && at.wasOffered) return no(texts.trigger.shownHere);
    const { page } = facts;
    return { holds: fits, words: texts.page(page.path + (page.query ?? '') + page.hash, path, fits) };
  }
  if (isAsked(trigger)) return { holds: at.now.fired(trigger), words: texts.trigger.asked[trigger.on] };
  if (!isKnown(trigger)) return inPage(triggerWords(trigger, undefined, at, options));
  const holds = at.now.fired(trigger);
  return { holds, words: triggerWords(trigger, holds, at, options) };
}

type Asked = Extract<SingleTrigger, { on: keyof ReasonTexts['trigger']['asked'] }>;
const isAsked = (trigger: SingleTrigger): trigger is Asked => ASKED.includes(trigger.on);
const ASKED: readonly string[] = ['call', 'link', 'checklist', 'help'] satisfies Asked['on'][];

/** `holds` is undefined where nobody knows, and it is said what has to happen. */
function triggerWords(
  trigger: Exclude<SingleTrigger, { on: 'page' } | Asked>,
  holds: boolean | undefined,
  { now }: GuideMoment,
  { texts }: ExplainOptions,
): string {
  const { trigger: say } = texts;
  switch (trigger.on) {
    case 'element':
      return holds === undefined ? say.elementHasTo : say.element(holds);
    case 'event': {
      const { name, times = 1, days } = trigger;
      const within = days === undefined ? '' : ` ${texts.within(days)}`;
      if (holds === undefined) return texts.eventHasTo(texts.quote(name), times, within);
      const count = now.facts.events?.(name, days) ?? 0;
      return say.event(texts.quote(name), count, times, within, !holds && count >= times);
    }
    case 'idle':
      return holds === undefined ? say.idleHasTo(trigger.seconds) : say.idle(trigger.seconds, holds);
    case 'scroll':
      return holds === undefined ? say.scrollHasTo(trigger.percent) : say.scroll(trigger.percent, holds);
    case 'exit':
      return holds === undefined ? say.exitHasTo : say.exit(holds);
  }
}

function explainHoldOut({ holdOut }: Schedulable, { isHeldOut }: GuideMoment, { texts }: ExplainOptions): Reason[] {
  if (isHeldOut === 'unknown') return holdOut ? [inPage(texts.maybeHeldOut(holdOut))] : [];
  return isHeldOut ? [no(texts.heldOut)] : [];
}

/** What the judge says of the history alone: everything else is taken out of its way. */
function explainFrequency(
  guide: Schedulable,
  { now, isHistoryAwaited }: GuideMoment,
  { texts }: ExplainOptions,
): Reason[] {
  const { guideId, kind, frequency } = guide;
  const { history: say } = texts;
  const alone = { guideId, kind, trigger: { on: 'page' }, ...(frequency && { frequency }) } as const;
  const verdict = judge(alone, { ...now, limits: undefined, busy: false, isFor: () => true });
  const { startedAt = 0, completedAt = 0, dismissedAt = 0, mutedAt = 0, snoozedUntil = 0 } = now.history(guideId) ?? {};
  const reasons = isHistoryAwaited ? [no(say.awaited)] : [];
  if (verdict.due) return [...reasons, { holds: true, words: startedAt ? say.again(moment(startedAt)) : say.unseen }];
  const last = moment(Math.max(startedAt, completedAt, dismissedAt));
  const words: Partial<Record<typeof verdict.why, string>> = {
    completed: say.completed(moment(completedAt)),
    seen: say.seen(moment(dismissedAt)),
    muted: say.muted(moment(mutedAt)),
    snoozed: say.snoozed(moment(snoozedUntil)),
    'too-soon': say.tooSoon(last, frequency?.show === 'every' ? frequency.days : 0),
  };
  return [...reasons, no(words[verdict.why] ?? verdict.why)];
}

/** What the judge says of the limits, each alone. */
function explainLimits({ now, isElsewhere, other }: GuideMoment, options: ExplainOptions): Reason[] {
  const { texts, isKnown = () => true, titleOf } = options;
  const { limits: say } = texts;
  if (!isKnown({ type: 'limits' })) return [inPage(say.inPage)];
  const { limits, shownToday } = now;
  const any = { kind: 'walkthrough', guideId: '-', trigger: { on: 'page' } } as const;
  const passes = (part: Partial<Situation>): boolean =>
    judge(any, { ...now, history: () => undefined, limits: undefined, busy: false, isFor: () => true, ...part }).due;
  const reasons: Reason[] = [];
  if (limits?.perDay !== undefined)
    reasons.push({
      holds: passes({ limits: { perDay: limits.perDay } }),
      words: say.perDay(shownToday, limits.perDay),
    });
  if (limits?.quiet) {
    const { quiet } = limits;
    const holds = passes({ limits: { quiet } });
    reasons.push({ holds, words: say.quiet(quiet.from, quiet.to, !holds) });
  }
  if (!now.busy) return [...reasons, { holds: true, words: say.free }];
  const inTheWay = isElsewhere ? say.otherTab : say.underWay;
  return [...reasons, no(other === undefined ? inTheWay : say.shown(texts.quote(titleOf?.(other) ?? other)))];
}
