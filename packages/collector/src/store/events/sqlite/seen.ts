import type { EventRecord } from '../event-store.ts';
import { isForgotten } from '../is-forgotten.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { REST, weekOf } from './week.ts';

/** Events that were seen elsewhere than in the log of their own file: those that are gone, and those in the rest. */
export interface Seen {
  /** Whether it was erased, or is from before what was forgotten of its class. */
  isGone(file: LogFile, app: number, eventClass: number, record: EventRecord, id: Uint8Array): boolean;
  /** Whether it came to the rest when its own file was not there. */
  isStray(file: LogFile, app: number, visitor: number, eventId: string, id: Uint8Array): boolean;
  /** Notes an event that was stored. To be called within its transaction. */
  note(file: LogFile, eventId: string): void;
  forget(): void;
}

const PAST = 'SELECT 1 FROM past WHERE app = ? AND event_id = ?';
const FORGOTTEN = 'SELECT app, class, before FROM forgotten';
const STORED = 'SELECT 1 FROM event WHERE visitor = ? AND event_id = ?';

export function createSeen(files: LogFiles): Seen {
  let havePast = new Map<LogFile, boolean>();
  /** The weeks that have events in the rest, where they came when their own file was not there. */
  let strays: Set<number> | undefined;
  /** Up to when each class of each app was forgotten. */
  let forgotten: Map<number, number> | undefined;

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

  const forgottenOf = (): Map<number, number> =>
    (forgotten ??= new Map(
      files
        .rest()
        .sql(FORGOTTEN)
        .all()
        .map((row) => [keyOf(Number(row['app']), Number(row['class'])), Number(row['before'])]),
    ));

  return {
    isGone(file, app, eventClass, record, id) {
      if (forgottenOf().size > 0 && isForgotten(record, forgottenOf().get(keyOf(app, eventClass)))) return true;
      return hasPast(file) && file.sql(PAST).get(app, id) !== undefined;
    },
    isStray(file, app, visitor, eventId, id) {
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
      forgotten = undefined;
    },
  };
}

const keyOf = (app: number, eventClass: number): number => app * 8 + eventClass;
