import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import { inTransaction } from '../../sqlite/guarded.ts';
import type { EventStore } from '../event-store.ts';
import type { Appender } from './append.ts';
import { markCounted } from './counting.ts';
import type { LogFile } from './log-file.ts';
import type { LogFiles } from './log-files.ts';
import { CHANGED } from './people.ts';
import { decodePiece, encodePiece, holds, pieceOf, removeFrom } from './piece.ts';
import { discountVisitor } from './rebuild.ts';

const OF_PERSON = `
  SELECT v.id FROM visitor v JOIN app a ON a.id = v.app WHERE a.app_id = ?1 AND coalesce(v.person, v.id) = (
    SELECT coalesce(o.person, o.id) FROM visitor o WHERE o.app = a.id AND o.visitor_id = ?2)`;
const TO_PAST =
  'INSERT OR IGNORE INTO past (app, event_id, gone_at) SELECT app, event_id, ? FROM event WHERE visitor = ?';
const LONE_SESSIONS = `
  DELETE FROM session WHERE id IN (SELECT session FROM event WHERE visitor = ?1)
    AND id NOT IN (SELECT session FROM event WHERE visitor <> ?1)`;

export function createErasure(files: LogFiles, clock: Clock, appender: Appender): EventStore['eraseVisitor'] {
  const ofPerson = files.book.prepare(OF_PERSON);
  const visitorsOf = (appId: string, visitorId: string): number[] =>
    ofPerson.all(appId, visitorId).map((row) => Number(row['id']));

  function eraseRows(file: LogFile, visitor: number): number {
    discountVisitor(file, visitor);
    file.sql(LONE_SESSIONS).run(visitor);
    file.sql(TO_PAST).run(clock.now(), visitor);
    return Number(file.sql('DELETE FROM event WHERE visitor = ?').run(visitor).changes);
  }

  const hasRows = (file: LogFile, visitors: readonly number[]): boolean =>
    visitors.some((visitor) => file.sql('SELECT 1 FROM event WHERE visitor = ? LIMIT 1').get(visitor) !== undefined);

  function eraseIn(file: LogFile, visitors: readonly number[]): number {
    // What was deleted is written over with noughts, in the file and not only in its lists.
    file.database.exec('PRAGMA secure_delete = ON');
    // What is not counted cannot be taken out of what is.
    appender.settle();
    return inTransaction(file.database, () => {
      let gone = 0;
      for (const visitor of visitors) gone += eraseRows(file, visitor);
      takeOut(file, 'crowd', visitors);
      markCounted(file);
      return gone;
    });
  }

  /** In one go, so that nothing can come of them in between. */
  function eraseFromBook(visitors: readonly number[]): void {
    const file = files.rest();
    appender.settle();
    inTransaction(file.database, () => {
      takeOut(file, 'presence', visitors);
      for (const visitor of visitors) {
        for (const table of ['trait', 'guide_history', 'step_history']) {
          file.sql(`DELETE FROM ${table} WHERE visitor = ?`).run(visitor);
        }
        file.sql('DELETE FROM visitor WHERE id = ?').run(visitor);
      }
      file.sql(CHANGED).run();
    });
    appender.forget();
  }

  return async (appId, visitorId) => {
    let gone = 0;
    let left = true;
    // Events that come meanwhile are met in another round; the first looks at every file, for the sets.
    for (let round = 0; left; round += 1) {
      left = false;
      for (const file of files.all()) {
        const visitors = visitorsOf(appId, visitorId);
        if (round > 0 && !hasRows(file, visitors)) continue;
        gone += eraseIn(file, visitors);
        appender.forget();
        left = true;
        await setImmediate();
      }
      if (!left) eraseFromBook(visitorsOf(appId, visitorId));
    }
    for (const file of files.all()) file.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return gone;
  };
}

/** Takes visitors out of every set of a table. */
function takeOut(file: LogFile, table: 'crowd' | 'presence', visitors: readonly number[]): void {
  const owner = table === 'crowd' ? 'cell' : 'app';
  const save = file.sql(`UPDATE ${table} SET bits = ? WHERE ${owner} = ? AND span = ? AND piece = ?`);
  const remove = file.sql(`DELETE FROM ${table} WHERE ${owner} = ? AND span = ? AND piece = ?`);
  for (const piece of new Set(visitors.map(pieceOf))) {
    const ours = visitors.filter((visitor) => pieceOf(visitor) === piece);
    for (const row of file.sql(`SELECT ${owner} AS owner, span, bits FROM ${table} WHERE piece = ?`).all(piece)) {
      if (!(row['bits'] instanceof Uint8Array)) continue;
      const bits = decodePiece(row['bits']);
      if (!ours.some((visitor) => holds(bits, visitor))) continue;
      for (const visitor of ours) removeFrom(bits, visitor);
      const key = [Number(row['owner']), Number(row['span']), piece];
      if (bits.some((byte) => byte !== 0)) save.run(encodePiece(bits), ...key);
      else remove.run(...key);
    }
  }
}
