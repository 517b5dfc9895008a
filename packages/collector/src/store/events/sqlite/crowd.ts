import {
  addTo,
  countIn,
  decodePiece,
  emptyPiece,
  firstOf,
  holds,
  join,
  membersOf,
  pieceOf,
  removeFrom,
} from './piece.ts';

/** A set of visitors, or of people, by their numbers. */
export interface Crowd {
  /** Adds a piece as it is stored. */
  join(piece: number, stored: Uint8Array): void;
  add(one: number): void;
  remove(one: number): void;
  has(one: number): boolean;
  size(): number;
  members(): Iterable<number>;
  /** Those who are in both. */
  both(other: Crowd): number[];
  bitsOf(piece: number): Uint8Array | undefined;
}

export function createCrowd(): Crowd {
  const pieces = new Map<number, Uint8Array>();
  return {
    join(piece, stored) {
      const bits = pieces.get(piece);
      if (bits === undefined) pieces.set(piece, decodePiece(stored));
      else join(bits, stored);
    },
    add(one) {
      const bits = pieces.get(pieceOf(one)) ?? emptyPiece();
      pieces.set(pieceOf(one), bits);
      addTo(bits, one);
    },
    remove(one) {
      const bits = pieces.get(pieceOf(one));
      if (bits !== undefined) removeFrom(bits, one);
    },
    has(one) {
      const bits = pieces.get(pieceOf(one));
      return bits !== undefined && holds(bits, one);
    },
    size: () => [...pieces.values()].reduce((sum, bits) => sum + countIn(bits), 0),
    *members() {
      for (const [piece, bits] of pieces) for (const member of membersOf(bits)) yield firstOf(piece) + member;
    },
    both(other) {
      const found: number[] = [];
      for (const [piece, bits] of pieces) {
        const others = other.bitsOf(piece);
        if (others === undefined) continue;
        const common = bits.map((byte, at) => byte & (others[at] ?? 0));
        for (const member of membersOf(common)) found.push(firstOf(piece) + member);
      }
      return found;
    },
    bitsOf: (piece) => pieces.get(piece),
  };
}
