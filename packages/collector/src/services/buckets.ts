import type { Clock } from '../clock.ts';

export interface BucketRate {
  /** How many may come at once. */
  burst: number;
  /** How many more every second. */
  perSecond: number;
}

/** Token buckets, one for each name: a key, a visitor, an address, an account. */
export interface Buckets {
  /** Takes so many tokens; answers 0, or after how many milliseconds they will be there. */
  take(name: string, tokens?: number): number;
  /** Fills the bucket of a name again. */
  forgive(name: string): void;
}

const MOST_KEPT = 50_000;

/** In the memory of this process: a restart forgives, and several collectors count each for itself. */
export function createBuckets({ burst, perSecond }: BucketRate, clock: Clock): Buckets {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelAt = (bucket: { level: number; at: number } | undefined, now: number): number =>
    bucket === undefined ? burst : Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond);

  function makeRoom(now: number): void {
    if (buckets.size < MOST_KEPT) return;
    // Full buckets say nothing; of the others the ones that were made first go.
    for (const [name, bucket] of buckets) if (levelAt(bucket, now) >= burst) buckets.delete(name);
    for (const name of buckets.keys()) {
      if (buckets.size < MOST_KEPT) return;
      buckets.delete(name);
    }
  }

  return {
    take(name, tokens = 1) {
      const now = clock.now();
      const before = buckets.get(name);
      const level = levelAt(before, now);
      // More than ever fits waits for a full bucket, and then takes it below nothing.
      const needed = Math.min(tokens, burst);
      if (level < needed) return Math.ceil(((needed - level) / perSecond) * 1_000);
      if (before === undefined) {
        makeRoom(now);
        buckets.set(name, { level: level - tokens, at: now });
      } else {
        before.level = level - tokens;
        before.at = now;
      }
      return 0;
    },
    forgive: (name) => void buckets.delete(name),
  };
}
