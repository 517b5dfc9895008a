import type { Clock } from '../../../clock.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import { elementKey } from '../element-key.ts';
import type { AppendResult, EventRecord } from '../event-store.ts';
import { isActivity } from '../is-activity.ts';
import { modeOf } from '../mode-of.ts';
import { classNumberOf } from './class-number.ts';
import { createDictionary } from './dictionary.ts';
import { remember } from './history.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { learnIdentity } from './people.ts';
import { createPresence } from './presence.ts';
import { createRollups, type Rollups } from './rollups.ts';
import { createSeen } from './seen.ts';
import { quarterAt } from './span.ts';
import { writeUuid } from './uuid-bytes.ts';

export interface Append {
  appId: string;
  records: readonly EventRecord[];
}

export interface Appender {
  /** Writes several batches, those of one file in one transaction; the answers come in their order. */
  append(batches: readonly Append[]): AppendResult[];
  /** Writes to one file, and something else in the same transaction. */
  appendTo(file: LogFile, batches: readonly Append[], also: (file: LogFile) => void): void;
  /** To be called when rows were taken out of the log. */
  forget(): void;
}

const INSERT = `
  INSERT INTO event (app, event_id, name, class, visitor, session, at, said, delay, clamped, seq, path, title, guide, version,
                     step, element, props, traits, active, mode)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (app, event_id) DO NOTHING`;

interface Job {
  appId: string;
  record: EventRecord;
  /** Place of its batch in the answer. */
  batch: number;
}

export function createAppender(files: LogFiles, clock: Clock): Appender {
  const dictionary = createDictionary();
  const seen = createSeen(files);
  const presence = createPresence();
  const rollups = new Map<LogFile, Rollups>();
  const id = new Uint8Array(16);

  function rollupsOf(file: LogFile): Rollups {
    const before = rollups.get(file);
    if (before !== undefined) return before;
    // Few files are written at a time; what is held of one that was closed goes too.
    if (rollups.size > 4) rollups.clear();
    const made = createRollups(file);
    rollups.set(file, made);
    return made;
  }

  function forget(): void {
    dictionary.forget();
    presence.forget();
    seen.forget();
    rollups.clear();
  }

  /** Whether the event is new. */
  function store(file: LogFile, counted: Rollups, { appId, record }: Job): boolean {
    const { event, at, receivedAt } = record;
    const { word } = dictionary;
    const app = dictionary.app(appId);
    writeUuid(event.eventId, id);
    if (seen.has(file, app, event.eventId, id)) return false;
    const name = word(event.name);
    const eventClass = classNumberOf(event.name);
    const visitor = dictionary.visitor(app, event.visitorId);
    const element = 'element' in event && event.element !== undefined ? word(elementKey(event.element)) : null;
    const guide = 'guideId' in event && event.guideId !== undefined ? word(event.guideId) : null;
    const step = 'stepId' in event && event.stepId !== undefined ? word(event.stepId) : null;
    const mode = modeOf(event);
    const path = word(event.page.path);
    const isActive = isActivity(event);
    const row = { app, name, guide, step, path, element, mode: mode === undefined ? null : word(mode) };
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
        isActive ? 1 : 0,
        row.mode,
      );
    if (changes === 0) return false;
    const quarter = quarterAt(at);
    counted.count(row, event.name, event.props?.['kind'], quarter, visitor);
    counted.extend(app, eventClass, at);
    seen.note(file, event.eventId);
    if (isActive) presence.add(app, quarter, visitor);
    remember(file, dictionary, visitor, record);
    if (event.name === 'visitor.identified') learnIdentity(file, dictionary, app, visitor, record);
    return true;
  }

  function storeAll(file: LogFile, jobs: readonly Job[], accepted: number[], also?: (file: LogFile) => void): void {
    dictionary.use(file);
    presence.use(file);
    const counted = rollupsOf(file);
    inTransaction(file.database, () => {
      for (const job of jobs) if (store(file, counted, job)) accepted[job.batch] = (accepted[job.batch] ?? 0) + 1;
      counted.flush();
      presence.flush();
      also?.(file);
    });
  }

  function orForget<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    forget,
    appendTo(file, batches, also) {
      const jobs = batches.flatMap(({ appId, records }) => records.map((record) => ({ appId, record, batch: 0 })));
      orForget(() => storeAll(file, jobs, [], also));
    },
    append(batches) {
      const now = clock.now();
      const accepted = batches.map(() => 0);
      const byWeek = new Map<number, Job[]>();
      for (const [batch, { appId, records }] of batches.entries()) {
        for (const record of records) {
          const week = files.homeOf(record.event.eventId, now);
          const jobs = byWeek.get(week);
          if (jobs === undefined) byWeek.set(week, [{ appId, record, batch }]);
          else jobs.push({ appId, record, batch });
        }
      }
      orForget(() => {
        for (const [week, jobs] of byWeek) storeAll(files.open(week), jobs, accepted);
      });
      return batches.map(({ records }, batch) => {
        const fresh = accepted[batch] ?? 0;
        return { accepted: fresh, duplicates: records.length - fresh };
      });
    },
  };
}
