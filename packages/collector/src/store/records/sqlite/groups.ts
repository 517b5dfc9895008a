import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { toGroup, type GroupRecords } from '../group-records.ts';

export function sqliteGroups(database: DatabaseSync): GroupRecords {
  const all = database.prepare('SELECT * FROM member_group ORDER BY name');
  const one = database.prepare('SELECT * FROM member_group WHERE group_id = ?');
  const others = database.prepare('SELECT 1 FROM member_group WHERE name = ? AND group_id <> ?');
  const update = database.prepare('UPDATE member_group SET name = ?, external_id = ? WHERE group_id = ?');
  const insert = database.prepare('INSERT INTO member_group (name, external_id, group_id) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM member_group WHERE group_id = ?');
  return {
    list: () => guarded(() => all.all().map(toGroup)),
    find: (groupId) =>
      guarded(() => {
        const row = one.get(groupId);
        return row && toGroup(row);
      }),
    put: ({ groupId, name, externalId }) =>
      guarded(() =>
        inTransaction(database, () => {
          if (others.get(name, groupId) !== undefined) return 'taken';
          if (update.run(name, externalId, groupId).changes === 1) return 'changed';
          insert.run(name, externalId, groupId);
          return 'made';
        }),
      ),
    remove: (groupId) => guarded(() => remove.run(groupId).changes === 1),
  };
}
