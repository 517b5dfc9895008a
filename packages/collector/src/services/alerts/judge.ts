import type { AlertRule, AlertStanding, Figure } from '@handrail/protocol';

/** Of fewer, a share says little. */
const ENOUGH = 20;
/** Windows before that must have told something, before anything can be called usual. */
const ENOUGH_WINDOWS = 5;
/** How far back within its bounds a figure must be before an alert is over: a part of the bound, or of the usual deviation. */
const BACK = 0.05;
const BACK_OF_USUAL = 0.8;
/** A standard deviation over a median absolute deviation, where values spread as they mostly do. */
const SPREAD = 1.4826;
/** Where values hardly differ, a small part of them is taken as their usual deviation. */
const LEAST_SPREAD = 0.05;

interface Bounds {
  low: number | null;
  high: number | null;
}

/** What is known when an alert is judged: the figure, those of the windows before it, and how it stood. */
export interface Known {
  now: Figure;
  earlier: readonly Figure[];
  was: AlertStanding;
  at: number;
}

/** How an alert stands. What cannot be said leaves one raised that is raised; it is over when the figure is well within its bounds. */
export function judgeAlert(rule: AlertRule, { now, earlier, was, at }: Known): AlertStanding {
  const seen = { checkedAt: at, value: now.value };
  const unknown = (reason: NonNullable<AlertStanding['reason']>, bounds: Bounds): AlertStanding => {
    const state = was.state === 'raised' ? 'raised' : 'unknown';
    return { ...seen, ...bounds, state, since: state === was.state ? was.since : at, reason, times: was.times };
  };
  const nothing = { low: null, high: null };
  if (now.value === null) return unknown(now.reason ?? 'no-data', nothing);
  if (!isEnough(now)) return unknown('too-little', nothing);
  const bounds = boundsOf(rule, earlier, 1);
  if (bounds === undefined) return unknown('too-little', nothing);
  const back = was.state === 'raised' ? (boundsOf(rule, earlier, BACK_OF_USUAL) ?? bounds) : bounds;
  const state = isWithin(now.value, back) ? 'calm' : 'raised';
  const isNew = state === 'raised' && was.state !== 'raised';
  return {
    ...{ ...seen, ...bounds, state },
    since: state === was.state ? was.since : at,
    times: was.times + (isNew ? 1 : 0),
  };
}

/** A count has itself as what it is of, and none is a count as well. */
const isEnough = ({ denominator, unit }: Figure): boolean =>
  denominator === undefined || unit === 'count' || unit === 'people' || denominator >= ENOUGH;

const isWithin = (value: number, { low, high }: Bounds): boolean =>
  (low === null || value >= low) && (high === null || value <= high);

/** Between which values it is calm; `part` below 1 draws them in, for one that is to be over. */
function boundsOf(rule: AlertRule, earlier: readonly Figure[], part: number): Bounds | undefined {
  if (rule.kind !== 'unusual') {
    const back = part === 1 ? 0 : BACK * Math.abs(rule.value);
    return rule.kind === 'above' ? { low: null, high: rule.value - back } : { low: rule.value + back, high: null };
  }
  const values = earlier.flatMap((one) => (one.value !== null && isEnough(one) ? [one.value] : []));
  if (values.length < ENOUGH_WINDOWS) return undefined;
  const middle = medianOf(values);
  const spread = SPREAD * medianOf(values.map((value) => Math.abs(value - middle)));
  const far = part * rule.times * Math.max(spread, LEAST_SPREAD * Math.abs(middle));
  return { low: middle - far, high: middle + far };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
