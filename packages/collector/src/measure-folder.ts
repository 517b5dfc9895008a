import { lstat, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { lastBackup } from './data-folder.ts';
import type { DataSizes } from './http/operation-figures.ts';

/** Files of tickets can be very many, so they are added up this often at most. */
const UPLOADS_FRESH_MS = 10 * 60_000;

/** Tells how large the parts of a data folder are, journals included, and how much room its disk has. */
export function createMeasure(folder: string, clock: Clock): () => Promise<DataSizes> {
  let uploads: { at: number; bytes: Promise<number> } | undefined;
  return async () => {
    const now = clock.now();
    if (uploads === undefined || now - uploads.at >= UPLOADS_FRESH_MS) {
      uploads = { at: now, bytes: sizeOf(join(folder, 'uploads'), () => true) };
    }
    const { bavail, bsize } = await statfs(folder);
    const parts = {
      records: await sizeOf(folder, (name) => name.startsWith('records.sqlite')),
      book: await sizeOf(folder, (name) => name.startsWith('events.sqlite')),
      log: await sizeOf(join(folder, 'events'), () => true),
      uploads: await uploads.bytes,
    };
    return { parts, freeBytes: bavail * bsize, backedUpAt: lastBackup(folder) };
  };
}

/** Bytes of the files in a folder and below it whose names are meant; none where there is no folder. */
async function sizeOf(folder: string, isMeant: (name: string) => boolean): Promise<number> {
  let bytes = 0;
  for (const one of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!isMeant(one.name)) continue;
    const path = join(folder, one.name);
    // A week's file or a journal may go while it is counted.
    bytes += one.isDirectory() ? await sizeOf(path, isMeant) : ((await lstat(path).catch(() => undefined))?.size ?? 0);
  }
  return bytes;
}
