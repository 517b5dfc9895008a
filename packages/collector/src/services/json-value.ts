/** Whether a parsed JSON value has more than `levels` lists and objects within each other. Never goes deeper than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const one of Object.values(value)) if (isDeeperThan(one, levels - 1)) return true;
  return false;
}

/** Whether a value takes more than `bytes` as JSON in UTF-8. Its depth must be bounded. */
export function isLargerThan(value: unknown, bytes: number): boolean {
  if (mostBytes(value) <= bytes) return false;
  return Buffer.byteLength(JSON.stringify(value)) > bytes;
}

/** A cheap upper bound: a character takes six bytes at most, as an escape. */
function mostBytes(value: unknown): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 24;
  let sum = 2;
  if (Array.isArray(value)) {
    for (const one of value) sum += mostBytes(one) + 1;
    return sum;
  }
  for (const [name, one] of Object.entries(value)) sum += 6 * name.length + 4 + mostBytes(one);
  return sum;
}

/** Whether any text in it holds U+0000 or half of a surrogate pair, which databases and other languages cannot carry. */
export function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasBrokenText);
  return Object.entries(value).some(([name, one]) => hasBrokenText(name) || hasBrokenText(one));
}
