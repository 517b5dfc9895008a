const KEPT = 2_000;

/** Pages say the same again and again: what was worked out for a text or an element is kept for a while. */
export function remember<Key, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const held = known.get(key);
    if (held !== undefined) return held;
    if (known.size > KEPT) known.clear();
    const result = work(key);
    known.set(key, result);
    return result;
  };
}

/** Words of a class name, an id or a sentence: `navItem--active` has nav, item, active. */
export const wordsOf = remember((text: string): readonly string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== ''),
);

/** The words alone, in small letters: `About Me` and `about me:` are one text to people. */
export const fold = (text: string): string => wordsOf(text).join(' ');

/**
 * Whether a machine seems to have made the token: hashes of style sheets, counters of frameworks, random ids.
 * Judged by its letters alone, so that it holds for tools that we have never seen.
 */
export const looksGenerated = remember(
  (token: string): boolean => /\d{3,}|:|[^\x20-\x7e]/.test(token) || token.split(/[-_.]+/).some(isHash),
);

function isHash(part: string): boolean {
  if (part.length < 5) return false;
  const letters = part.replace(/[^a-z]/gi, '');
  // A digit between letters or a change of case inside is rare in words: `mncuj7x`, `jXbPq`; `col2` and `camelCase` are words.
  if (/[a-z]\d+[a-z]/i.test(part) && !/^\d?[a-z]+\d+[a-z]{1,2}$/i.test(part)) return true;
  if (/\d/.test(part) && letters.length >= 3 && !/^[a-z]{2,}\d{1,2}$/i.test(part) && !/^\d+[a-z]+$/i.test(part))
    return true;
  if ((part.match(/[a-z][A-Z]|[A-Z]{2,}[a-z]/g)?.length ?? 0) * 3 >= part.length) return true;
  const vowels = letters.replace(/[^aeiouy]/gi, '').length;
  return letters.length >= 6 && vowels / letters.length < 0.13;
}

/** Sørensen-Dice: twice what two lists share over what they hold together, from 0 to 1. */
export function overlap(one: readonly string[], two: readonly string[]): number {
  const [here, there] = [new Set(one), new Set(two)];
  let shared = 0;
  for (const item of here) if (there.has(item)) shared++;
  return (2 * shared) / (here.size + there.size || 1);
}

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** How alike two texts are, by words or by pairs of letters, whichever is more; case is not counted. */
export function likeness(one: string, two: string): number {
  const a = one.toLowerCase();
  const b = two.toLowerCase();
  if (a === b) return 1;
  return Math.max(overlap(wordsOf(one), wordsOf(two)), overlap(pairs(a), pairs(b)));
}
