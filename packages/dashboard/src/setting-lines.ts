/** Settings that people write as lines of text, such as `Purchasing: 120`. */

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const writeLines = (values: readonly string[] = []): string => values.join('\n');
export const readLines = (text: string): string[] => linesOf(text);

export const writePairs = (pairs: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');

/** The pairs, or the first line whose value is none of those that are wanted. */
export function readPairs<T>(
  text: string,
  read: (value: string) => T | undefined,
): { pairs: Record<string, T> } | { bad: string } {
  const pairs: [string, T][] = [];
  for (const line of linesOf(text)) {
    const at = line.lastIndexOf(':');
    const name = line.slice(0, at).trim();
    const value = at < 1 ? undefined : read(line.slice(at + 1).trim());
    if (value === undefined || name === '') return { bad: line };
    pairs.push([name, value]);
  }
  return { pairs: Object.fromEntries(pairs) };
}

export const readCount = (text: string): number | undefined => (/^\d{1,8}$/.test(text) ? Number(text) : undefined);

const TYPES = ['string', 'number', 'boolean'] as const;
export const readTraitType = (text: string): (typeof TYPES)[number] | undefined =>
  TYPES.find((type) => type === text.toLowerCase());
