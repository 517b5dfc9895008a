import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import { LOG_LIMITS } from '../../../config.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { EventStore } from '../event-store.ts';
import { numberOfClass } from './class-number.ts';
import type { Appender } from './append.ts';
import { markCounted } from './counting.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { cutRollups } from './cut-rollups.ts';
import { moveToRest } from './move-to-rest.ts';
import { REST } from './week.ts';

const EXTENT = 'SELECT stored, first_at FROM extent WHERE app = ? AND class = ?';
/** The last row of the next ones that are to go. */
const NEXT = `
  SELECT count(*) AS found, max(id) AS last FROM (
    SELECT id FROM event WHERE id > ? AND app = ? AND class = ? AND at < ? ORDER BY id LIMIT ${LOG_LIMITS.rowsAtOnce})`;
const TO_PAST = `
  INSERT OR IGNORE INTO past (app, event_id, gone_at)
  SELECT app, event_id, ? FROM event WHERE id > ? AND id <= ? AND app = ? AND class = ? AND at < ?`;
const DELETE = 'DELETE FROM event WHERE id > ? AND id <= ? AND app = ? AND class = ? AND at < ?';
const NOTE = `
  INSERT INTO forgotten (app, class, before) VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET before = excluded.before WHERE excluded.before > before`;
const MEASURE = `
  INSERT INTO extent (app, class, stored, first_at, last_at)
  SELECT ?1, ?2, count(*), min(at), max(at) FROM event WHERE app = ?1 AND class = ?2 HAVING count(*) > 0`;

/** Takes rows of a class out of the log, few at a time, and then files of which nothing is left, and ids whose time is over. */
export function createForgetting(files: LogFiles, clock: Clock, appender: Appender): EventStore['forget'] {
  const note = files.book.prepare(NOTE);

  async function forgetIn(file: LogFile, app: number, eventClass: number, before: number): Promise<number> {
    appender.settle();
    const extent = file.sql(EXTENT).get(app, eventClass);
    if (extent === undefined || Number(extent['first_at']) >= before) return 0;
    let gone = 0;
    let last = 0;
    for (;;) {
      const next = file.sql(NEXT).get(last, app, eventClass, before);
      if (next === undefined || next['last'] === null) break;
      const range = [last, Number(next['last']), app, eventClass, before];
      // Rows are counted before they go: who was active outlasts them.
      appender.settle();
      inTransaction(file.database, () => {
        file.sql(TO_PAST).run(clock.now(), ...range);
        gone += Number(file.sql(DELETE).run(...range).changes);
        markCounted(file);
      });
      last = Number(next['last']);
      appender.forget();
      await setImmediate();
    }
    appender.settle();
    inTransaction(file.database, () => {
      cutRollups(file, app, eventClass, before);
      file.sql('DELETE FROM extent WHERE app = ? AND class = ?').run(app, eventClass);
      file.sql(MEASURE).run(app, eventClass);
    });
    appender.forget();
    return gone;
  }

  async function tidy(): Promise<void> {
    const over = clock.now() - LOG_LIMITS.pastMs;
    for (const file of files.all()) {
      if (file.week === REST) file.sql('DELETE FROM past WHERE gone_at < ?').run(over);
      else if (isOver(file, over)) {
        appender.settle();
        moveToRest(files, file, appender);
        appender.forget();
      }
      await setImmediate();
      // What lost rows, and what is from before zones were packed.
      while (files.has(file.week) && appender.pack(files.open(file.week))) await setImmediate();
    }
  }

  return async (appId, eventClass, before) => {
    // What is forgotten is noted before the first event has come, too.
    files.book.prepare('INSERT OR IGNORE INTO app (app_id) VALUES (?)').run(appId);
    const app = files.book.prepare('SELECT id FROM app WHERE app_id = ?').get(appId)?.['id'];
    let gone = 0;
    // First, so that nothing of it comes in again while it goes, or after a kill.
    if (note.run(Number(app), numberOfClass(eventClass), before).changes !== 0) appender.forget();
    for (const file of files.all()) gone += await forgetIn(file, Number(app), numberOfClass(eventClass), before);
    await tidy();
    return gone;
  };
}

/** Whether nothing is left in a file but what is kept for ever, and its ids need not be refused any more. */
function isOver(file: LogFile, over: number): boolean {
  const kept = file.sql('SELECT 1 FROM extent WHERE class <> 4').get();
  if (kept !== undefined) return false;
  const { last } = file.sql('SELECT max(gone_at) AS last FROM past').get() ?? {};
  return last !== null && Number(last) < over;
}
