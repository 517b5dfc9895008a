import type { EventRecord } from '../event-store.ts';
import type { Dictionary } from './dictionary.ts';
import type { LogFile } from './log-file.ts';
import { uuidBytes } from './uuid-bytes.ts';

const IDENTIFY =
  'UPDATE visitor SET identified = 1, person = NULL WHERE id = ? AND (identified = 0 OR person IS NOT NULL)';
const JOIN = 'UPDATE visitor SET person = ? WHERE id = ? AND identified = 0 AND person IS NULL AND id <> ?1';
export const CHANGED = 'UPDATE people_version SET value = value + 1';
const LEARN_TRAIT = `
  INSERT INTO trait (visitor, name, value, at, event_id) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at, event_id = excluded.event_id
  WHERE (excluded.at, excluded.event_id) > (at, event_id)`;

/** Keeps who a visitor is, and the traits that were told. To be called within the transaction that stores the event. */
export function learnIdentity(
  file: LogFile,
  dictionary: Dictionary,
  app: number,
  visitor: number,
  { event, at }: EventRecord,
): void {
  let changed = file.sql(IDENTIFY).run(visitor).changes !== 0;
  for (const [name, value] of Object.entries(('traits' in event && event.traits) || {})) {
    file.sql(LEARN_TRAIT).run(visitor, name, JSON.stringify(value), at, uuidBytes(event.eventId));
  }
  const anonymousId = event.props?.['anonymousId'];
  if (typeof anonymousId === 'string') {
    changed = file.sql(JOIN).run(visitor, dictionary.visitor(app, anonymousId)).changes !== 0 || changed;
  }
  if (changed) file.sql(CHANGED).run();
}
