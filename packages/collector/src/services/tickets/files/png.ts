import type { Picture } from './picture.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** What is needed to show it right. Texts, times and EXIF stay out. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
]);

/** A PNG without what says more than the picture; undefined for what is no whole PNG. */
export function readPng(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const kept: Buffer[] = [SIGNATURE];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') {
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      return { type: 'image/png', width, height, clean: Buffer.concat(kept) };
    }
    at = end;
  }
  return undefined;
}
