import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './open-database.ts';

const MIGRATIONS = ['CREATE TABLE one (a TEXT) STRICT', "INSERT INTO one VALUES ('two')"];

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-database-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'x.sqlite');
}

test('each connection writes through to the disk at each commit', () => {
  const file = newFile();
  for (let times = 0; times < 2; times += 1) {
    const database = openDatabase(file, MIGRATIONS);
    expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    database.close();
  }
});

test('the file and its journals are for this user alone', () => {
  const file = newFile();
  const database = openDatabase(file, MIGRATIONS);
  for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  database.close();
});

test('a file of an older release is brought up to date, each migration once', () => {
  const file = newFile();
  openDatabase(file, MIGRATIONS.slice(0, 1)).close();
  openDatabase(file, MIGRATIONS).close();
  const database = openDatabase(file, MIGRATIONS);
  expect(database.prepare('SELECT count(*) AS rows FROM one').get()).toMatchObject({ rows: 1 });
  database.close();
});

test('a file of a newer release is refused in one line', () => {
  const file = newFile();
  openDatabase(file, MIGRATIONS).close();
  expect(() => openDatabase(file, MIGRATIONS.slice(0, 1))).toThrow(
    'x.sqlite was written by a newer release (schema 2, this one knows 1): start that release again.',
  );
});

test('a file that is not a database, or damaged, is refused and left as it is', () => {
  const file = newFile();
  writeFileSync(file, 'not a database '.repeat(1_000));
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(/is damaged or not a database of Handrail/);
  expect(readFileSync(file, 'utf8')).toBe('not a database '.repeat(1_000));
});

test('a page that was overwritten is noticed', () => {
  const file = newFile();
  const database = openDatabase(file, MIGRATIONS);
  database.exec(
    `INSERT INTO one SELECT hex(randomblob(500)) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i FROM n)`,
  );
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 40_960, 41_984);
  writeFileSync(file, bytes);
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(/is damaged/);
});

test('a database whose journal alone is left is not started empty', () => {
  const file = newFile();
  writeFileSync(`${file}-wal`, 'something');
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(/is missing but its journal is there/);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is refused with what to do', () => {
  const file = newFile();
  openDatabase(file, MIGRATIONS).close();
  chmodSync(file, 0o400);
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(/cannot be written/);
});
