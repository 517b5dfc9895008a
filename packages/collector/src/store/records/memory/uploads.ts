import type { TicketViewRecord, TicketViewRecords } from '../ticket-view-records.ts';
import type { UploadRecord, UploadRecords } from '../upload-records.ts';
import type { Ledger } from './ledger.ts';

/** `ticketOf` knows of which ticket an upload is part, if any. */
export function memoryUploads(ledger: Ledger, ticketOf: (uploadId: string) => string | undefined): UploadRecords {
  const uploads = ledger.map<string, { record: UploadRecord; bytes: Uint8Array<ArrayBuffer> }>();
  return {
    async add(record) {
      const { appId, owner, uploadKey } = record;
      const known = [...uploads.values()].find(
        ({ record: one }) => one.appId === appId && one.owner === owner && one.uploadKey === uploadKey,
      );
      if (known !== undefined) return { record: { ...known.record }, made: false };
      uploads.set(record.uploadId, { record: { ...record }, bytes: new Uint8Array() });
      return { record, made: true };
    },
    find: async (uploadId) => structuredClone(uploads.get(uploadId)?.record),
    async write(uploadId, offset, piece) {
      const kept = uploads.get(uploadId);
      if (kept?.record.offset !== offset || kept.record.state !== 'open') return false;
      const bytes = new Uint8Array(Buffer.concat([kept.bytes, piece]));
      uploads.set(uploadId, { record: { ...kept.record, offset: bytes.byteLength }, bytes });
      return true;
    },
    read: async (uploadId) => uploads.get(uploadId)?.bytes,
    async finish(uploadId, found, cleaned) {
      const kept = uploads.get(uploadId);
      if (kept === undefined) return;
      const bytes = cleaned === undefined ? kept.bytes : new Uint8Array(cleaned);
      const size = bytes.byteLength;
      uploads.set(uploadId, { record: { ...kept.record, ...found, state: 'ready', bytes: size, offset: size }, bytes });
    },
    async remove(uploadId) {
      uploads.delete(uploadId);
    },
    async forget(before) {
      const old = [...uploads.values()].filter(
        ({ record }) => record.createdAt < before && ticketOf(record.uploadId) === undefined,
      );
      for (const { record } of old) uploads.delete(record.uploadId);
      return old.length;
    },
    async removeOf(ticketIds) {
      for (const uploadId of [...uploads.keys()]) {
        const ticketId = ticketOf(uploadId);
        if (ticketId !== undefined && ticketIds.includes(ticketId)) uploads.delete(uploadId);
      }
    },
  };
}

export function memoryTicketViews(ledger: Ledger): TicketViewRecords {
  const views = ledger.map<string, TicketViewRecord>();
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    of: async (memberId) =>
      structuredClone([...views.values()].filter((view) => view.shared || view.memberId === memberId)).sort(
        (a, b) => order(a.name, b.name) || order(a.viewId, b.viewId),
      ),
    async add(view) {
      views.set(view.viewId, structuredClone(view));
    },
    remove: async (memberId, viewId) => views.get(viewId)?.memberId === memberId && views.delete(viewId),
  };
}
