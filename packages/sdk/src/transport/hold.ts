import type { Platform } from '../core/platform.ts';
import { createSaved, isRecord } from '../core/saved.ts';
import { retryDelayMs } from './backoff.ts';

interface Pause {
  until: number;
  attempt: number;
}

const LONGEST_MS = 60 * 60_000;

const isPause = (value: unknown): value is Pause =>
  isRecord(value) && typeof value.until === 'number' && typeof value.attempt === 'number';

/** The pause after a failure. Tabs share it where storage allows, so that a fallen collector is tried by one of them. */
export interface Hold {
  /** Milliseconds to wait still; 0 when there is no pause. */
  left(): number;
  /** A failure: the pause grows, and is no shorter than the collector asks. */
  fail(askedMs?: number): void;
  clear(): void;
}

export function createHold({ local, now, random }: Pick<Platform, 'local' | 'now' | 'random'>, prefix: string): Hold {
  const saved = createSaved(local, `${prefix}hold`, isPause);
  return {
    left() {
      const ms = (saved.read()?.until ?? 0) - now();
      // The clock may have been set back since: a pause that is longer than the longest is not believed.
      return ms > 0 && ms <= LONGEST_MS ? ms : 0;
    },
    fail(askedMs) {
      const attempt = saved.read()?.attempt ?? 0;
      saved.write({ until: now() + Math.max(askedMs ?? 0, retryDelayMs(attempt, random)), attempt: attempt + 1 });
    },
    clear: () => saved.read() && saved.write(undefined),
  };
}
