import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { UploadRows } from '../upload-folder.ts';
import type { TicketViewRecord, TicketViewRecords } from '../ticket-view-records.ts';
import { toUpload } from '../upload-row.ts';

/** What the database knows of uploads; their bytes are in a folder. */
export function sqliteUploadRows(database: DatabaseSync): UploadRows {
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
  const ids = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => String(row['upload_id']));
  return {
    add: (record) =>
      guarded(() => {
        const { uploadId, appId, owner, uploadKey, bytes, createdAt } = record;
        const values = [uploadId, appId, owner, uploadKey, bytes, createdAt, JSON.stringify(record)] as const;
        if (insert.run(...values).changes === 1) return { record, made: true };
        return { record: toUpload(byKey.get(appId, owner, uploadKey)) ?? record, made: false };
      }),
    find: (uploadId) => guarded(() => toUpload(byId.get(uploadId))),
    count: (uploadId, offset, held) => guarded(() => count.run(held, uploadId, offset).changes === 1),
    finish: (uploadId, found, bytes) => guarded(() => void finish.run(JSON.stringify(found), bytes, bytes, uploadId)),
    remove: (uploadId) => guarded(() => void remove.run(uploadId)),
    loose: (before) => guarded(() => ids(loose.all(before))),
    ofTicket: (ticketId) => guarded(() => ids(ofTicket.all(ticketId))),
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
