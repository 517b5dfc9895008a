import type { Trigger } from '@handrail/protocol';
import type { PageAddress } from '@handrail/protocol/conditions';
import { BY_CALL, isInterrupting, judge, type Situation } from '@handrail/protocol/schedule';
import type { By } from './memory.ts';
import type { Entry } from './read-manifest.ts';

/** Triggers one by one. */
export type SingleTrigger = Exclude<Trigger, { on: 'any' }>;

export const triggersOf = ({ trigger }: Pick<Entry, 'trigger'>): readonly SingleTrigger[] =>
  trigger.on === 'any' ? trigger.of : [trigger];

/** What nothing but listening tells. */
export const isHeard = ({ on }: SingleTrigger): boolean => on !== 'page' && !BY_CALL.includes(on);

/** Whether a guide is for everybody, and needs no more than the page to be judged and its end to be shown once. */
export const isPlain = (entry: Entry): boolean =>
  isInterrupting(entry) && !(entry.audience ?? entry.holdOut) && !triggersOf(entry).some(isHeard);

/** The trigger by which a guide should start by itself now; the judge of the protocol decides. */
export function dueBy(entry: Entry, now: Situation, wasOffered: boolean): By | undefined {
  // Arriving here has its effect once.
  const first = triggersOf(entry).find(
    (trigger) => !(wasOffered && trigger.on === 'page') && judge({ ...entry, trigger }, now).due,
  );
  return first?.on;
}

/** What of the address a guide's triggers look at: the visitor arrives anew when this has changed. */
export function arrivalOf(entry: Entry, { path, query = '', hash }: PageAddress): string {
  const asks = (sign: string): boolean =>
    triggersOf(entry).some((one) => one.on === 'page' && one.path?.includes(sign));
  return path + (asks('?') ? query : '') + (asks('#') ? hash : '');
}
