import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from './back-up.ts';
import { openDatabase } from './open-database.ts';

const NAMES = ['events/week.sqlite', 'gone.sqlite', 'book.sqlite', 'secret.key'];

/** A data folder whose databases are in use. */
function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = join(folder, 'data');
  mkdirSync(join(data, 'events'), { recursive: true });
  const open = ['events/week.sqlite', 'book.sqlite'].map((name) =>
    openDatabase(join(data, name), ['CREATE TABLE one (a TEXT) STRICT']),
  );
  for (const database of open) database.exec("INSERT INTO one VALUES ('kept')");
  onTestFinished(() => open.forEach((database) => database.close()));
  writeFileSync(join(data, 'secret.key'), 'key');
  return { folder, data, backup: join(folder, 'backup') };
}

const rowsOf = (file: string): unknown[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare('SELECT a FROM one')
    .all()
    .map((row) => row['a']);
  database.close();
  return rows;
};

test('what is in use is copied whole, for this user alone, and restored as it was', () => {
  const { folder, data, backup } = setUp();
  expect(backUp(data, NAMES, backup)).toEqual(['events/week.sqlite', 'book.sqlite', 'secret.key']);
  expect(statSync(join(backup, 'book.sqlite')).mode & 0o777).toBe(0o600);
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  restore(backup, restored);
  expect(rowsOf(join(restored, 'events/week.sqlite'))).toEqual(['kept']);
  expect(readFileSync(join(restored, 'secret.key'), 'utf8')).toBe('key');
  expect(readdirSync(folder).sort()).toEqual(['backup', 'data', 'restored']);
});

test('a back-up that was cut off is none, and the next try does not trip over it', () => {
  const { data, backup } = setUp();
  mkdirSync(`${backup}.partial`);
  writeFileSync(join(`${backup}.partial`, 'book.sqlite'), 'half of a file');
  expect(() => restore(`${backup}.partial`, join(data, '..', 'other'))).toThrow(/is no whole back-up/);
  backUp(data, NAMES, backup);
  expect(rowsOf(join(backup, 'book.sqlite'))).toEqual(['kept']);
});

test('a restore changes nothing when a file of the back-up was changed, or data is there', () => {
  const { folder, data, backup } = setUp();
  backUp(data, NAMES, backup);
  expect(() => restore(backup, data)).toThrow(/holds data: move it away first/);
  expect(() => backUp(data, NAMES, backup)).toThrow(/is there already/);
  const bytes = readFileSync(join(backup, 'book.sqlite'));
  bytes.fill(0x5a, 5_000, 5_100);
  writeFileSync(join(backup, 'book.sqlite'), bytes);
  const other = join(folder, 'other');
  expect(() => restore(backup, other)).toThrow(/book.sqlite in .* is missing or was changed: nothing was restored/);
  expect(existsSync(other)).toBe(false);
});

test('what a copied row names is looked for after the row, in folders within folders', () => {
  const { folder, data, backup } = setUp();
  function* names(): Iterable<string> {
    yield 'book.sqlite';
    mkdirSync(join(data, 'uploads', 'ab'), { recursive: true });
    writeFileSync(join(data, 'uploads', 'ab', 'abc'), 'a file');
    yield join('uploads', 'ab', 'abc');
  }
  expect(backUp(data, names(), backup)).toEqual(['book.sqlite', join('uploads', 'ab', 'abc')]);
  restore(backup, join(folder, 'restored'));
  expect(readFileSync(join(folder, 'restored', 'uploads', 'ab', 'abc'), 'utf8')).toBe('a file');
});
