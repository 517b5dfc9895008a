import type { Pool } from 'pg';
import { toSupport, type SupportRecords } from '../support-records.ts';
import { asker } from './accounts.ts';

const INSERT = 'INSERT INTO support VALUES (1, 1, $1) ON CONFLICT DO NOTHING';
const UPDATE = 'UPDATE support SET revision = revision + 1, content = $1 WHERE revision = $2';

export function postgresSupport(pool: Pool): SupportRecords {
  const ask = asker(pool);
  return {
    async find() {
      const { rows } = await ask('SELECT revision, content FROM support WHERE id = 1');
      return rows[0] && toSupport(rows[0]);
    },
    async put(settings, revision) {
      const content = JSON.stringify(settings);
      return (await (revision === 0 ? ask(INSERT, content) : ask(UPDATE, content, revision))).count === 1;
    },
  };
}
