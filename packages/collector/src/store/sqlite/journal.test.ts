import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { isJournalDamaged } from './journal.ts';
import { openDatabase } from './open-database.ts';

const SCHEMA = ['CREATE TABLE one (a TEXT) STRICT'];

/** A database whose journal has ten transactions, as a kill leaves it. */
function killed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [live, file] = [join(folder, 'live.sqlite'), join(folder, 'file.sqlite')];
  const database = openDatabase(live, SCHEMA);
  for (let row = 0; row < 10; row += 1) database.exec("INSERT INTO one VALUES ('kept')");
  for (const end of ['', '-wal']) copyFileSync(live + end, file + end);
  database.close();
  return file;
}

/** Turns the bits of some bytes of the journal, at a part of its length. */
function damage(file: string, part: number): void {
  const bytes = readFileSync(`${file}-wal`);
  const from = Math.floor((bytes.length - 16) * part);
  for (let at = from; at < from + 16; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(`${file}-wal`, bytes);
}

test('a journal that a kill left is whole, and opened with all that is in it', () => {
  const file = killed();
  expect(isJournalDamaged(file)).toBe(false);
  const database = openDatabase(file, SCHEMA);
  expect(database.prepare('SELECT count(*) AS rows FROM one').get()).toEqual({ rows: 10 });
  database.close();
});

test('a journal that is cut off anywhere is no damage: so ends a write that was not finished', () => {
  const file = killed();
  const { length } = readFileSync(`${file}-wal`);
  for (const cut of [1, 100, 5_000, length - 40]) {
    const copy = `${file}-${cut}.sqlite`;
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end);
    truncateSync(`${copy}-wal`, length - cut);
    expect(isJournalDamaged(copy)).toBe(false);
  }
});

test.each([0, 0.1, 0.3, 0.6])('damage before its last transactions is told in one line, at %s', (part) => {
  const file = killed();
  damage(file, part);
  expect(() => openDatabase(file, SCHEMA)).toThrow(/file\.sqlite-wal is damaged .*: keep it, and restore the folder/);
});

test('what is left of an earlier round is no damage', () => {
  const file = killed();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(RESTART)');
  database.exec("INSERT INTO one VALUES ('new')");
  expect(isJournalDamaged(file)).toBe(false);
  database.close();
});
