/** So many of so many. */
export interface Part {
  part: number;
  whole: number;
}

/** The normal quantile of 95 % on both sides. */
const Z = 1.959963984540054;

/** Wilson's interval of one share. */
function wilson({ part, whole }: Part): { share: number; low: number; high: number } {
  const share = part / whole;
  const middle = 2 * part + Z * Z;
  const reach = Z * Math.sqrt(Z * Z + 4 * part * (1 - share));
  const under = 2 * (whole + Z * Z);
  return { share, low: (middle - reach) / under, high: (middle + reach) / under };
}

/**
 * By how much the first share is above the second, with the 95 % interval of the difference of two independent shares: method 10 of
 * R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890. Undefined where either has nobody.
 */
export function differenceOf(first: Part, second: Part): { difference: number; low: number; high: number } | undefined {
  if (first.whole === 0 || second.whole === 0) return undefined;
  const [a, b] = [wilson(first), wilson(second)];
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}
