import type { Trigger } from '@handrail/protocol';
import { explainCondition, type Reason } from '@handrail/protocol/explain';
import { isHeldOut, isInterrupting, judge, type Situation } from '@handrail/protocol/schedule';
import type { Explanation } from '../../core/client.ts';
import type { Entry } from '../read-manifest.ts';
import type { Core, View } from '../core.ts';
import { dueBy, triggersOf, type SingleTrigger } from '../due.ts';
import { isHere } from './is-here.ts';

const no = (words: string): Reason => ({ holds: false, words });
const counted = (count: number, noun: string): string => (count === 1 ? `one ${noun}` : `${count} ${noun}s`);
const moment = (instant: number): string => new Date(instant).toLocaleString();

/** Why a guide is due for this visitor, on this page, now; or, in words, everything that speaks against it. */
export function explainGuide(guideId: string, core: Core, view: View | undefined): Explanation {
  const is = (due: boolean, reasons: Reason[]): Explanation => ({ guideId, due, reasons });
  const entry = core.find(guideId);
  if (!core.published()) return is(false, [no('the published guides have not arrived yet')]);
  if (!entry) return is(false, [no(`no published guide is called “${guideId}”`)]);
  if (core.broken.has(entry)) return is(false, [no('the guide cannot be read, and is left out')]);
  if (core.active.get(guideId)?.run) return is(true, [{ holds: true, words: 'the guide is being shown' }]);
  if (!view) return is(false, [no('a part of Handrail could not be loaded')]);
  const { now } = view;
  const wasOffered = core.wasOffered(entry);
  const reasons = [
    explainTrigger(entry, now, wasOffered),
    ...explainCondition(entry.audience, now.facts),
    ...(isHeldOut(core.visitor.visitorId(), entry)
      ? [no('the visitor is held out of it, so that its effect can be seen')]
      : []),
    ...explainFrequency(entry, view),
    ...(isInterrupting(entry) ? explainLimits(core, view) : []),
  ];
  return is(!!dueBy(entry, now, wasOffered) && !view.isHistoryAwaited, reasons);
}

function explainTrigger(entry: Entry, now: Situation, wasOffered: boolean): Reason {
  const { page, events } = now.facts;
  const one = (trigger: SingleTrigger): Reason => {
    if (trigger.on === 'page') {
      const fits = isHere(trigger, page);
      if (fits && wasOffered) return no('it has been shown since the visitor arrived at this page');
      const address = page.path + (page.query ?? '') + page.hash;
      const words = `the page is ${address}, which ${fits ? 'fits' : 'does not fit'} ${trigger.path ?? 'any page'}`;
      return { holds: fits, words: trigger.path ? words : 'it may start on any page' };
    }
    const holds = now.fired(trigger);
    const count = trigger.on === 'event' ? (events?.(trigger.name, trigger.days) ?? 0) : 0;
    return { holds, words: wordsOf(trigger, holds, count) };
  };
  const of = triggersOf(entry).map(one);
  const [only] = of;
  if (only && of.length === 1) return only;
  const holds = of.some((reason) => reason.holds);
  return { holds, words: holds ? 'one of its triggers has happened' : 'none of its triggers has happened', of };
}

function wordsOf(trigger: Exclude<SingleTrigger, { on: 'page' }>, holds: boolean, count: number): string {
  const not = holds ? '' : ' not';
  switch (trigger.on) {
    case 'element':
      return `its element can${not} be found and seen${holds ? '' : ', or has been there since the guide was last shown'}`;
    case 'event': {
      const { name, times = 1, days } = trigger;
      const within = days ? ` within ${counted(days, 'day')}` : '';
      return `the event “${name}” happened ${counted(count, 'time')}${within}, of ${times}${holds || count < times ? '' : ', but not just now'}`;
    }
    case 'idle':
      return `the visitor has${not} been idle for ${counted(trigger.seconds, 'second')}`;
    case 'scroll':
      return `the page has${not} been scrolled down by ${trigger.percent} %`;
    case 'exit':
      return `the pointer has${not} just left the window by its upper edge`;
    default:
      return BY_CALL[trigger.on];
  }
}

const BY_CALL: { [On in Extract<Trigger['on'], 'call' | 'link' | 'checklist' | 'help'>]: string } = {
  call: 'it starts only when it is asked for, by handrail.show(…)',
  link: 'it starts only by a link with ?handrail=… in it',
  checklist: 'it starts only from a checklist',
  help: 'it starts only from the help search',
};

/** What the judge says of the history alone: everything else is taken out of its way. */
function explainFrequency({ guideId, kind, frequency }: Entry, { now, isHistoryAwaited }: View): Reason[] {
  const alone = { guideId, kind, trigger: { on: 'page' }, ...(frequency && { frequency }) } as const;
  const verdict = judge(alone, { ...now, limits: undefined, busy: false });
  const { startedAt = 0, completedAt = 0, dismissedAt = 0, mutedAt = 0, snoozedUntil = 0 } = now.history(guideId) ?? {};
  const reasons: Reason[] = isHistoryAwaited ? [no('what the visitor has seen elsewhere is being asked for')] : [];
  if (verdict.due) {
    const words = startedAt
      ? `it was last started at ${moment(startedAt)}, and may come again`
      : 'the visitor has not seen it';
    return [...reasons, { holds: true, words }];
  }
  const last = moment(Math.max(startedAt, completedAt, dismissedAt));
  const every = frequency?.show === 'every' ? counted(frequency.days, 'day') : '';
  const words: Partial<Record<typeof verdict.why, string>> = {
    completed: `the visitor completed it at ${moment(completedAt)}`,
    seen: `the visitor closed it at ${moment(dismissedAt)}, and it is shown once`,
    muted: `the visitor said at ${moment(mutedAt)} that it should not be shown again`,
    snoozed: `the visitor put it off until ${moment(snoozedUntil)}`,
    'too-soon': `it was last shown at ${last}, and comes again after ${every}`,
  };
  return [...reasons, no(words[verdict.why] ?? verdict.why)];
}

/** What the judge says of the limits, each alone. */
function explainLimits(core: Core, { now, isElsewhere }: View): Reason[] {
  const { limits, shownToday } = now;
  const any = { kind: 'walkthrough', guideId: '-', trigger: { on: 'page' } } as const;
  const passes = (part: Partial<Situation>): boolean =>
    judge(any, { ...now, history: () => undefined, limits: undefined, busy: false, ...part }).due;
  const reasons: Reason[] = [];
  if (limits?.perDay !== undefined) {
    const words = `${counted(shownToday, 'guide')} started by themselves today, of at most ${limits.perDay}`;
    reasons.push({ holds: passes({ limits: { perDay: limits.perDay } }), words });
  }
  if (limits?.quiet) {
    const { quiet } = limits;
    const holds = passes({ limits: { quiet } });
    const words = `it is ${holds ? 'not ' : ''}within the quiet hours, from ${quiet.from} to ${quiet.to}`;
    reasons.push({ holds, words });
  }
  if (!now.busy) return [...reasons, { holds: true, words: 'no other guide is in the way' }];
  const other = core.interrupting()?.entry.guideId;
  const inTheWay = isElsewhere ? 'another tab is showing a guide' : 'a guide is under way, or has only just ended';
  return [...reasons, no(other ? `the guide “${other}” is being shown` : inTheWay)];
}
