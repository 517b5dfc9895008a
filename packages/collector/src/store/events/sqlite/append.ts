import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
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
    `INSERT INTO event (app, event_id, name, visitor, session, at, said_at, received_at, path, title, guide, version, step, props, active, mode)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (app, event_id) DO NOTHING`,
  );
  const remember = createRememberer(database, dictionary);
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
    );
    if (changes === 0) return false;
    remember(visitor, record);
    if (event.name === 'visitor.identified') {
      identify.run(visitor);
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

/** The 16 bytes of a UUID. */
const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
