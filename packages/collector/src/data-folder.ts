import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError } from './start-error.ts';

export interface DataFiles {
  records: string;
  events: string;
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
  // The first start makes them in this order, so an event file alone means that the other was lost.
  if (holdsSomething(events) && !holdsSomething(records)) {
    throw new StartError(
      `${records} is missing beside the events: restore it from a back-up, or move the folder away.`,
    );
  }
  return { records, events };
}

// Node's own recursive mkdir never ends below a folder that answers ENOENT to everything, such as /proc.
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

const holdsSomething = (file: string): boolean => existsSync(file) && statSync(file).size > 0;
