/** Some spans of time in order, of which the middle and other shares can be told. */
interface Spans {
  count: number;
  /** The middle one, or the mean of the two. */
  medianMs: number | null;
  /** So large a share of them is no longer than this (nearest rank). */
  atShare(share: number): number | null;
}

export function spansOf(some: readonly number[]): Spans {
  const sorted = Float64Array.from(some).sort();
  const { length } = sorted;
  const at = (index: number): number | null => sorted[index] ?? null;
  const [low, high] = [at((length - 1) >> 1), at(length >> 1)];
  return {
    count: length,
    medianMs: low === null || high === null ? null : (low + high) / 2,
    atShare: (share) => at(Math.ceil(length * share) - 1),
  };
}
