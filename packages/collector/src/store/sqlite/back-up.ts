import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../start-error.ts';
import { syncFolder } from './open-database.ts';

/** What lies in a back-up, so that a restore can tell a whole one from one that was cut off or changed. */
interface Contents {
  createdAt: string;
  files: { name: string; sha256: string }[];
}

const LIST = 'backup.json';

/**
 * Copies databases of a data folder, which may be in use, each as it is at one moment, in this order; what is to be copied is asked for one by one. The folder appears under its
 * name when all of it is on the disk. Answers the names of what it holds.
 */
export function backUp(dataFolder: string, names: Iterable<string>, target: string): string[] {
  if (existsSync(target)) throw new StartError(`${target} is there already: name a folder that is not.`);
  const partial = makePartial(target);
  const files: Contents['files'] = [];
  for (const name of names) {
    const to = join(partial, name);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    if (copy(join(dataFolder, name), to)) files.push({ name, sha256: hashOf(to) });
  }
  const contents: Contents = { createdAt: new Date().toISOString(), files };
  writeFileSync(join(partial, LIST), `${JSON.stringify(contents, undefined, 2)}\n`, { mode: 0o600 });
  sync(join(partial, LIST));
  publish(partial, target);
  return files.map(({ name }) => name);
}

/**
 * Puts a back-up where no data is. Nothing is changed when it is not whole; the folder appears under its name when `prepare` is done with
 * what it will hold.
 */
export function restore(source: string, dataFolder: string, prepare: (folder: string) => void = () => {}): string[] {
  const { files } = readContents(source);
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new StartError(`${dataFolder} holds data: move it away first, or set HANDRAIL_DATA to another folder.`);
  }
  const partial = makePartial(dataFolder);
  for (const { name, sha256 } of files) {
    const to = join(partial, name);
    if (!existsSync(join(source, name))) throw damaged(source, name);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    cpSync(join(source, name), to);
    sync(to);
    if (hashOf(to) !== sha256 || (isDatabase(to) && !isSound(to))) throw damaged(source, name);
  }
  prepare(partial);
  if (existsSync(dataFolder)) rmdirSync(dataFolder);
  publish(partial, dataFolder);
  return files.map(({ name }) => name);
}

/** Where a copy is made, beside its final place. */
export const partialOf = (target: string): string => `${resolve(target)}.partial`;

/** What an earlier try left there goes. */
function makePartial(target: string): string {
  const partial = partialOf(target);
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    return partial;
  } catch (error) {
    throw new StartError(`${partial} cannot be written (${String(error)}): name another folder.`);
  }
}

function publish(partial: string, target: string): void {
  syncFolders(partial);
  renameSync(partial, resolve(target));
  syncFolder(dirname(resolve(target)));
}

function syncFolders(folder: string): void {
  for (const one of readdirSync(folder, { withFileTypes: true }))
    if (one.isDirectory()) syncFolders(join(folder, one.name));
  syncFolder(folder);
}

const isDatabase = (file: string): boolean => file.endsWith('.sqlite');

/** A copy of one moment. False when there is no such file, as when the rows of a week have moved meanwhile. */
function copy(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  if (isDatabase(from)) copyDatabase(from, to);
  else cpSync(from, to);
  sync(to);
  return true;
}

function copyDatabase(from: string, to: string): void {
  // Made by us first, so that nobody else may read it.
  closeSync(openSync(to, 'wx', 0o600));
  try {
    const database = new DatabaseSync(from, { readOnly: true, timeout: 60_000 });
    try {
      database.prepare('VACUUM INTO ?').run(to);
    } finally {
      database.close();
    }
  } catch (error) {
    throw new StartError(
      `${from} could not be copied (${error instanceof Error ? error.message : String(error)}): there is no back-up.`,
    );
  }
  if (!isSound(to)) throw new StartError(`the copy of ${from} is damaged: there is no back-up.`);
}

function isSound(file: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
  } catch {
    return false;
  } finally {
    database.close();
  }
}

function readContents(source: string): Contents {
  try {
    // Written by `backUp`; each file is compared to its hash.
    return JSON.parse(readFileSync(join(source, LIST), 'utf8')) as Contents;
  } catch {
    throw new StartError(`${source} is no whole back-up: it has no ${LIST} that can be read.`);
  }
}

const damaged = (source: string, name: string): StartError =>
  new StartError(`${name} in ${source} is missing or was changed: nothing was restored. Take another back-up.`);

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function hashOf(file: string): string {
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  const part = Buffer.alloc(1_048_576);
  try {
    for (let size = readSync(handle, part); size > 0; size = readSync(handle, part))
      hash.update(part.subarray(0, size));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
