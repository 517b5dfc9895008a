import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STORE_LIMITS } from '../../config.ts';
import { StartError } from '../../start-error.ts';
import { isJournalDamaged } from './journal.ts';
import { migrate } from './migrate.ts';

/** Opens, or makes, a database file for one engine and brings its schema up to date. Throws a `StartError` otherwise. */
export function openDatabase(file: string, migrations: readonly string[]): DatabaseSync {
  if (file !== ':memory:') prepareFile(file);
  if (isJournalDamaged(file)) throw damaged(`${file}-wal`);
  const database = connect(file);
  try {
    setDurability(database, file, 'main');
    refuseDamage(database, file);
    migrate(database, migrations, basename(file));
    return database;
  } catch (error) {
    database.close();
    throw readable(error, file);
  }
}

/** Made by us, so that nobody else may read it; SQLite gives its journals the same mode. */
function prepareFile(file: string): void {
  if (!existsSync(file) && existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
    throw new StartError(
      `${file} is missing but its journal is there: restore the file from a back-up, or move the folder away.`,
    );
  }
  try {
    const isNew = !existsSync(file);
    closeSync(openSync(file, 'a', 0o600));
    if (isNew && process.platform !== 'win32') syncFolder(dirname(file));
  } catch (error) {
    throw readable(error, file);
  }
}

/** A new file survives a power cut only when its folder was written too. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function connect(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: STORE_LIMITS.busyTimeoutMs, enableForeignKeyConstraints: true });
  } catch (error) {
    throw readable(error, file);
  }
}

/**
 * An acknowledged event must survive a power cut: in WAL mode only `synchronous=FULL` writes the journal to disk at
 * each commit. It belongs to the connection and not to the file, so it is set on each one and read back.
 */
export function setDurability(database: DatabaseSync, file: string, schema: 'main' | 'log'): void {
  const { journal_mode: mode } = pragma(database, `${schema}.journal_mode = WAL`);
  database.exec(`PRAGMA ${schema}.synchronous = FULL`);
  const { synchronous } = pragma(database, `${schema}.synchronous`);
  const wanted = file === ':memory:' ? 'memory' : 'wal';
  if (mode === wanted && synchronous === 2) return;
  throw new StartError(
    `${file} cannot be written safely (WAL with synchronous=FULL was refused): put the data folder on a local disk.`,
  );
}

function refuseDamage(database: DatabaseSync, file: string): void {
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (file === ':memory:' || statSync(file).size > STORE_LIMITS.quickCheckBytes) return;
  const { quick_check: found } = pragma(database, 'quick_check(1)');
  if (found !== 'ok') throw damaged(file);
}

function pragma(database: DatabaseSync, text: string): Record<string, unknown> {
  return database.prepare(`PRAGMA ${text}`).get() ?? {};
}

export const damaged = (file: string): StartError =>
  new StartError(`${file} is damaged or not a database of Handrail: keep it, and restore the folder from a back-up.`);

/** The line for what the system or SQLite says while a file is opened. */
function readable(error: unknown, file: string): Error {
  if (error instanceof StartError || !(error instanceof Error))
    return error instanceof Error ? error : new Error(String(error));
  const said = error.message;
  if (/not a database|malformed|corrupt/i.test(said)) return damaged(file);
  if (/locked|busy/i.test(said)) return new StartError(`${file} is locked by another process: stop that one first.`);
  if (/EACCES|EPERM|EROFS|EISDIR|ENOSPC|unable to open|readonly|disk I\/O|full/i.test(said)) {
    return new StartError(
      `${file} cannot be written: check its owner, its mode and the free space, or set HANDRAIL_DATA to another folder.`,
    );
  }
  return error;
}
