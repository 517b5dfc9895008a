import { closeSync, existsSync, fsyncSync, openSync, statfsSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathsOfLog } from '../../store/events/sqlite/log-files.ts';
import { BOOK_MIGRATIONS, LOG_MIGRATIONS } from '../../store/events/sqlite/schema.ts';
import { RECORD_MIGRATIONS } from '../../store/records/sqlite/schema.ts';
import { inspectDatabase } from '../../store/sqlite/inspect.ts';
import { about, reasonOf, type Finding } from './finding.ts';

const { ok, warning, fault } = about('storage');
const MEGABYTE = 1_048_576;
/** Below this the disk is as good as full; below the next it will be. */
const FULL_BYTES = 200 * MEGABYTE;
const SHORT_BYTES = 1_024 * MEGABYTE;
/** Larger files are opened, but not read through: it would take minutes. */
const READ_THROUGH_BYTES = 1_024 * MEGABYTE;
const SLOW_MS = 100;
/** File systems by their number in statfs(2) that do not keep what SQLite needs, or do not keep anything. */
const NOT_GOOD: Readonly<Record<number, string>> = {
  0x6969: 'a network disk (NFS), where SQLite loses data: move it to a local one',
  0xff534d42: 'a network disk (SMB), where SQLite loses data: move it to a local one',
  0xfe534d42: 'a network disk (SMB), where SQLite loses data: move it to a local one',
  0x01021994: 'in memory (tmpfs), and gone with the machine: move it to a disk',
};

/** The data folder and every database in it; changes nothing but a file that it makes and removes. */
export function checkFolder(folder: string): Finding[] {
  if (!existsSync(folder)) {
    return [
      warning(`${folder} is not there yet: the first start makes it. If there should be data, set HANDRAIL_DATA.`),
    ];
  }
  const written = tryWriting(folder);
  if (written.verdict === 'fault') return [written];
  return [written, ...room(folder), ...openness(folder), ...checkFiles(folder)];
}

/** Whether a file can be written and brought to the disk, as every acknowledged event must be. */
function tryWriting(folder: string): Finding {
  const file = join(folder, `.doctor-${process.pid}`);
  const began = performance.now();
  try {
    const handle = openSync(file, 'wx', 0o600);
    try {
      writeSync(handle, 'here');
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      unlinkSync(file);
    }
  } catch (error) {
    return fault(`${folder} cannot be written (${reasonOf(error)}): check its owner, its mode and the disk.`);
  }
  const ms = Math.ceil(performance.now() - began);
  if (ms > SLOW_MS) {
    return warning(
      `${folder} takes ${ms} ms to bring a file to the disk: every batch of events waits so long. Use a faster disk.`,
    );
  }
  return ok(`${folder} can be written, and brought to the disk in ${ms} ms.`);
}

function room(folder: string): Finding[] {
  const { bavail, bsize, type } = statfsSync(folder);
  const why = NOT_GOOD[type];
  const free = bavail * bsize;
  const told = `${Math.floor(free / MEGABYTE)} MB are free`;
  return [
    ...(why === undefined ? [] : [warning(`${folder} is ${why}.`)]),
    free < FULL_BYTES
      ? fault(`${told}: events are refused when it is full. Make room, or set "retention" of the apps.`)
      : free < SHORT_BYTES
        ? warning(`${told}: make room, or set "retention" of the apps.`)
        : ok(`${told}.`),
  ];
}

function openness(folder: string): Finding[] {
  if (process.platform === 'win32' || (statSync(folder).mode & 0o077) === 0) return [];
  return [warning(`${folder} can be read by others on this machine: run "chmod 700 ${folder}".`)];
}

function checkFiles(folder: string): Finding[] {
  const book = join(folder, 'events.sqlite');
  const files = [
    { file: join(folder, 'records.sqlite'), knows: RECORD_MIGRATIONS.length },
    { file: book, knows: BOOK_MIGRATIONS.length },
    ...pathsOfLog(book).map((file) => ({ file, knows: LOG_MIGRATIONS.length })),
  ].filter(({ file }) => existsSync(file));
  if (files.length === 0) return [ok('There is no data yet: the first start makes it.')];
  const found = files.map((one) => ({ ...one, ...lookAt(one.file, one.knows) }));
  const old = found.filter(({ isOld }) => isOld).map(({ file }) => basename(file));
  const unread = found.filter(({ file }) => statSync(file).size > READ_THROUGH_BYTES).length;
  const bad = found.flatMap(({ finding }) => finding ?? []);
  if (bad.length > 0) return bad;
  return [
    ok(
      `${files.length} databases are whole, in WAL mode${unread > 0 ? ` (${unread} of more than a gigabyte were not read through)` : ''}; ` +
        (old.length > 0
          ? `the next start brings ${old.join(', ')} up to date.`
          : 'their schema is that of this release.'),
    ),
  ];
}

function lookAt(file: string, knows: number): { finding?: Finding; isOld?: boolean } {
  try {
    const { version, journalMode, damage } = inspectDatabase(file, statSync(file).size <= READ_THROUGH_BYTES);
    if (damage !== undefined) return { finding: damaged(file, damage) };
    if (version > knows) {
      return {
        finding: fault(
          `${file} was written by a newer release (schema ${version}, this one knows ${knows}): start that release again.`,
        ),
      };
    }
    if (journalMode !== 'wal') {
      return {
        finding: warning(
          `${file} is in journal mode "${journalMode}", not WAL: something else than Handrail has opened it.`,
        ),
      };
    }
    return { isOld: version < knows };
  } catch (error) {
    return { finding: damaged(file, reasonOf(error)) };
  }
}

const damaged = (file: string, said: string): Finding =>
  fault(`${file} cannot be read (${said}): keep it, and restore the folder from a back-up.`);
