import type { DatabaseSync } from 'node:sqlite';
import { STORE_LIMITS } from '../../../config.ts';

/** Numbers for what comes again and again. `forget` must be called when a transaction that asked was taken back. */
export interface Dictionary {
  word: (text: string) => number;
  app(appId: string): number;
  visitor(app: number, visitorId: string): number;
  forget(): void;
}

export function createDictionary(database: DatabaseSync): Dictionary {
  const word = numbered(
    database.prepare('SELECT id FROM word WHERE text = ?'),
    database.prepare('INSERT INTO word (text) VALUES (?)'),
  );
  const app = numbered(
    database.prepare('SELECT id FROM app WHERE app_id = ?'),
    database.prepare('INSERT INTO app (app_id) VALUES (?)'),
  );
  const visitor = numbered(
    database.prepare('SELECT id FROM visitor WHERE app = ? AND visitor_id = ?'),
    database.prepare('INSERT INTO visitor (app, visitor_id) VALUES (?, ?)'),
  );
  return {
    word: (text) => word.idOf(text, [text]),
    app: (appId) => app.idOf(appId, [appId]),
    visitor: (ofApp, visitorId) => visitor.idOf(`${ofApp} ${visitorId}`, [ofApp, visitorId]),
    forget() {
      for (const one of [word, app, visitor]) one.forget();
    },
  };
}

type Statement = ReturnType<DatabaseSync['prepare']>;

/** Finds or makes the row for a value, and remembers its id. The memory is emptied when full: the hot words soon return. */
function numbered(find: Statement, insert: Statement) {
  const known = new Map<string, number>();
  return {
    idOf(key: string, values: (string | number)[]): number {
      const before = known.get(key);
      if (before !== undefined) return before;
      const row = find.get(...values);
      const id = Number(row === undefined ? insert.run(...values).lastInsertRowid : row['id']);
      if (known.size >= STORE_LIMITS.dictionaryCache) known.clear();
      known.set(key, id);
      return id;
    },
    forget: () => known.clear(),
  };
}
