const numbersOf = (version: string): number[] => (/^[^+-]*/.exec(version)?.[0].match(/\d+/g) ?? []).map(Number);

/**
 * Above zero when the first is newer, below zero when it is older; NaN when one of them holds no number. Number by number:
 * `4.10` is newer than `4.9.3`, and `v4` equals `4.0`. What follows a `-` or `+` plays no part.
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  if (!left.length || !right.length) return NaN;
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
