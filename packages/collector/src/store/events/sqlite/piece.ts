/**
 * Sets of visitors by their numbers, cut into pieces of 4,096. A piece lies on the disk as a list of 16-bit numbers while
 * that is the shorter form, else as 512 bytes of bits, like the containers of a roaring bitmap: exact, small, and one more visitor
 * changes one piece.
 */
const PIECE_SIZE = 4_096;
const BYTES = PIECE_SIZE / 8;

export const pieceOf = (visitor: number): number => visitor >>> 12;
export const firstOf = (piece: number): number => piece * PIECE_SIZE;
export const emptyPiece = (): Uint8Array => new Uint8Array(BYTES);

/** Sets the bit of a visitor; whether it was not set before. */
export function addTo(bits: Uint8Array, visitor: number): boolean {
  const at = (visitor & 4_095) >>> 3;
  const bit = 1 << (visitor & 7);
  const before = bits[at] ?? 0;
  bits[at] = before | bit;
  return (before & bit) === 0;
}

export const holds = (bits: Uint8Array, visitor: number): boolean =>
  ((bits[(visitor & 4_095) >>> 3] ?? 0) & (1 << (visitor & 7))) !== 0;

export function removeFrom(bits: Uint8Array, visitor: number): void {
  const at = (visitor & 4_095) >>> 3;
  bits[at] = (bits[at] ?? 0) & ~(1 << (visitor & 7));
}

/** Adds what is stored to bits in memory. */
export function join(bits: Uint8Array, stored: Uint8Array): void {
  if (stored.length === BYTES) {
    for (let at = 0; at < BYTES; at += 1) bits[at] = (bits[at] ?? 0) | (stored[at] ?? 0);
    return;
  }
  for (let at = 0; at < stored.length; at += 2) addTo(bits, (stored[at] ?? 0) | ((stored[at + 1] ?? 0) << 8));
}

export function decodePiece(stored: Uint8Array): Uint8Array {
  const bits = emptyPiece();
  join(bits, stored);
  return bits;
}

const COUNTS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

export function countIn(bits: Uint8Array): number {
  let sum = 0;
  for (const byte of bits) sum += COUNTS[byte] ?? 0;
  return sum;
}

/** The numbers in a piece, within it. */
export function membersOf(bits: Uint8Array): number[] {
  const members: number[] = [];
  for (const [at, byte] of bits.entries()) {
    for (let left = byte, place = at * 8; left !== 0; left >>>= 1, place += 1) if (left & 1) members.push(place);
  }
  return members;
}

/** As it lies on the disk. */
export function encodePiece(bits: Uint8Array): Uint8Array {
  const count = countIn(bits);
  if (count * 2 >= BYTES) return bits;
  const list = new Uint8Array(count * 2);
  for (const [index, member] of membersOf(bits).entries()) {
    list[index * 2] = member & 255;
    list[index * 2 + 1] = member >>> 8;
  }
  return list;
}
