import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../store-unavailable.ts';
import { guarded, inTransaction } from './guarded.ts';

function setUp() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE one (a TEXT) STRICT');
  const rows = () => Number(database.prepare('SELECT count(*) AS rows FROM one').get()?.['rows']);
  const write = () =>
    inTransaction(database, () => {
      for (let row = 0; row < 100; row += 1) database.prepare('INSERT INTO one VALUES (hex(zeroblob(1000)))').run();
      return rows();
    });
  return { database, rows, write };
}

test('a full disk is told as such, nothing is half-written, and it goes on when there is room again', async () => {
  const { database, rows, write } = setUp();
  database.exec('PRAGMA max_page_count = 20');
  await expect(guarded(write)).rejects.toBeInstanceOf(StoreUnavailable);
  expect([rows(), database.isTransaction]).toEqual([0, false]);
  database.exec('PRAGMA max_page_count = 1000');
  expect(await guarded(write)).toBe(100);
  expect(rows()).toBe(100);
});

test('a mistake of ours is not taken for a fault of the disk', async () => {
  const { database } = setUp();
  const wrong = guarded(() => database.exec('INSERT INTO nowhere VALUES (1)'));
  await expect(wrong).rejects.toThrow(/no such table/);
  await expect(wrong).rejects.not.toBeInstanceOf(StoreUnavailable);
});

test('a transaction that fails in the middle leaves nothing', () => {
  const { database, rows } = setUp();
  const failing = () =>
    inTransaction(database, () => {
      database.exec("INSERT INTO one VALUES ('a')");
      throw new Error('half-way');
    });
  expect(failing).toThrow('half-way');
  expect(rows()).toBe(0);
});
