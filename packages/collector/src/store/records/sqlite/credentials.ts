import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import { toCredential, type CredentialRecords } from '../credential-records.ts';

const COLUMNS = 'credential_id, app_id, kind, sealed, created_at';

export function sqliteCredentials(database: DatabaseSync): CredentialRecords {
  const all = database.prepare(
    `SELECT ${COLUMNS} FROM credential WHERE app_id = ? AND kind = ? ORDER BY created_at DESC, credential_id`,
  );
  const one = database.prepare(`SELECT ${COLUMNS} FROM credential WHERE credential_id = ? AND kind = ?`);
  const insert = database.prepare(`INSERT INTO credential (${COLUMNS}) VALUES (?, ?, ?, ?, ?)`);
  const reseal = database.prepare('UPDATE credential SET sealed = ? WHERE credential_id = ? AND sealed = ?');
  const remove = database.prepare('DELETE FROM credential WHERE app_id = ? AND credential_id = ?');

  return {
    of: (appId, kind) => guarded(() => all.all(appId, kind).map(toCredential)),
    find: (credentialId, kind) =>
      guarded(() => {
        const row = one.get(credentialId, kind);
        return row && toCredential(row);
      }),
    add: ({ credentialId, appId, kind, sealed, createdAt }) =>
      guarded(() => void insert.run(credentialId, appId, kind, sealed, createdAt)),
    reseal: (credentialId, before, sealed) => guarded(() => reseal.run(sealed, credentialId, before).changes === 1),
    remove: (appId, credentialId) => guarded(() => remove.run(appId, credentialId).changes === 1),
  };
}
