import { UPLOAD_LIMITS } from '../../../ticket-limits.ts';
import type { FoundOut } from '../../../store/records/upload-records.ts';
import { readGif } from './gif.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

const READERS = [readPng, readJpeg, readGif, readWebp];
const BEGINS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'application/pdf'],
  ['PK\u0003\u0004', 'application/zip'],
  ['\u001f\u008b', 'application/gzip'],
];

/** What a file is by its content. A picture that may be shown in place comes back without its metadata. */
export function lookAt(content: Uint8Array): { found: FoundOut; clean: Uint8Array | undefined } {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (const read of READERS) {
    const picture = read(bytes);
    if (picture === undefined) continue;
    const { type, width, height, clean } = picture;
    // Nothing is unpacked here; a browser shall not unpack more than this either.
    const isShown = width > 0 && height > 0 && width * height <= UPLOAD_LIMITS.pixels;
    return { found: { type, image: isShown ? { width, height } : null }, clean };
  }
  const head = bytes.toString('latin1', 0, 8);
  const known = BEGINS.find(([begin]) => head.startsWith(begin))?.[1];
  return { found: { type: known ?? (isText(bytes) ? 'text/plain' : OTHER), image: null }, clean: undefined };
}

const OTHER = 'application/octet-stream';

/** Text in UTF-8 without signs that are none. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
