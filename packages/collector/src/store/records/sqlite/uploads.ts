import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { UploadFolder } from '../upload-folder.ts';
import type { TicketViewRecord, TicketViewRecords } from '../ticket-view-records.ts';
import { toUpload } from '../upload-row.ts';
import type { UploadRecords } from '../upload-records.ts';

/** Rows in the database, bytes in a folder: the bytes are on disk before the row that counts them. */
export function sqliteUploads(database: DatabaseSync, folder: UploadFolder): UploadRecords {
  const insert = database.prepare(
    `INSERT INTO upload (upload_id, app_id, owner, upload_key, bytes, held, created_at, state, content)
     VALUES (?, ?, ?, ?, ?, 0, ?, 'open', ?) ON CONFLICT (app_id, owner, upload_key) DO NOTHING`,
  );
  const byKey = database.prepare('SELECT * FROM upload WHERE app_id = ? AND owner = ? AND upload_key = ?');
  const byId = database.prepare('SELECT * FROM upload WHERE upload_id = ?');
  const count = database.prepare("UPDATE upload SET held = ? WHERE upload_id = ? AND held = ? AND state = 'open'");
  const finish = database.prepare(
    "UPDATE upload SET state = 'ready', found = ?, bytes = ?, held = ? WHERE upload_id = ?",
  );
  const remove = database.prepare('DELETE FROM upload WHERE upload_id = ?');
  const loose = database.prepare('SELECT upload_id FROM upload WHERE ticket_id IS NULL AND created_at < ?');
  const ofTicket = database.prepare('SELECT upload_id FROM upload WHERE ticket_id = ?');
  const find = (uploadId: string) => guarded(() => toUpload(byId.get(uploadId)));

  /** The row first: bytes without a row are of nobody. */
  async function removeAll(rows: readonly Record<string, unknown>[]): Promise<number> {
    for (const row of rows) {
      const uploadId = String(row['upload_id']);
      await guarded(() => void remove.run(uploadId));
      await folder.remove(uploadId);
    }
    return rows.length;
  }

  return {
    async add(record) {
      const { uploadId, appId, owner, uploadKey, bytes, createdAt } = record;
      const values = [uploadId, appId, owner, uploadKey, bytes, createdAt, JSON.stringify(record)] as const;
      const made = await guarded(() => insert.run(...values).changes === 1);
      const known = made ? undefined : await guarded(() => toUpload(byKey.get(appId, owner, uploadKey)));
      return { record: known ?? record, made };
    },
    find,
    async write(uploadId, offset, piece) {
      const before = await find(uploadId);
      if (before?.offset !== offset || before.state !== 'open') return false;
      await folder.write(uploadId, offset, piece);
      return guarded(() => count.run(offset + piece.byteLength, uploadId, offset).changes === 1);
    },
    read: (uploadId) => folder.read(uploadId),
    async finish(uploadId, found, cleaned) {
      if (cleaned !== undefined) await folder.replace(uploadId, cleaned);
      const bytes = cleaned?.byteLength ?? (await find(uploadId))?.offset ?? 0;
      await guarded(() => void finish.run(JSON.stringify(found), bytes, bytes, uploadId));
    },
    remove: (uploadId) => removeAll([{ upload_id: uploadId }]).then(() => {}),
    forget: async (before) => removeAll(await guarded(() => loose.all(before))),
    async removeOf(ticketIds) {
      for (const ticketId of ticketIds) await removeAll(await guarded(() => ofTicket.all(ticketId)));
    },
  };
}

export function sqliteTicketViews(database: DatabaseSync): TicketViewRecords {
  const of = database.prepare(
    'SELECT content FROM ticket_view WHERE member_id = ? OR shared = 1 ORDER BY name, view_id',
  );
  const insert = database.prepare(
    'INSERT INTO ticket_view (view_id, member_id, name, shared, content) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM ticket_view WHERE member_id = ? AND view_id = ?');
  return {
    // Written by `add`, and by nobody else.
    of: (memberId) =>
      guarded(() => of.all(memberId).map((row) => JSON.parse(String(row['content'])) as TicketViewRecord)),
    add: (view) =>
      guarded(() => void insert.run(view.viewId, view.memberId, view.name, Number(view.shared), JSON.stringify(view))),
    remove: (memberId, viewId) => guarded(() => remove.run(memberId, viewId).changes === 1),
  };
}
