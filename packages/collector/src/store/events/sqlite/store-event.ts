import { clientKey } from '../clients.ts';
import { elementKey } from '../element-key.ts';
import type { EventRecord } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import { classNumberOf } from './class-number.ts';
import type { Dictionary } from './dictionary.ts';
import type { FreshRows } from './fresh-rows.ts';
import { insertRows, ROW_COLUMNS, ROWS_TOGETHER, type RowValues } from './insert-rows.ts';
import type { LogFile } from './log-file.ts';
import { learnIdentity } from './people.ts';
import type { Seen } from './seen.ts';
import type { Waiting } from './waiting.ts';
import { writeUuid } from './uuid-bytes.ts';

/** What is kept beside the rows. */
export interface Kept {
  dictionary: Dictionary;
  seen: Seen;
  waiting: Waiting;
  fresh: FreshRows;
}

/** An event that came, and the place of its batch among those that are stored together. */
export interface Job {
  appId: string;
  record: EventRecord;
  batch: number;
}

/** Stores events and who they tell that somebody is, within a transaction; `onNew` is called for each that is new. */
export type StoreEvents = (file: LogFile, jobs: readonly Job[], onNew: (job: Job) => void) => void;

export function createStoreEvents({ dictionary, seen, waiting, fresh }: Kept): StoreEvents {
  const ids = Array.from({ length: ROWS_TOGETHER }, () => new Uint8Array(16));

  /** Adds the values of an event's row, with its id in the bytes that are given; whether it is to be stored. */
  function addRow(values: RowValues, file: LogFile, { appId, record }: Job, id: Uint8Array): boolean {
    const { event, at, receivedAt } = record;
    const { word } = dictionary;
    const app = dictionary.app(appId);
    writeUuid(event.eventId, id);
    const eventClass = classNumberOf(event.name);
    // Before the visitor gets a number: of somebody who was erased nothing is written again.
    if (seen.isGone(file, app, eventClass, record, id)) return false;
    const visitor = dictionary.visitor(app, event.visitorId);
    if (seen.isStray(file, app, visitor, event.eventId, id)) return false;
    const guide = 'guideId' in event && event.guideId !== undefined ? word(event.guideId) : null;
    const mode = modeOf(event);
    if (guide !== null) waiting.add(visitor);
    const client = clientKey(record.client);
    values.push(
      app,
      id,
      word(event.name),
      eventClass,
      visitor,
      dictionary.session(event.sessionId),
      at,
      event.at - at,
      receivedAt - at,
      record.clamped === true ? 1 : null,
      event.seq ?? null,
      word(event.page.path),
      event.page.title === undefined ? null : word(event.page.title),
      guide,
      'version' in event && event.version !== undefined ? event.version : null,
      'stepId' in event && event.stepId !== undefined ? word(event.stepId) : null,
      'element' in event && event.element !== undefined ? word(elementKey(event.element)) : null,
      event.props === undefined ? null : JSON.stringify(event.props),
      'traits' in event && event.traits !== undefined ? JSON.stringify(event.traits) : null,
      isActivity(event) ? 1 : 0,
      mode === undefined ? null : word(mode),
      client === undefined ? null : dictionary.client(app, client),
    );
    return true;
  }

  function noteNew(file: LogFile, { appId, record }: Job): void {
    const { event } = record;
    seen.note(file, event.eventId);
    if (event.name !== 'visitor.identified') return;
    const app = dictionary.app(appId);
    learnIdentity(file, dictionary, app, dictionary.visitor(app, event.visitorId), record);
  }

  return (file, jobs, onNew) => {
    let [theirs, values]: [Job[], RowValues] = [[], []];
    function insert(): void {
      const { isNew, first } = insertRows(file, values);
      let row = first;
      for (const [index, job] of theirs.entries()) {
        if (isNew[index] !== true) continue;
        fresh.add(file.week, row, values, index * ROW_COLUMNS.length, job.record.event);
        row += 1;
        noteNew(file, job);
        onNew(job);
      }
      [theirs, values] = [[], []];
    }
    for (const job of jobs) {
      const id = ids[theirs.length];
      if (id === undefined || !addRow(values, file, job, id)) continue;
      theirs.push(job);
      if (theirs.length === ROWS_TOGETHER) insert();
    }
    if (theirs.length > 0) insert();
  };
}
