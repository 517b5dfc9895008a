import type { TimeWindow } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import type { TimeRow, Who } from '../usage-questions.ts';
import { isOf, personOf, type Log } from './log.ts';

const MINUTE_MS = 60_000;
/** Whoever does nothing for so long begins a new session. */
export const SESSION_GAP_MS = 30 * MINUTE_MS;

export const timeInApp = (log: Log, windows: readonly TimeWindow[], who?: Who): TimeRow[] =>
  windows.map((window) => {
    const activities = log.within(window, 'activities').filter(({ event }) => isActivity(event));
    const people = [...Map.groupBy(activities, (record) => personOf(log, record))]
      .filter(([person]) => isOf(log, person, who))
      .map(([, records]) => records.map(({ at }) => at));
    return {
      people: people.length,
      sessions: people.reduce((sum, instants) => sum + countSessions(instants), 0),
      minutes: people.reduce((sum, instants) => sum + new Set(instants.map(minuteOf)).size, 0),
    };
  });

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

const countSessions = (instants: readonly number[]): number =>
  instants.filter((at, index) => at - (instants[index - 1] ?? -Infinity) >= SESSION_GAP_MS).length;
