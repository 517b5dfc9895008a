/** Chance that comes out the same for the same seed, on every machine. */
export interface Dice {
  /** From 0 to 1, which is not part of it. */
  next(): number;
  /** A whole number from 0 to `most`, which is not part of it. */
  below(most: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** So many random bytes, as hexadecimal digits. */
  hex(bytes: number): string;
}

/** Dice of their own for each purpose, so that a change of one part leaves the others as they are. */
export function createDice(seed: number, purpose: string): Dice {
  let state = hashOf(`${seed} ${purpose}`);
  // Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are enough for stories.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing can be picked from an empty list');
      return found;
    },
    hex: (bytes) => Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join(''),
  };
}

/** FNV-1a: spreads texts that differ by one letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

/** An id of version 7, whose time is that of what it names. */
export function idAt(at: number, dice: Dice): string {
  const time = at.toString(16).padStart(12, '0');
  const [a, b] = [dice.hex(2), dice.hex(8)];
  const variant = '89ab'[dice.below(4)] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(1)}-${variant}${b.slice(1, 4)}-${b.slice(4)}`;
}
