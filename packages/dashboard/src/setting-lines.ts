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

/** Lines as people type them, of a table whose first two columns are a department and its people; undefined when there is none. */
export function linesOfCsv(text: string): string | undefined {
  const rows = linesOf(text.replace(/^\uFEFF/, '')).map(cellsOf);
  const counted = rows.filter(([name = '', count = '']) => name !== '' && readCount(count) !== undefined);
  // The first line may name the columns; any other that cannot be meant means that this is no such table.
  const lost = rows.length - counted.length;
  const onlyHead = lost === 1 && rows[0] !== counted[0];
  if (counted.length === 0 || (lost > 0 && !onlyHead)) return undefined;
  return counted.map(([name, count]) => `${name}: ${count}`).join('\n');
}

/** The cells of a line, which may stand in quotation marks, with commas, semicolons or tabs between them. */
function cellsOf(line: string): string[] {
  const cells = line.match(/("(?:[^"]|"")*"|[^,;\t]*)(?:[,;\t]|$)/g) ?? [];
  return cells.map((cell) =>
    cell
      .replace(/[,;\t]$/, '')
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"'),
  );
}
