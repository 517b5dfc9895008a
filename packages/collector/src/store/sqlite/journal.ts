import { closeSync, existsSync, openSync, readSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
/** With its last bit the sums are of big-endian words. */
const MAGIC = 0x377f0682;
const LARGEST_PAGE = 65_536;

/**
 * Whether a journal (SQLite's WAL, https://www.sqlite.org/fileformat2.html#walformat) is damaged before its end. SQLite takes it to
 * end at the first frame whose sum does not fit, as a write that was cut off leaves it. That can only be the last transaction, since
 * each was on the disk before the next began: when two more have their end behind that place, what was acknowledged is missing.
 */
export function isJournalDamaged(file: string): boolean {
  const path = `${file}-wal`;
  if (!existsSync(path)) return false;
  const place = damagedAt(path);
  // Another thread may write to it while we read; what is damaged stays so.
  return place !== undefined && place === damagedAt(path);
}

/** Where the first damage is that no cut explains. */
function damagedAt(path: string): number | undefined {
  const handle = openSync(path, 'r');
  try {
    const header = new DataView(new ArrayBuffer(HEADER));
    if (readSync(handle, header, 0, HEADER, 0) < HEADER) return undefined;
    const first = readSync(handle, new Uint8Array(FRAME_HEADER), 0, FRAME_HEADER, HEADER);
    if (first < FRAME_HEADER) return undefined;
    const sum = sumOfHeader(header);
    return sum === undefined ? 0 : damagedFrame(handle, header, sum);
  } finally {
    closeSync(handle);
  }
}

type Sum = [one: number, two: number];

/** SQLite's sum over pairs of words, going on from another. */
function addTo(sum: Sum, bytes: DataView, from: number, until: number, isLittle: boolean): void {
  let [one, two] = sum;
  for (let at = from; at < until; at += 8) {
    one = (one + two + bytes.getUint32(at, isLittle)) >>> 0;
    two = (two + one + bytes.getUint32(at + 4, isLittle)) >>> 0;
  }
  sum[0] = one;
  sum[1] = two;
}

const isLittleIn = (header: DataView): boolean => (header.getUint32(0) & 1) === 0;
const fits = (bytes: DataView, at: number, [one, two]: Sum): boolean =>
  bytes.getUint32(at) === one && bytes.getUint32(at + 4) === two;

/** What the sums of frames begin with; undefined when the header is damaged. */
function sumOfHeader(header: DataView): Sum | undefined {
  const page = header.getUint32(8);
  if ((header.getUint32(0) & ~1) >>> 0 !== MAGIC || page < 512 || page > LARGEST_PAGE) return undefined;
  const sum: Sum = [0, 0];
  addTo(sum, header, 0, 24, isLittleIn(header));
  return fits(header, 24, sum) ? sum : undefined;
}

function damagedFrame(handle: number, header: DataView, sum: Sum): number | undefined {
  const isLittle = isLittleIn(header);
  const size = FRAME_HEADER + header.getUint32(8);
  const frame = new DataView(new ArrayBuffer(size));
  let damaged: number | undefined;
  let endsBehind = 0;
  for (let at = HEADER; readSync(handle, frame, 0, size, at) === size; at += size) {
    // Frames of an earlier round have other salts.
    const isOfRound = frame.getUint32(8) === header.getUint32(16) && frame.getUint32(12) === header.getUint32(20);
    if (damaged === undefined) {
      addTo(sum, frame, 0, 8, isLittle);
      addTo(sum, frame, FRAME_HEADER, size, isLittle);
      if (!isOfRound || !fits(frame, 16, sum)) damaged = at;
    } else if (isOfRound && frame.getUint32(4) !== 0) {
      endsBehind += 1;
      if (endsBehind > 1) return damaged;
    }
  }
  return undefined;
}
