import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../../sqlite/guarded.ts';
import { classOf } from '../event-class.ts';
import type { EventStore } from '../event-store.ts';
import type { Dictionary } from './dictionary.ts';

const OF_PERSON = `
  SELECT v.id FROM visitor v JOIN app a ON a.id = v.app WHERE a.app_id = ?1 AND coalesce(v.person, v.id) = (
    SELECT coalesce(o.person, o.id) FROM visitor o WHERE o.app = a.id AND o.visitor_id = ?2)`;
const KEPT_OF_VISITORS = ['event', 'activity', 'trait', 'guide_history', 'step_history'];

type Promised<F extends (...args: never[]) => Promise<unknown>> = (...args: Parameters<F>) => Awaited<ReturnType<F>>;

export interface Forgetting {
  erase: Promised<EventStore['eraseVisitor']>;
  forget: Promised<EventStore['forget']>;
}

/** What takes events out of the log. Nothing may be waiting for its commit. */
export function createForgetting(database: DatabaseSync, dictionary: Dictionary): Forgetting {
  const visitors = database.prepare(OF_PERSON);
  const words = database.prepare('SELECT DISTINCT w.id, w.text FROM word w WHERE w.id IN (SELECT name FROM event)');
  const forget = database.prepare(
    'DELETE FROM event WHERE app = (SELECT id FROM app WHERE app_id = ?) AND at < ? AND name IN (SELECT value FROM json_each(?))',
  );
  return {
    erase: (appId, visitorId) =>
      inTransaction(database, () => {
        const ids = JSON.stringify(visitors.all(appId, visitorId).map((row) => row['id']));
        const [events = 0] = KEPT_OF_VISITORS.map((table) => {
          const remove = database.prepare(`DELETE FROM ${table} WHERE visitor IN (SELECT value FROM json_each(?))`);
          return Number(remove.run(ids).changes);
        });
        database.prepare('DELETE FROM visitor WHERE id IN (SELECT value FROM json_each(?))').run(ids);
        // The numbers may be given to others now.
        dictionary.forget();
        return events;
      }),
    forget: (appId, eventClass, before) =>
      inTransaction(database, () => {
        const names = words.all().filter((row) => classOf(String(row['text'])) === eventClass);
        return Number(forget.run(appId, before, JSON.stringify(names.map((row) => row['id']))).changes);
      }),
  };
}
