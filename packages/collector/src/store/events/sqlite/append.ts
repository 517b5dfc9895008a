import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
import { elementKey } from '../element-key.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import type { Dictionary } from './dictionary.ts';
import { createRememberer } from './history.ts';

export interface Append {
  appId: string;
  records: readonly EventRecord[];
}

/** Writes several batches in one transaction; the answers come in their order. */
export function createAppender(
  database: DatabaseSync,
  dictionary: Dictionary,
): (batches: readonly Append[]) => AppendResult[] {
  const insert = database.prepare(
    `INSERT INTO event (app, event_id, name, visitor, session, at, said_at, received_at, path, title, guide, version, step, props, active, mode, seq, element, traits, clamped)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (app, event_id) DO NOTHING`,
  );
  const remember = createRememberer(database, dictionary);
  const rememberActivity = database.prepare('INSERT OR IGNORE INTO activity (app, quarter, visitor) VALUES (?, ?, ?)');
  const rememberTrait = database.prepare(
    `INSERT INTO trait (visitor, name, value, at, event_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at, event_id = excluded.event_id
     WHERE (excluded.at, excluded.event_id) > (at, event_id)`,
  );
  const identify = database.prepare('UPDATE visitor SET identified = 1, person = NULL WHERE id = ?');
  const join = database.prepare(
    'UPDATE visitor SET person = ? WHERE id = ? AND identified = 0 AND person IS NULL AND id <> ?1',
  );

  function store(app: number, record: EventRecord): boolean {
    const { event, at, receivedAt } = record;
    const { word } = dictionary;
    const mode = modeOf(event);
    const visitor = dictionary.visitor(app, event.visitorId);
    const { changes } = insert.run(
      app,
      toBytes(event.eventId),
      word(event.name),
      visitor,
      event.sessionId,
      at,
      event.at,
      receivedAt,
      word(event.page.path),
      event.page.title === undefined ? null : word(event.page.title),
      'guideId' in event ? word(event.guideId) : null,
      'version' in event ? event.version : null,
      'stepId' in event && event.stepId !== undefined ? word(event.stepId) : null,
      event.props === undefined ? null : JSON.stringify(event.props),
      isActivity(event) ? 1 : 0,
      mode === undefined ? null : word(mode),
      event.seq ?? null,
      'element' in event && event.element !== undefined ? word(elementKey(event.element)) : null,
      'traits' in event && event.traits !== undefined ? JSON.stringify(event.traits) : null,
      record.clamped ? 1 : null,
    );
    if (changes === 0) return false;
    remember(visitor, record);
    if (isActivity(event)) rememberActivity.run(app, Math.floor(at / QUARTER_MS), visitor);
    if (event.name === 'visitor.identified') {
      identify.run(visitor);
      for (const [name, value] of Object.entries(('traits' in event && event.traits) || {})) {
        rememberTrait.run(visitor, name, JSON.stringify(value), at, toBytes(event.eventId));
      }
      const anonymousId = event.props?.['anonymousId'];
      if (typeof anonymousId === 'string') join.run(visitor, dictionary.visitor(app, anonymousId));
    }
    return true;
  }

  return (batches) => {
    try {
      return inTransaction(database, () =>
        batches.map(({ appId, records }) => {
          const app = dictionary.app(appId);
          let accepted = 0;
          for (const record of records) if (store(app, record)) accepted += 1;
          return { accepted, duplicates: records.length - accepted };
        }),
      );
    } catch (error) {
      dictionary.forget();
      throw error;
    }
  };
}

export const QUARTER_MS = 900_000;

/** The 16 bytes of a UUID. */
export const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
