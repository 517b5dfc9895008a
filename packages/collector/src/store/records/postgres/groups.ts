import type { Pool } from 'pg';
import { guarded, inTransaction, isTaken } from '../../postgres/guarded.ts';
import { toGroup, type GroupRecords } from '../group-records.ts';
import { asker } from './accounts.ts';

type Row = Record<string, unknown>;

const PUT = `
  INSERT INTO member_group (group_id, name, external_id) VALUES ($1, $2, $3)
  ON CONFLICT (group_id) DO UPDATE SET name = excluded.name, external_id = excluded.external_id
  RETURNING xmax = 0 AS made`;

export function postgresGroups(pool: Pool): GroupRecords {
  const ask = asker(pool);
  return {
    list: async () => (await ask('SELECT * FROM member_group ORDER BY name COLLATE "C"')).rows.map(toGroup),
    async find(groupId) {
      const { rows } = await ask('SELECT * FROM member_group WHERE group_id = $1', groupId);
      return rows[0] && toGroup(rows[0]);
    },
    async put({ groupId, name, externalId }) {
      try {
        const { rows } = await guarded(() =>
          inTransaction(pool, (client) => client.query<Row>(PUT, [groupId, name, externalId])),
        );
        return rows[0]?.['made'] === true ? 'made' : 'changed';
      } catch (error) {
        if (isTaken(error)) return 'taken';
        throw error;
      }
    },
    remove: async (groupId) => (await ask('DELETE FROM member_group WHERE group_id = $1', groupId)).count === 1,
  };
}
