const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** With this bit, both kinds of brackets are one: `[` and `{`, `]` and `}`, `E` and `e`. */
const CASE = 0x20;

export interface Measured {
  /** Lists and objects within each other. */
  depth: number;
  /** The bytes of the longest list or object that lies `level` deep. As JSON again it has no more, unless a number has an exponent. */
  longest: number;
  hasExponents: boolean;
}

/** Measures the bytes of a JSON text that is known to be one, without making anything of it. */
export function measureJson(bytes: Uint8Array, level: number): Measured {
  let [depth, deepest, start, longest] = [0, 0, 0, 0];
  let hasExponents = false;
  const { length } = bytes;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      for (at += 1; at < length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
    } else if (byte > 0x40) {
      const one = byte | CASE;
      if (one === 0x7b) {
        depth += 1;
        if (depth > deepest) deepest = depth;
        if (depth === level) start = at;
      } else if (one === 0x7d) {
        if (depth === level && at - start >= longest) longest = at - start + 1;
        depth -= 1;
      } else if (one === 0x65 && isDigit(bytes[at - 1] ?? 0)) hasExponents = true;
    }
  }
  return { depth: deepest, longest, hasExponents };
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
