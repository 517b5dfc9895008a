import { STORE_LIMITS } from '../../../config.ts';
import type { LogFile } from './log-file.ts';

/**
 * Numbers for what comes again and again. `use` says by which connection rows are written, within whose transaction it is
 * asked; `forget` must be called when a transaction that asked was taken back.
 */
export interface Dictionary {
  use(file: LogFile): void;
  word(text: string): number;
  app(appId: string): number;
  visitor(app: number, visitorId: string): number;
  client(app: number, text: string): number;
  /** Sessions have numbers in each file apart. */
  session(sessionId: string): number;
  forget(): void;
}

export function createDictionary(): Dictionary {
  let current: LogFile | undefined;
  const sessions = new Map<LogFile, Numbered>();
  const file = (): LogFile => {
    if (current === undefined) throw new Error('a dictionary is asked before it is said where to write');
    return current;
  };
  const word = numbered(
    (text) => file().sql('SELECT id FROM word WHERE text = ?').get(text),
    (text) => file().sql('INSERT INTO word (text) VALUES (?)').run(text),
  );
  const app = numbered(
    (appId) => file().sql('SELECT id FROM app WHERE app_id = ?').get(appId),
    (appId) => file().sql('INSERT INTO app (app_id) VALUES (?)').run(appId),
  );
  const visitor = numberedByApp((ofApp) =>
    numbered(
      (visitorId) => file().sql('SELECT id FROM visitor WHERE app = ? AND visitor_id = ?').get(ofApp, visitorId),
      (visitorId) => file().sql('INSERT INTO visitor (app, visitor_id) VALUES (?, ?)').run(ofApp, visitorId),
    ),
  );
  const client = numberedByApp((ofApp) =>
    numbered(
      (text) => file().sql('SELECT id FROM client WHERE app = ? AND text = ?').get(ofApp, text),
      (text) => file().sql('INSERT INTO client (app, text) VALUES (?, ?)').run(ofApp, text),
    ),
  );
  let session = numbered(
    () => undefined,
    () => ({ lastInsertRowid: 0 }),
  );
  return {
    use(next) {
      current = next;
      const known = sessions.get(next);
      session = known ?? sessionsOf(next);
      if (known !== undefined) return;
      // Two weeks are written at a time, hardly more.
      if (sessions.size >= 2) sessions.clear();
      sessions.set(next, session);
    },
    word: word.idOf,
    app: app.idOf,
    visitor: visitor.idOf,
    client: client.idOf,
    session: (sessionId) => session.idOf(sessionId),
    forget() {
      word.forget();
      app.forget();
      visitor.forget();
      client.forget();
      sessions.clear();
    },
  };
}

const sessionsOf = (file: LogFile): Numbered =>
  numbered(
    (sessionId) => file.sql('SELECT id FROM session WHERE session_id = ?').get(sessionId),
    (sessionId) => file.sql('INSERT INTO session (session_id) VALUES (?)').run(sessionId),
  );

interface Numbered {
  idOf(text: string): number;
  forget(): void;
}

/** Finds or makes the row for a text, and remembers its id. The memory is emptied when full: the hot words soon return. */
function numbered(
  find: (text: string) => Record<string, unknown> | undefined,
  insert: (text: string) => { lastInsertRowid: number | bigint },
): Numbered {
  const known = new Map<string, number>();
  return {
    idOf(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const row = find(text);
      const id = Number(row === undefined ? insert(text).lastInsertRowid : row['id']);
      if (known.size >= STORE_LIMITS.dictionaryCache) known.clear();
      known.set(text, id);
      return id;
    },
    forget: () => known.clear(),
  };
}

/** The same for what has a number in each app apart. */
function numberedByApp(ofApp: (app: number) => Numbered) {
  const apps = new Map<number, Numbered>();
  return {
    idOf(app: number, text: string): number {
      let known = apps.get(app);
      if (known === undefined) apps.set(app, (known = ofApp(app)));
      return known.idOf(text);
    },
    forget: () => apps.clear(),
  };
}
