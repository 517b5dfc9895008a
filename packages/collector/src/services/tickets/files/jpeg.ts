import type { Picture } from './picture.ts';

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);

/** A JPEG without EXIF (but for which way is up), comments and thumbnails; undefined for what is no whole JPEG. */
export function readJpeg(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, 2).equals(SOI)) return undefined;
  const kept: Buffer[] = [SOI];
  let [width, height, orientation] = [0, 0, 1];
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      const clean = Buffer.concat([SOI, ...orient(orientation), ...kept.slice(1), EOI]);
      return width > 0 && height > 0 ? { type: 'image/jpeg', width, height, clean } : undefined;
    }
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && segment.length >= 9) [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (isNeeded(marker, segment)) kept.push(segment);
    at = marker === 0xda ? endOfScan(bytes, end) : end;
    if (marker === 0xda) kept.push(bytes.subarray(end, at));
  }
  return undefined;
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Of what applications wrote into it: the density, the colours (ICC, and how Adobe means them). */
function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = segment.toString('latin1', 4, 16);
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) || marker === 0xee || (marker === 0xe2 && name === 'ICC_PROFILE\0')
  );
}

/** Where the next marker is behind the packed pixels. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 2;
  }
}

/** Which way is up, from the first directory of EXIF. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  if (tiff.length < 8) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  for (let entry = start + 2, left = short(start); left > 0 && entry + 12 <= tiff.length; entry += 12, left -= 1) {
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return undefined;
}

/** The smallest EXIF that says which way is up; none where it is the usual one. */
function orient(orientation: number): Buffer[] {
  if (orientation < 2 || orientation > 8) return [];
  const head = 'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '01120003000000010';
  return [Buffer.from(`${head}00${orientation}0000` + '00000000', 'hex')];
}
