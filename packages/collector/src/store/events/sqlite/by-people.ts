import type { Event } from '@handrail/protocol';
import { byText, byTime } from '../order.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import type { FunnelRow, PathRow, TimeRow } from '../usage-questions.ts';
import type { AppLog } from './log.ts';
import type { LogFiles } from './log-files.ts';
import { uuidText } from './uuid-bytes.ts';
import type { WhoIsWho } from './who-is-who.ts';

const PEOPLE_AT_ONCE = 250;
const ROWS_OF_VISITOR = `
  SELECT at, event_id, name, path, guide, step, element, seq,
         (SELECT session_id FROM session s WHERE s.id = event.session) AS session
  FROM event
  WHERE visitor = ? AND at >= ? AND at < ? AND mode IS NULL`;

/**
 * The log of an app in parts of some hundred people each, for questions that look at the events of each person by themselves: however
 * long the log is, only one part of it is in memory. An event has what such questions look at.
 */
export function* logsByPeople(files: LogFiles, who: WhoIsWho, log: AppLog): Iterable<AppLog> {
  const words = new Map<number, string>();
  const textOf = (word: unknown): string => {
    const before = words.get(Number(word));
    if (before !== undefined) return before;
    const text = who.textOf(Number(word));
    words.set(Number(word), text);
    return text;
  };

  function toRecord(row: Record<string, unknown>, visitorId: string): EventRecord {
    const { at, event_id: id, guide, step, element, seq } = row;
    const event = {
      eventId: id instanceof Uint8Array ? uuidText(id) : '',
      name: textOf(row['name']),
      at: Number(at),
      visitorId,
      sessionId: String(row['session']),
      page: { path: textOf(row['path']) },
      ...(seq !== null && { seq: Number(seq) }),
      ...(guide !== null && { guideId: textOf(guide) }),
      ...(step !== null && { stepId: textOf(step) }),
      // Written from a checked element, and by nobody else.
      ...(element !== null && { element: JSON.parse(textOf(element)) as unknown }),
    };
    return { event: event as Event, at: Number(at), receivedAt: Number(at) };
  }

  function recordsOf(people: readonly number[], window: TimeWindow): EventRecord[] {
    const found: EventRecord[] = [];
    for (const file of files.within(window)) {
      for (const person of people) {
        for (const visitor of who.visitorsOf(person)) {
          const rows = file.sql(ROWS_OF_VISITOR).all(visitor, window.from, window.until);
          // Who they are is known by the number alone.
          for (const row of rows) found.push(toRecord(row, String(person)));
        }
      }
    }
    return found.sort(byTime);
  }

  const people = log.app === undefined ? [] : who.people(log.app);
  for (let first = 0; first < people.length; first += PEOPLE_AT_ONCE) {
    const part = people.slice(first, first + PEOPLE_AT_ONCE);
    yield { ...log, personOf: (person) => person, within: (window) => recordsOf(part, window) };
  }
}

/** The answers about several parts of the people as one. */
export function joinFunnels(parts: Iterable<FunnelRow[]>, steps: number, isByTrait: boolean): FunnelRow[] {
  const rows = new Map<string, FunnelRow>();
  if (!isByTrait) rows.set('', { people: Array.from({ length: steps }, () => 0) });
  for (const part of parts) {
    for (const row of part) {
      const key = isByTrait ? JSON.stringify(row.value) : '';
      const before = rows.get(key);
      const people =
        before === undefined ? row.people : row.people.map((count, step) => count + (before.people[step] ?? 0));
      rows.set(key, { ...row, people });
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      (b.people[0] ?? 0) - (a.people[0] ?? 0) ||
      byText(JSON.stringify(a.value ?? null), JSON.stringify(b.value ?? null)),
  );
}

export function joinTimes(parts: Iterable<TimeRow[]>, windows: number): TimeRow[] {
  const rows = Array.from({ length: windows }, () => ({ people: 0, sessions: 0, minutes: 0 }));
  for (const part of parts) {
    for (const [place, row] of rows.entries()) {
      const { people = 0, sessions = 0, minutes = 0 } = part[place] ?? {};
      row.people += people;
      row.sessions += sessions;
      row.minutes += minutes;
    }
  }
  return rows;
}

export function joinPaths(parts: Iterable<PathRow[]>, limit: number): PathRow[] {
  const rows = new Map<string, PathRow>();
  for (const part of parts) {
    for (const row of part) {
      const key = JSON.stringify([row.from, row.to]);
      const { people = 0, times = 0 } = rows.get(key) ?? {};
      rows.set(key, { ...row, people: people + row.people, times: times + row.times });
    }
  }
  return [...rows.values()]
    .sort((a, b) => b.times - a.times || b.people - a.people || byText(a.from, b.from) || byText(a.to, b.to))
    .slice(0, limit);
}
