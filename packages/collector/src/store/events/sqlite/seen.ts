import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { REST, weekOf } from './week.ts';

/** Ids that were seen elsewhere than in the log of their own file: among the past ones, and in the rest. */
export interface Seen {
  has(file: LogFile, app: number, visitor: number, eventId: string, id: Uint8Array): boolean;
  /** Notes an event that was stored. To be called within its transaction. */
  note(file: LogFile, eventId: string): void;
  forget(): void;
}

const PAST = 'SELECT 1 FROM past WHERE app = ? AND event_id = ?';
const STORED = 'SELECT 1 FROM event WHERE visitor = ? AND event_id = ?';

export function createSeen(files: LogFiles): Seen {
  let havePast = new Map<LogFile, boolean>();
  /** The weeks that have events in the rest, where they came when their own file was not there. */
  let strays: Set<number> | undefined;

  function hasPast(file: LogFile): boolean {
    const known = havePast.get(file);
    if (known !== undefined) return known;
    const found = file.sql('SELECT 1 FROM past LIMIT 1').get() !== undefined;
    havePast.set(file, found);
    return found;
  }

  const straysOf = (): Set<number> =>
    (strays ??= new Set(
      files
        .rest()
        .sql('SELECT week FROM stray')
        .all()
        .map((row) => Number(row['week'])),
    ));

  return {
    has(file, app, visitor, eventId, id) {
      if (hasPast(file) && file.sql(PAST).get(app, id) !== undefined) return true;
      if (file.week === REST || straysOf().size === 0 || !straysOf().has(weekOf(eventId))) return false;
      const rest = files.rest();
      return rest.sql(STORED).get(visitor, id) !== undefined || rest.sql(PAST).get(app, id) !== undefined;
    },
    note(file, eventId) {
      if (file.week !== REST) return;
      const week = weekOf(eventId);
      if (straysOf().has(week)) return;
      file.sql('INSERT OR IGNORE INTO stray (week) VALUES (?)').run(week);
      straysOf().add(week);
    },
    forget() {
      havePast = new Map();
      strays = undefined;
    },
  };
}
