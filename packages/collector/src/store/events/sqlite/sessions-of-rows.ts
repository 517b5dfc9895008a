import type { LogFiles } from './log-files.ts';
import { MOST_WORDS } from './rollups.ts';
import type { Row } from './rows-by-people.ts';

const SESSION = 'SELECT session_id AS text FROM session WHERE id = ?';

/** The rows of each session of a person, where the session is what was asked for first: it has a number in each file apart. */
export function sessionsOf(files: LogFiles, rows: readonly Row[]): Row[][] {
  const byNumber = [...Map.groupBy(rows, ([, , file, session = 0]) => file * MOST_WORDS + session).values()];
  if (rows.every((row) => row[2] === rows[0]?.[2])) return byNumber;
  const textOf = ([first]: Row[]): string => {
    const [, , file = 0, session = 0] = first ?? [];
    return String(files.open(file).sql(SESSION).get(session)?.['text']);
  };
  return [...Map.groupBy(byNumber, textOf).values()].map((parts) => parts.flat());
}
