/** Whether a parsed JSON value has more than `levels` lists and objects within each other. Never goes deeper than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const one of Object.values(value)) if (isDeeperThan(one, levels - 1)) return true;
  return false;
}

/** Whether a value takes more than `bytes` as JSON in UTF-8. Its depth must be bounded. */
export const isLargerThan = (value: unknown, bytes: number): boolean =>
  Buffer.byteLength(JSON.stringify(value)) > bytes;

/**
 * How many bytes a parsed JSON value takes at most: a character takes six, as an escape. Undefined when it has more than `levels`
 * lists and objects within each other; never goes deeper than that.
 */
export function mostBytes(value: unknown, levels: number): number | undefined {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 24;
  if (levels === 0) return undefined;
  let sum = 2;
  // What was parsed has no properties but its own; lists have their places as names.
  for (const name in value) {
    // The names are those of the value.
    const one = mostBytes((value as Readonly<Record<string, unknown>>)[name], levels - 1);
    if (one === undefined) return undefined;
    sum += 6 * name.length + 4 + one;
  }
  return sum;
}

/** Whether any text in it holds U+0000 or half of a surrogate pair, which databases and other languages cannot carry. */
export function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasBrokenText);
  return Object.entries(value).some(([name, one]) => hasBrokenText(name) || hasBrokenText(one));
}
