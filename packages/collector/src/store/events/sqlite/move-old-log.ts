import type { Appender } from './append.ts';
import { toRecord } from './log.ts';
import type { LogFiles } from './log-files.ts';

const AT_ONCE = 5_000;
const TEXT = (column: string): string => `(SELECT text FROM word WHERE id = e.${column})`;
/** The rows of a release that had one table for all events. */
const OLD_ROWS = `
  SELECT a.app_id AS appId, e.event_id AS eventId, ${TEXT('name')} AS name, v.visitor_id AS visitorId, e.session AS sessionId,
         e.at, e.said_at AS saidAt, e.received_at AS receivedAt, ${TEXT('path')} AS path, ${TEXT('title')} AS title,
         ${TEXT('guide')} AS guideId, e.version, ${TEXT('step')} AS stepId, e.props, NULL AS seq, NULL AS element,
         NULL AS traits, NULL AS clamped, NULL AS client
  FROM event_before_weeks e JOIN visitor v ON v.id = e.visitor JOIN app a ON a.id = e.app
  ORDER BY e.app, e.event_id LIMIT ${AT_ONCE}`;
const DELETE_FIRST = `
  DELETE FROM event_before_weeks WHERE (app, event_id) IN (
    SELECT app, event_id FROM event_before_weeks ORDER BY app, event_id LIMIT ${AT_ONCE})`;

/**
 * Moves the log of an older release to the files of its weeks. Rows are deleted when they are in their files, so a process that
 * ends in between goes on at its next start: what it moved already is met there by its id.
 */
export function moveOldLog({ book }: LogFiles, appender: Appender): void {
  const isThere = book.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'event_before_weeks'").get();
  if (isThere === undefined) return;
  for (;;) {
    const rows = book.prepare(OLD_ROWS).all();
    if (rows.length === 0) break;
    const byApp = Map.groupBy(rows, (row) => String(row['appId']));
    appender.append([...byApp].map(([appId, theirs]) => ({ appId, records: theirs.map(toRecord) })));
    book.exec(DELETE_FIRST);
  }
  book.exec('DROP TABLE event_before_weeks');
  book.exec('VACUUM');
}
