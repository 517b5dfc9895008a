import type { TraitValue } from '@handrail/protocol';
import { clientsOf, fitsClient, isOfClient } from '../clients.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import type { Who } from '../usage-questions.ts';

/** What a question looks at: activities, or events of which something is one of these. It spares the log from reading the others. */
export type Only = 'activities' | readonly { name?: string | undefined; guideId?: string | undefined }[];

/**
 * What the questions are answered from, of one app. The functions beside this file say in plain code what each answer is:
 * they are the reference to which every engine is compared, and no engine needs to work as they do.
 */
export interface Log {
  /** The events of a window that visitors did by themselves, in order of time. Those that fit nothing of `only` may be left out. */
  within(window: TimeWindow, only?: Only): readonly EventRecord[];
  /** The people who were active in a window, also by events that are forgotten. */
  activeIn(window: TimeWindow): ReadonlySet<string>;
  personOf(visitorId: string): string;
  /** A person's latest value of a trait; null without one. */
  traitOf(person: string, trait: string): TraitValue | null;
}

export const personOf = (log: Log, { event }: EventRecord): string => log.personOf(event.visitorId);

export const peopleOf = (log: Log, records: readonly EventRecord[]): Set<string> =>
  new Set(records.map((record) => personOf(log, record)));

/** Whether a question that was asked of some people is about this one. */
export const isOf = (log: Log, person: string, who: Who = {}): boolean =>
  Object.entries(who).every(([trait, values]) => isOfClient(trait) || values.includes(log.traitOf(person, trait)));

/** The log as if nothing else had happened than what a question says was done with something. */
export function narrowed<L extends Log>(log: L, who: Who | undefined): L {
  if (clientsOf(who) === undefined) return log;
  const within: Log['within'] = (window, only) =>
    log.within(window, only).filter(({ client }) => fitsClient(who, client));
  const activeIn: Log['activeIn'] = (window) =>
    peopleOf(
      log,
      within(window, 'activities').filter(({ event }) => isActivity(event)),
    );
  return { ...log, within, activeIn };
}

export const activeOf = (log: Log, window: TimeWindow, who: Who | undefined): string[] =>
  [...log.activeIn(window)].filter((person) => isOf(log, person, who));
