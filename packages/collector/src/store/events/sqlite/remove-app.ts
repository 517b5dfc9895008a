import { setImmediate } from 'node:timers/promises';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { EventStore } from '../event-store.ts';
import type { Appender } from './append.ts';
import { markCounted } from './counting.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { CHANGED } from './people.ts';

const OF_CELLS = 'cell IN (SELECT id FROM cell WHERE app = ?)';
const OF_VISITORS = 'visitor IN (SELECT id FROM visitor WHERE app = ?)';
const LONE_SESSIONS = 'DELETE FROM session WHERE id NOT IN (SELECT session FROM event)';

/** Takes an app out of every file. The book keeps the number of its name, by which other threads know it. */
export function createRemoval(files: LogFiles, appender: Appender): EventStore['removeApp'] {
  const number = files.book.prepare('SELECT id FROM app WHERE app_id = ?');

  function removeIn(file: LogFile, app: number): number {
    // What is not counted yet would be counted once it is gone.
    appender.settle();
    return inTransaction(file.database, () => {
      for (const table of ['tally', 'crowd']) file.sql(`DELETE FROM ${table} WHERE ${OF_CELLS}`).run(app);
      for (const table of ['cell', 'extent', 'past']) file.sql(`DELETE FROM ${table} WHERE app = ?`).run(app);
      const gone = Number(file.sql('DELETE FROM event WHERE app = ?').run(app).changes);
      if (gone > 0) file.sql(LONE_SESSIONS).run();
      markCounted(file);
      return gone;
    });
  }

  function removeFromBook(app: number): void {
    const file = files.rest();
    appender.settle();
    inTransaction(file.database, () => {
      for (const table of ['trait', 'guide_history', 'step_history']) {
        file.sql(`DELETE FROM ${table} WHERE ${OF_VISITORS}`).run(app);
      }
      for (const table of ['presence', 'visitor', 'client', 'forgotten'])
        file.sql(`DELETE FROM ${table} WHERE app = ?`).run(app);
      file.sql(CHANGED).run();
    });
  }

  return async (appId) => {
    const app = Number(number.get(appId)?.['id'] ?? 0);
    let gone = 0;
    for (const file of files.all()) {
      gone += removeIn(file, app);
      appender.forget();
      await setImmediate();
    }
    removeFromBook(app);
    appender.forget();
    for (const file of files.all()) file.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return gone;
  };
}
