import { asListed, saysBy } from '../answers/single-events.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { fitsPath } from '../fits-use.ts';
import { byInstant } from '../order.ts';
import type { EventPage, EventQuery } from '../usage-questions.ts';
import { classNumberOf } from './class-number.ts';
import { recordsOf, ROWS, type AppLog } from './log.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { uuidBytes } from './uuid-bytes.ts';
import type { WhoIsWho } from './who-is-who.ts';
import { newestZones } from './zones.ts';

/** What rows must be, as a condition in SQL with its values. */
interface Condition {
  where: string[];
  values: (number | string | Uint8Array)[];
  /** Whether an index finds all of them. */
  isFew: boolean;
}

/** Undefined where nothing can be found. */
function conditionOf(who: WhoIsWho, app: number, query: EventQuery): Condition | undefined {
  const { window, name, names, by, path, visitorId, guideId, stepId, before } = query;
  const where = ['e.app = ?', 'e.at >= ?', 'e.at < ?'];
  const values: Condition['values'] = [app, window.from, window.until];
  for (const [column, text] of [
    ['name', name],
    ['guide', guideId],
    ['step', stepId],
  ] as const) {
    if (text === undefined) continue;
    const word = who.word(text);
    if (word === undefined) return undefined;
    where.push(`e.${column} = ?`);
    values.push(word);
  }
  if (names !== undefined) {
    where.push('e.name IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(names.flatMap((one) => who.word(one) ?? [])));
  }
  const isOwn = (one: string): boolean => classNumberOf(one) > 1;
  // Said of them all, it lets the index of such names be used.
  const isSingle = (name !== undefined && isOwn(name)) || (names?.every(isOwn) ?? false);
  if (isSingle) where.push('e.class > 1');
  if (by !== undefined) {
    // As a literal: an index that is of some rows alone is not found by a value that comes later.
    where.push(`instr(e.props, '${saysBy(by).replaceAll("'", "''")}') > 0`);
  }
  if (visitorId !== undefined) {
    const visitor = who.visitor(app, visitorId);
    if (visitor === undefined) return undefined;
    where.push('e.visitor IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(who.visitorsOf(who.personOf(visitor))));
  }
  if (path !== undefined) {
    where.push('e.path IN (SELECT id FROM word WHERE fits_path(?, text))');
    values.push(path);
  }
  if (before !== undefined) {
    where.push('(e.at, e.event_id) < (?, ?)');
    values.push(before.at, uuidBytes(before.eventId));
  }
  return { where, values, isFew: isSingle || by !== undefined || visitorId !== undefined };
}

/** The newest events that are asked for; each file answers for itself, and no more than fit on the page. */
export function pageOfEvents(files: LogFiles, who: WhoIsWho, { app }: AppLog, query: EventQuery): EventPage {
  const { window, limit, before } = query;
  const condition = app === undefined ? undefined : conditionOf(who, app, query);
  if (app === undefined || condition === undefined) return { events: [], next: undefined };
  const { where, values, isFew } = condition;
  let found: EventRecord[] = [];
  /** Whether what is no newer than this can not be on the page. */
  const isFull = (last: number): boolean => last < (found[limit]?.at ?? -Infinity);
  const take = (file: LogFile, more: string, ...its: number[]): void => {
    // The rows of the page alone are put into words.
    const page = `SELECT e.id FROM event e ${[`WHERE ${where.join(' AND ')}`, more].join(' ')} ORDER BY e.at DESC, e.event_id DESC LIMIT ?`;
    const rows = recordsOf(file, `${ROWS} WHERE e.id IN (${page})`, ...values, ...its, limit + 1);
    found = [...found, ...rows].sort((a, b) => byInstant(b, a)).slice(0, limit + 1);
  };
  const until = Math.min(window.until, (before?.at ?? Infinity) + 1);
  for (const { week, last } of newestFirst(files, app, window)) {
    // A file without anything newer than what fills the page adds nothing to it.
    if (isFull(last)) break;
    const file = files.open(week);
    allowPaths(file);
    if (isFew) take(file, '');
    for (const zones of isFew ? [] : newestZones(file, { from: window.from, until })) {
      if (isFull(zones.last)) break;
      take(file, 'AND e.id >= ? AND e.id < ?', zones.from, zones.before);
    }
  }
  const events = found.slice(0, limit).map(asListed);
  const last = found.length > limit ? events.at(-1) : undefined;
  return { events, next: last && { at: last.at, eventId: last.event.eventId } };
}

const LAST = 'SELECT max(last_at) AS last FROM extent WHERE app = ?';

/** The weeks with events of a window, those that end last first. */
function newestFirst(files: LogFiles, app: number, window: TimeWindow): { week: number; last: number }[] {
  const weeks: { week: number; last: number }[] = [];
  for (const file of files.within(window))
    weeks.push({ week: file.week, last: Number(file.sql(LAST).get(app)?.['last']) });
  return weeks.sort((a, b) => b.last - a.last);
}

const allowed = new WeakSet<LogFile>();

function allowPaths(file: LogFile): void {
  if (allowed.has(file)) return;
  allowed.add(file);
  file.database.function('fits_path', { deterministic: true }, (pattern, text) =>
    fitsPath(String(pattern), String(text)) ? 1 : 0,
  );
}
