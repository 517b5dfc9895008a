import { clientKey } from '../clients.ts';
import { elementKey } from '../element-key.ts';
import type { EventRecord } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import { classNumberOf } from './class-number.ts';
import type { Dictionary } from './dictionary.ts';
import type { LogFile } from './log-file.ts';
import { learnIdentity } from './people.ts';
import type { Seen } from './seen.ts';
import type { Waiting } from './waiting.ts';
import { writeUuid } from './uuid-bytes.ts';

const INSERT = `
  INSERT INTO event (app, event_id, name, class, visitor, session, at, said, delay, clamped, seq, path, title, guide, version,
                     step, element, props, traits, active, mode, client)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visitor, event_id) DO NOTHING`;

/** What is kept beside the rows. */
export interface Kept {
  dictionary: Dictionary;
  seen: Seen;
  waiting: Waiting;
}

/** Stores an event and who it tells that somebody is, within a transaction; whether it is new. */
export type StoreEvent = (file: LogFile, appId: string, record: EventRecord) => boolean;

export function createStoreEvent({ dictionary, seen, waiting }: Kept): StoreEvent {
  const id = new Uint8Array(16);

  return (file, appId, record) => {
    const { event, at, receivedAt } = record;
    const { word } = dictionary;
    const app = dictionary.app(appId);
    writeUuid(event.eventId, id);
    const eventClass = classNumberOf(event.name);
    // Before the visitor gets a number: of somebody who was erased nothing is written again.
    if (seen.isGone(file, app, eventClass, record, id)) return false;
    const visitor = dictionary.visitor(app, event.visitorId);
    if (seen.isStray(file, app, visitor, event.eventId, id)) return false;
    const name = word(event.name);
    const element = 'element' in event && event.element !== undefined ? word(elementKey(event.element)) : null;
    const guide = 'guideId' in event && event.guideId !== undefined ? word(event.guideId) : null;
    const step = 'stepId' in event && event.stepId !== undefined ? word(event.stepId) : null;
    const mode = modeOf(event);
    const path = word(event.page.path);
    const client = clientKey(record.client);
    const { changes } = file
      .sql(INSERT)
      .run(
        app,
        id,
        name,
        eventClass,
        visitor,
        dictionary.session(event.sessionId),
        at,
        event.at - at,
        receivedAt - at,
        record.clamped === true ? 1 : null,
        event.seq ?? null,
        path,
        event.page.title === undefined ? null : word(event.page.title),
        guide,
        'version' in event && event.version !== undefined ? event.version : null,
        step,
        element,
        event.props === undefined ? null : JSON.stringify(event.props),
        'traits' in event && event.traits !== undefined ? JSON.stringify(event.traits) : null,
        isActivity(event) ? 1 : 0,
        mode === undefined ? null : word(mode),
        client === undefined ? null : dictionary.client(app, client),
      );
    if (changes === 0) return false;
    seen.note(file, event.eventId);
    if (guide !== null) waiting.add(visitor);
    if (event.name === 'visitor.identified') learnIdentity(file, dictionary, app, visitor, record);
    return true;
  };
}
