import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FoundOut, UploadRecord, UploadRecords } from './upload-records.ts';

/** Bytes of uploads in a folder, one file for each, under names that are random and ours. */
export interface UploadFolder {
  /** Kept when they are on disk, with their names. */
  write(uploadId: string, offset: number, piece: Uint8Array): Promise<void>;
  read(uploadId: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  replace(uploadId: string, bytes: Uint8Array): Promise<void>;
  remove(uploadId: string): Promise<void>;
}

export function openUploadFolder(folder: string): UploadFolder {
  const place = (uploadId: string): string => {
    // Ids are checked at the edge; a path is made of nothing else.
    if (!/^[0-9a-f]{32}$/.test(uploadId)) throw new Error('an upload has an id of 32 hexadecimal digits');
    return join(folder, uploadId.slice(0, 2), uploadId);
  };
  return {
    async write(uploadId, offset, piece) {
      const file = place(uploadId);
      if (offset === 0) await makeFolder(dirname(file));
      const handle = await open(file, offset === 0 ? 'w' : 'r+', 0o600);
      try {
        await handle.write(piece, 0, piece.byteLength, offset);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (offset === 0) await syncFolder(dirname(file));
    },
    read: async (uploadId) => {
      try {
        return new Uint8Array(await readFile(place(uploadId)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async replace(uploadId, bytes) {
      const file = place(uploadId);
      await writeFile(`${file}.clean`, bytes, { mode: 0o600, flush: true });
      await rename(`${file}.clean`, file);
      await syncFolder(dirname(file));
    },
    remove: (uploadId) => rm(place(uploadId), { force: true }),
  };
}

async function makeFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) === undefined) return;
  await syncFolder(dirname(folder));
}

/** A new name survives a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What a database knows of uploads whose bytes are in a folder. */
export interface UploadRows {
  add(record: UploadRecord): Promise<{ record: UploadRecord; made: boolean }>;
  find(uploadId: string): Promise<UploadRecord | undefined>;
  /** So many bytes are there now. False when there were not so many before. */
  count(uploadId: string, before: number, now: number): Promise<boolean>;
  finish(uploadId: string, found: FoundOut, bytes: number): Promise<void>;
  remove(uploadId: string): Promise<void>;
  /** Those of no ticket that were begun before an instant. */
  loose(before: number): Promise<string[]>;
  ofTicket(ticketId: string): Promise<string[]>;
}

/** Rows and bytes together: bytes are on disk before the row that counts them, and a row goes before its bytes. */
export function folderUploads(rows: UploadRows, folder: UploadFolder): UploadRecords {
  async function remove(uploadId: string): Promise<void> {
    await rows.remove(uploadId);
    await folder.remove(uploadId);
  }
  return {
    add: (record) => rows.add(record),
    find: (uploadId) => rows.find(uploadId),
    async write(uploadId, offset, piece) {
      const before = await rows.find(uploadId);
      if (before?.offset !== offset || before.state !== 'open') return false;
      await folder.write(uploadId, offset, piece);
      return rows.count(uploadId, offset, offset + piece.byteLength);
    },
    read: (uploadId) => folder.read(uploadId),
    async finish(uploadId, found, cleaned) {
      if (cleaned !== undefined) await folder.replace(uploadId, cleaned);
      await rows.finish(uploadId, found, cleaned?.byteLength ?? (await rows.find(uploadId))?.offset ?? 0);
    },
    remove,
    async forget(before) {
      const loose = await rows.loose(before);
      for (const uploadId of loose) await remove(uploadId);
      return loose.length;
    },
    async removeOf(ticketIds) {
      for (const ticketId of ticketIds) for (const uploadId of await rows.ofTicket(ticketId)) await remove(uploadId);
    },
  };
}
