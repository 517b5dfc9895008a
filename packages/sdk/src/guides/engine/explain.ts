import type { Trigger } from '@handrail/protocol';
import { explainCondition, type Reason } from '@handrail/protocol/explain';
import { matchPath } from '@handrail/protocol/conditions';
import { isInterrupting, judge, type Situation } from '@handrail/protocol/schedule';
import type { Explanation } from '../../core/client.ts';
import type { Entry } from '../read-manifest.ts';
import { triggersOf, type SingleTrigger } from './conditions.ts';
import type { View } from './decider.ts';
import { verdictOn } from './due.ts';

const no = (words: string): Reason => ({ holds: false, words });
const counted = (count: number, noun: string): string => (count === 1 ? `one ${noun}` : `${count} ${noun}s`);
const moment = (instant: number): string => new Date(instant).toLocaleString();

/** Why a guide is due for this visitor, on this page, now; or, in words, everything that speaks against it. */
export function explainGuide(guideId: string, view: View): Explanation {
  const { published, now } = view;
  const entry = published?.guides.find((one) => one.guideId === guideId);
  const is = (due: boolean, reasons: Reason[]): Explanation => ({ guideId, due, reasons });
  if (!published) return is(false, [no('the published guides have not arrived yet')]);
  if (!entry) return is(false, [no(`no published guide is called “${guideId}”`)]);
  if (view.isBroken(entry)) return is(false, [no('the guide cannot be read; it is left out')]);
  if (view.isOn(guideId)) return is(true, [{ holds: true, words: 'the guide is being shown' }]);
  const reasons = [
    explainTrigger(entry, view),
    ...explainCondition(entry.audience, now.facts),
    ...explainFrequency(entry, view),
    ...(isInterrupting(entry) ? explainLimits(view) : []),
  ];
  const { verdict } = verdictOn(entry, now);
  return is(verdict.due && reasons.every(({ holds }) => holds), reasons);
}

function explainTrigger(entry: Entry, { now }: View): Reason {
  const since = now.history(entry.guideId)?.startedAt ?? 0;
  const one = (trigger: SingleTrigger): Reason => {
    if (trigger.on === 'page') {
      const isHere = !trigger.path || matchPath(trigger.path, now.facts.page);
      if (isHere && now.wasOffered(entry)) return no('it has been shown since the visitor arrived at this page');
      const { path, query = '', hash } = now.facts.page;
      const fits = isHere ? 'fits' : 'does not fit';
      return {
        holds: isHere,
        words: `the page is ${path}${query}${hash}, which ${fits} ${trigger.path ?? 'any page'}`,
      };
    }
    const holds = now.fired(trigger, since);
    return {
      holds,
      words: wordsOf(
        trigger,
        holds,
        now.facts.events?.(
          trigger.on === 'event' ? trigger.name : '',
          trigger.on === 'event' ? trigger.days : undefined,
        ) ?? 0,
      ),
    };
  };
  const of = triggersOf(entry.trigger).map(one);
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
function explainFrequency(entry: Entry, { now, isHistoryAwaited }: View): Reason[] {
  const { audience: _, ...open } = entry;
  const situation: Situation = { ...now, fired: () => true, limits: undefined, busy: false };
  const verdict = judge({ ...open, trigger: { on: 'page' } }, situation);
  const {
    completedAt = 0,
    dismissedAt = 0,
    mutedAt = 0,
    snoozedUntil = 0,
    startedAt = 0,
  } = now.history(entry.guideId) ?? {};
  const reasons: Reason[] = isHistoryAwaited ? [no('what the visitor has seen elsewhere is being asked for')] : [];
  if (verdict.due) {
    const known = startedAt
      ? `it was last started on ${moment(startedAt)}, and may come again`
      : 'the visitor has not seen it';
    return [...reasons, { holds: true, words: known }];
  }
  const words: Partial<Record<typeof verdict.why, string>> = {
    completed: `the visitor completed it on ${moment(completedAt)}`,
    seen: `the visitor closed it on ${moment(dismissedAt)}, and it is shown once`,
    muted: `the visitor asked on ${moment(mutedAt)} not to be shown it again`,
    snoozed: `the visitor put it off until ${moment(snoozedUntil)}`,
    'too-soon': `it was last shown on ${moment(Math.max(startedAt, completedAt, dismissedAt))}, and is shown every ${entry.frequency?.show === 'every' ? counted(entry.frequency.days, 'day') : 'so often'}`,
  };
  return [...reasons, no(words[verdict.why] ?? verdict.why)];
}

/** What the judge says of the limits, each alone. */
function explainLimits({ now, inTheWay, isElsewhere }: View): Reason[] {
  const { limits, shownToday } = now;
  const blank = { kind: 'walkthrough', guideId: '-', trigger: { on: 'page' } } as const;
  const passes = (part: Partial<Situation>): boolean =>
    judge(blank, { ...now, history: () => undefined, limits: undefined, busy: false, fired: () => true, ...part }).due;
  const reasons: Reason[] = [];
  if (limits?.perDay !== undefined) {
    const words = `${counted(shownToday, 'guide')} started today, of at most ${limits.perDay}`;
    reasons.push({ holds: passes({ limits: { perDay: limits.perDay } }), words });
  }
  if (limits?.quiet) {
    const { quiet } = limits;
    const holds = passes({ limits: { quiet } });
    reasons.push({
      holds,
      words: `it is ${holds ? 'not ' : ''}quiet time, which is from ${quiet.from} to ${quiet.to}`,
    });
  }
  if (now.busy) {
    const other = inTheWay
      ? `the guide “${inTheWay}” is being shown`
      : isElsewhere
        ? 'another tab is showing a guide'
        : 'a guide is under way, or has only just ended';
    reasons.push(no(other));
  } else reasons.push({ holds: true, words: 'no other guide is in the way' });
  return reasons;
}
