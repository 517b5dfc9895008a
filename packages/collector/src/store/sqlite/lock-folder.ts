import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chmodSync } from 'node:fs';
import { StartError } from '../../start-error.ts';

/**
 * Keeps a second collector, or a command that changes the files, out of a data folder. The lock is one of the system on a
 * small database, so it is gone with the process that held it, however that ended.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, 'lock.sqlite');
  try {
    const lock = new DatabaseSync(file);
    chmodSync(file, 0o600);
    lock.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (/locked|busy/i.test(said)) {
      throw new StartError(
        `${folder} is in use by another collector: stop that one first, or set HANDRAIL_DATA to another folder.`,
      );
    }
    throw new StartError(`${folder} cannot be locked (${said}): check its owner, its mode and the free space.`);
  }
}
