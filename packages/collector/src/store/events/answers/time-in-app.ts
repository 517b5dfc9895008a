import type { TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import type { TimeRow, Who } from '../usage-questions.ts';
import { isOf, personOf, type Log } from './log.ts';
import { MINUTE_MS } from '../../../clock.ts';

/** Whoever does nothing for so long begins a new session. */
export const SESSION_GAP_MS = 30 * MINUTE_MS;

export const timeInApp = (log: Log, windows: readonly TimeWindow[], who?: Who): TimeRow[] =>
  windows.map((window) => {
    const activities = log.within(window, 'activities').filter(({ event }) => isActivity(event));
    return timeOf(
      [...Map.groupBy(activities, (record) => personOf(log, record))]
        .filter(([person]) => isOf(log, person, who))
        .map(([, records]) => records.map(({ at }) => at)),
    );
  });

/** The time of people of whom each has a list of instants, in their order. */
export const timeOf = (people: readonly (readonly number[])[]): TimeRow => ({
  people: people.length,
  sessions: people.reduce((sum, instants) => sum + countSessions(instants), 0),
  minutes: people.reduce((sum, instants) => sum + countMinutes(instants), 0),
});

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

const countSessions = (instants: readonly number[]): number =>
  instants.filter((at, index) => at - (instants[index - 1] ?? -Infinity) >= SESSION_GAP_MS).length;

const countMinutes = (instants: readonly number[]): number =>
  instants.filter((at, index) => index === 0 || minuteOf(at) !== minuteOf(instants[index - 1] ?? 0)).length;
