const MOST_WORDS = 4_000;
const LONGEST = 40;

/** The words of a text as they are looked for: without case and accents, each once. Every engine finds by these alone. */
export function wordsIn(...texts: readonly (string | undefined)[]): string[] {
  const plain = texts.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(Array.from(plain.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word.slice(0, LONGEST)))];
}

/** The words of a ticket, with those that came. */
export const joinWords = (before: string, more: readonly string[]): string =>
  [...new Set([...before.split(' ').filter((word) => word !== ''), ...more])].slice(0, MOST_WORDS).join(' ');
