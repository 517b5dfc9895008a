import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteEvents } from './index.ts';
import { openDatabase } from '../../sqlite/open-database.ts';
import { BOOK_MIGRATIONS, LOG_MIGRATIONS } from './schema.ts';

const id = (time: number, n: number) =>
  `${time.toString(16).padStart(12, '0')}7000800000000000${String(n).padStart(4, '0')}`;

/** A folder of the release before the log was split, with a row of each kind. */
function oldFolder(now: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-old-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'events.sqlite');
  const old = new DatabaseSync(path);
  old.exec(`${BOOK_MIGRATIONS[0] ?? ''};${BOOK_MIGRATIONS[1] ?? ''};
    INSERT INTO app VALUES (1, 'app');
    INSERT INTO visitor VALUES (1, 1, 'ada', 1, NULL), (2, 1, 'anon', 0, 1);
    INSERT INTO word VALUES (1, 'page.viewed'), (2, 'guide.started'), (3, '/a'), (4, 'A'), (5, 'g'), (6, 'practise');
    INSERT INTO guide_history (visitor, guide, started_at) VALUES (1, 5, ${now});
    INSERT INTO event VALUES
      (1, x'${id(now, 1)}', 1, 2, 's', ${now}, ${now - 5}, ${now + 9}, 3, 4, NULL, NULL, NULL, '{"n":1}', 1, NULL),
      (1, x'${id(now - 30 * 86_400_000, 2)}', 1, 1, 's', ${now}, ${now}, ${now}, 3, NULL, NULL, NULL, NULL, NULL, 1, NULL),
      (1, x'${id(now, 3)}', 2, 1, 's', ${now}, ${now}, ${now}, 3, NULL, 5, 1, NULL, NULL, 0, NULL),
      (1, x'${id(1_000, 4)}', 2, 1, 's', ${now}, ${now}, ${now}, 3, NULL, 5, 1, NULL, '{"mode":"practise"}', 0, 6);
    PRAGMA user_version = 2;`);
  old.close();
  return path;
}

test('the log of an older release moves to files by week, and nothing is lost or counted twice', async () => {
  const now = 1_767_225_600_000;
  const window = { from: now - 900_000, until: now + 900_000 };
  const path = oldFolder(now);
  for (let times = 0; times < 2; times += 1) {
    const store = openSqliteEvents(path, { clock: { now: () => now } });
    expect(await store.count('app')).toEqual({ stored: 4, distinct: 4 });
    expect(await store.activePeople('app', [window])).toEqual([1]);
    expect((await store.guideTotals('app', ['g'], [window]))[0]).toMatchObject([{ starts: 1, startedBy: 1 }]);
    expect(await store.topPages('app', window, 5)).toEqual([{ path: '/a', views: 2, people: 1 }]);
    const [first] = (await store.events('app', { window, visitorId: 'ada', limit: 10 })).events.slice(-1);
    expect(first?.event.eventId.slice(0, 8)).toBe('00000000');
    await store.close();
  }
  const book = new DatabaseSync(path, { readOnly: true });
  expect(book.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'event%'").all()).toEqual([]);
  book.close();
});

test('a week of the release whose key had no visitor keeps its rows and their numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-week-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'week.sqlite');
  const old = new DatabaseSync(path);
  const values = (row: number, eventId: string, visitor: number) =>
    `(${row}, 1, x'${eventId}', 1, 0, ${visitor}, 1, 5, 0, 0, NULL, NULL, 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL)`;
  old.exec(`${LOG_MIGRATIONS[0] ?? ''};${LOG_MIGRATIONS[1] ?? ''};
    INSERT INTO event VALUES ${values(4, id(1, 1), 2)}, ${values(7, id(1, 2), 1)};
    UPDATE counted SET until = 4;
    PRAGMA user_version = 2;`);
  old.close();
  const now = openDatabase(path, LOG_MIGRATIONS);
  expect(now.prepare('SELECT id, visitor, lower(hex(event_id)) AS eventId FROM event ORDER BY id').all()).toEqual([
    { id: 4, visitor: 2, eventId: id(1, 1) },
    { id: 7, visitor: 1, eventId: id(1, 2) },
  ]);
  expect(now.prepare('SELECT until FROM counted').get()).toEqual({ until: 4 });
  expect(() => now.exec(`INSERT INTO event VALUES ${values(8, id(1, 2), 1).replace(/\)$/, ', NULL)')}`)).toThrow(
    /UNIQUE/,
  );
  now.close();
});
