import type { Pool } from 'pg';
import { toCredential, type CredentialRecords } from '../credential-records.ts';
import { asker } from './accounts.ts';

const COLUMNS = 'credential_id, app_id, kind, sealed, created_at';

export function postgresCredentials(pool: Pool): CredentialRecords {
  const ask = asker(pool);
  return {
    async of(appId, kind) {
      const order = 'ORDER BY created_at DESC, credential_id COLLATE "C"';
      const text = `SELECT ${COLUMNS} FROM credential WHERE app_id = $1 AND kind = $2 ${order}`;
      return (await ask(text, appId, kind)).rows.map(toCredential);
    },
    async find(credentialId, kind) {
      const text = `SELECT ${COLUMNS} FROM credential WHERE credential_id = $1 AND kind = $2`;
      const { rows } = await ask(text, credentialId, kind);
      return rows[0] && toCredential(rows[0]);
    },
    async add({ credentialId, appId, kind, sealed, createdAt }) {
      const values = [credentialId, appId, kind, sealed, createdAt];
      await ask(`INSERT INTO credential (${COLUMNS}) VALUES ($1, $2, $3, $4, $5)`, ...values);
    },
    async reseal(credentialId, before, sealed) {
      const text = 'UPDATE credential SET sealed = $3 WHERE credential_id = $1 AND sealed = $2';
      return (await ask(text, credentialId, before, sealed)).count === 1;
    },
    remove: async (appId, credentialId) =>
      (await ask('DELETE FROM credential WHERE app_id = $1 AND credential_id = $2', appId, credentialId)).count === 1,
  };
}
