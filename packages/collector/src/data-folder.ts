import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError } from './start-error.ts';
import { partialOf } from './store/sqlite/back-up.ts';

export interface DataFiles {
  records: string;
  events: string;
  /** The folder of files that came with tickets; made with the first. */
  uploads: string;
  /** The folder of the SDK's files of this release and earlier ones. */
  sdk: string;
  /** Holds the key of sealed secrets, where the environment gives none. */
  key: string;
}

/** Makes the data folder ready for this user alone. Throws a `StartError` when it cannot be used. */
export function openDataFolder(folder: string): DataFiles {
  try {
    makeFolder(resolve(folder));
    if (process.platform !== 'win32') chmodSync(folder, 0o700);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartError(
      `${folder} is not a folder that can be written: check its owner, or set HANDRAIL_DATA to another.`,
    );
  }
  const records = join(folder, 'records.sqlite');
  const events = join(folder, 'events.sqlite');
  if (existsSync(partialOf(folder)) && !holdsSomething(records)) {
    throw new StartError(
      `${folder} is empty and ${partialOf(folder)} is there: a restore was cut off. Restore again, or remove the latter.`,
    );
  }
  // The first start makes them in this order, so an event file alone means that the other was lost.
  if (holdsSomething(events) && !holdsSomething(records)) {
    throw new StartError(
      `${records} is missing beside the events: restore it from a back-up, or move the folder away.`,
    );
  }
  return {
    records,
    events,
    uploads: join(folder, 'uploads'),
    sdk: join(folder, 'sdk'),
    key: join(folder, 'secret.key'),
  };
}

// Node's own recursive mkdir never ends below a folder that answers ENOENT to everything, such as /proc.
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** The keys of sealed secrets: those of the environment, or one that is made once and kept in the data folder. */
export function readVaultKeys(fromEnvironment: readonly string[], file: string): readonly [string, ...string[]] {
  const [first, ...older] = fromEnvironment;
  // What was sealed before there was a key in the environment is still opened with that of the folder.
  const kept = holdsSomething(file) ? [readFileSync(file, 'utf8').trim()] : [];
  if (first !== undefined) return [first, ...older, ...kept];
  const [own = randomBytes(32).toString('base64url')] = kept;
  if (kept.length === 0) writeFileSync(file, `${own}\n`, { mode: 0o600, flag: 'wx' });
  return [own];
}

const noteOfBackup = (folder: string): string => join(folder, 'last-backup');

/** Notes that the data was copied as it was at this moment. */
export const noteBackup = (folder: string, at: Date): void =>
  writeFileSync(noteOfBackup(folder), `${at.toISOString()}\n`, { mode: 0o600 });

/** When the data was copied last; undefined when it never was, or another tool does it. */
export function lastBackup(folder: string): number | undefined {
  const file = noteOfBackup(folder);
  const at = existsSync(file) ? Date.parse(readFileSync(file, 'utf8').trim()) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

const holdsSomething = (file: string): boolean => existsSync(file) && statSync(file).size > 0;
