import type { Pool } from 'pg';
import { guarded, inTransaction } from '../../postgres/guarded.ts';
import type { TicketViewRecord, TicketViewRecords } from '../ticket-view-records.ts';
import { toUpload } from '../upload-row.ts';
import type { UploadRecords } from '../upload-records.ts';
import { asker } from './accounts.ts';

/** Rows and bytes in the database, since collectors that share one have no folder in common. */
export function postgresUploads(pool: Pool): UploadRecords {
  const ask = asker(pool);
  const find = async (uploadId: string) =>
    toUpload((await ask('SELECT * FROM upload WHERE upload_id = $1', uploadId)).rows[0]);
  const putPiece = 'INSERT INTO upload_piece (upload_id, at, bytes) VALUES ($1, $2, $3)';
  return {
    async add(record) {
      const { uploadId, appId, owner, uploadKey, bytes, createdAt } = record;
      const { count } = await ask(
        `INSERT INTO upload (upload_id, app_id, owner, upload_key, bytes, held, created_at, state, content)
         VALUES ($1, $2, $3, $4, $5, 0, $6, 'open', $7) ON CONFLICT (app_id, owner, upload_key) DO NOTHING`,
        ...[uploadId, appId, owner, uploadKey, bytes, createdAt, JSON.stringify(record)],
      );
      if (count === 1) return { record, made: true };
      const text = 'SELECT * FROM upload WHERE app_id = $1 AND owner = $2 AND upload_key = $3';
      return { record: toUpload((await ask(text, appId, owner, uploadKey)).rows[0]) ?? record, made: false };
    },
    find,
    write: (uploadId, offset, piece) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          const { rowCount } = await client.query(
            "UPDATE upload SET held = $3 WHERE upload_id = $1 AND held = $2 AND state = 'open'",
            [uploadId, offset, offset + piece.byteLength],
          );
          if (rowCount !== 1) return false;
          await client.query(putPiece, [uploadId, offset, piece]);
          return true;
        }),
      ),
    async read(uploadId) {
      const { rows } = await ask('SELECT bytes FROM upload_piece WHERE upload_id = $1 ORDER BY at', uploadId);
      if (rows.length === 0) return undefined;
      return new Uint8Array(
        Buffer.concat(rows.map((row) => (Buffer.isBuffer(row['bytes']) ? row['bytes'] : Buffer.alloc(0)))),
      );
    },
    finish: (uploadId, found, cleaned) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          if (cleaned !== undefined) {
            await client.query('DELETE FROM upload_piece WHERE upload_id = $1', [uploadId]);
            await client.query(putPiece, [uploadId, 0, cleaned]);
            await client.query('UPDATE upload SET held = $2 WHERE upload_id = $1', [uploadId, cleaned.byteLength]);
          }
          await client.query("UPDATE upload SET state = 'ready', found = $2, bytes = held WHERE upload_id = $1", [
            uploadId,
            JSON.stringify(found),
          ]);
        }),
      ),
    remove: (uploadId) => ask('DELETE FROM upload WHERE upload_id = $1', uploadId).then(() => {}),
    forget: async (before) =>
      (await ask('DELETE FROM upload WHERE ticket_id IS NULL AND created_at < $1', before)).count,
    removeOf: (ticketIds) => ask('DELETE FROM upload WHERE ticket_id = ANY ($1)', [...ticketIds]).then(() => {}),
  };
}

export function postgresTicketViews(pool: Pool): TicketViewRecords {
  const ask = asker(pool);
  return {
    async of(memberId) {
      const { rows } = await ask(
        'SELECT content FROM ticket_view WHERE member_id = $1 OR shared = 1 ORDER BY name COLLATE "C", view_id COLLATE "C"',
        memberId,
      );
      // Written by `add`, and by nobody else.
      return rows.map((row) => JSON.parse(String(row['content'])) as TicketViewRecord);
    },
    add: (view) =>
      ask(
        'INSERT INTO ticket_view (view_id, member_id, name, shared, content) VALUES ($1, $2, $3, $4, $5)',
        ...[view.viewId, view.memberId, view.name, Number(view.shared), JSON.stringify(view)],
      ).then(() => {}),
    remove: async (memberId, viewId) =>
      (await ask('DELETE FROM ticket_view WHERE member_id = $1 AND view_id = $2', memberId, viewId)).count === 1,
  };
}
