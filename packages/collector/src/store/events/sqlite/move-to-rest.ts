import type { Appender } from './append.ts';
import { recordsOf, ROWS } from './log.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';

const APPS = 'SELECT a.id, a.app_id AS appId FROM app a WHERE a.id IN (SELECT app FROM extent)';

/**
 * Moves what is kept for ever (who was identified) from the file of a week to the rest, then removes the file. The mark that it
 * was moved stands in the same transaction as its rows, so that no event is there twice, whenever the process ends.
 */
export function moveToRest(files: LogFiles, file: LogFile, appender: Appender): void {
  const kept = file
    .sql(APPS)
    .all()
    .map((row) => ({
      appId: String(row['appId']),
      records: recordsOf(file, `${ROWS} WHERE e.app = ?`, Number(row['id'])),
    }));
  const id = String(file.sql('SELECT file FROM identity').get()?.['file']);
  appender.appendTo(
    files.rest(),
    kept,
    (rest) => void rest.sql('INSERT OR IGNORE INTO moved (file) VALUES (?)').run(id),
  );
  files.remove(file);
}
