import type { Pool } from 'pg';
import { textOf, toMailing, type MailingRecords } from '../mailing-records.ts';
import { asker } from './accounts.ts';

const PUT = `INSERT INTO mailing (mailing_id, content) VALUES ($1, $2)
  ON CONFLICT (mailing_id) DO UPDATE SET content = excluded.content`;
/** In one statement, so that nobody sees a list without those that stay. */
const ALLOW = `WITH gone AS (DELETE FROM mailing_address WHERE NOT address = ANY ($1::text[]))
  INSERT INTO mailing_address SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`;

export function postgresMailings(pool: Pool): MailingRecords {
  const ask = asker(pool);
  return {
    list: async () => (await ask('SELECT content FROM mailing ORDER BY mailing_id COLLATE "C"')).rows.map(toMailing),
    async find(mailingId) {
      const [row] = (await ask('SELECT content FROM mailing WHERE mailing_id = $1', mailingId)).rows;
      return row && toMailing(row);
    },
    async put(mailing) {
      await ask(PUT, mailing.mailingId, textOf(mailing));
    },
    async replace(was, next) {
      const text = 'UPDATE mailing SET content = $1 WHERE mailing_id = $2 AND content = $3';
      return (await ask(text, textOf(next), was.mailingId, textOf(was))).count === 1;
    },
    remove: async (mailingId) => (await ask('DELETE FROM mailing WHERE mailing_id = $1', mailingId)).count === 1,
    async addresses() {
      const { rows } = await ask('SELECT address FROM mailing_address ORDER BY address COLLATE "C"');
      return rows.map((row) => String(row['address']));
    },
    async allow(addresses) {
      await ask(ALLOW, [...addresses]);
    },
  };
}
