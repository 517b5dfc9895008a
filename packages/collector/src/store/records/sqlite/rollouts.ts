import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import type { RolloutRecords } from '../rollout-records.ts';
import { linkValues, rolloutValues, toReportLink, toRollout, toTestEntry } from '../rollout-row.ts';

export function sqliteRollouts(database: DatabaseSync): RolloutRecords {
  const all = database.prepare(
    `SELECT r.content FROM rollout r JOIN rollout_app p ON p.rollout_id = r.rollout_id
     WHERE p.app_id = ? ORDER BY r.updated_at DESC, r.rollout_id`,
  );
  const one = database.prepare('SELECT content FROM rollout WHERE rollout_id = ?');
  const insert = database.prepare(
    'INSERT INTO rollout (content, revision, updated_at, rollout_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE rollout SET content = ?, revision = ?, updated_at = ? WHERE rollout_id = ? AND revision = ?',
  );
  const remove = database.prepare('DELETE FROM rollout WHERE rollout_id = ? AND revision = ?');
  const leaveApps = database.prepare('DELETE FROM rollout_app WHERE rollout_id = ?');
  const joinApp = database.prepare('INSERT INTO rollout_app (app_id, rollout_id) VALUES (?, ?)');
  return {
    ...besideRollouts(database),
    list: (appId) => guarded(() => all.all(appId).map(toRollout)),
    find: (rolloutId) =>
      guarded(() => {
        const row = one.get(rolloutId);
        return row && toRollout(row);
      }),
    put: (record, before) =>
      guarded(() =>
        inTransaction(database, () => {
          const values = rolloutValues(record);
          if ((before === 0 ? insert.run(...values) : update.run(...values, before)).changes !== 1) return false;
          const { rolloutId, scope } = record.rollout;
          leaveApps.run(rolloutId);
          for (const appId of scope.appIds) joinApp.run(appId, rolloutId);
          return true;
        }),
      ),
    remove: (rolloutId, revision) => guarded(() => remove.run(rolloutId, revision).changes === 1),
  };
}

type Beside = Pick<RolloutRecords, 'addLink' | 'links' | 'findLink' | 'removeLink' | 'addEntry' | 'entries'>;

/** Links and entries, which go with their rollout. */
function besideRollouts(database: DatabaseSync): Beside {
  const addLink = database.prepare(
    'INSERT INTO rollout_link (link_id, rollout_id, token_hash, created_at, content) VALUES (?, ?, ?, ?, ?)',
  );
  const links = database.prepare(
    'SELECT content FROM rollout_link WHERE rollout_id = ? ORDER BY created_at DESC, link_id',
  );
  const byToken = database.prepare('SELECT content FROM rollout_link WHERE token_hash = ?');
  const removeLink = database.prepare('DELETE FROM rollout_link WHERE rollout_id = ? AND link_id = ?');
  const addEntry = database.prepare(
    'INSERT INTO rollout_entry (rollout_id, entry_id, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const entries = database.prepare('SELECT content FROM rollout_entry WHERE rollout_id = ? ORDER BY seq');
  return {
    addLink: (link) => guarded(() => void addLink.run(...linkValues(link))),
    links: (rolloutId) => guarded(() => links.all(rolloutId).map(toReportLink)),
    findLink: (tokenHash) =>
      guarded(() => {
        const row = byToken.get(tokenHash);
        return row && toReportLink(row);
      }),
    removeLink: (rolloutId, linkId) => guarded(() => removeLink.run(rolloutId, linkId).changes === 1),
    addEntry: (rolloutId, entry) =>
      guarded(() => addEntry.run(rolloutId, entry.entryId, JSON.stringify(entry)).changes === 1),
    entries: (rolloutId) => guarded(() => entries.all(rolloutId).map(toTestEntry)),
  };
}
