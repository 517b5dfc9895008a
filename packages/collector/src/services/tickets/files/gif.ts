import type { Picture } from './picture.ts';

/** A GIF without comments and whatever applications put into it, but for how often it repeats; undefined for what is no whole GIF. */
export function readGif(bytes: Buffer): Picture | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 14) return undefined;
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  const head = 13 + tableBytes(bytes[10] ?? 0);
  const kept = [bytes.subarray(0, head)];
  for (let at = head; at < bytes.length;) {
    const kind = bytes[at];
    if (kind === 0x3b)
      return { type: 'image/gif', width, height, clean: Buffer.concat([...kept, Buffer.from([0x3b])]) };
    if (kind !== 0x21 && kind !== 0x2c) return undefined;
    // An extension has a label; a picture has a place, perhaps colours, and the size of its codes.
    const data = kind === 0x21 ? at + 2 : at + 11 + tableBytes(bytes[at + 9] ?? 0);
    const end = endOfBlocks(bytes, data);
    if (end === undefined) return undefined;
    if (kind === 0x2c || isNeeded(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

const isNeeded = (bytes: Buffer, at: number): boolean =>
  bytes[at + 1] === 0xf9 ||
  (bytes[at + 1] === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(bytes.toString('latin1', at + 3, at + 14)));

/** Behind the empty block that ends a row of them. */
function endOfBlocks(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at < bytes.length;) {
    const size = bytes[at] ?? 0;
    at += 1 + size;
    if (size === 0) return at;
  }
  return undefined;
}
