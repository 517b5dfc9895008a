import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { attempt, type Platform } from '../core/platform.ts';

/** A page that is never idle has work done all the same after so long. */
const LONGEST_MS = 1_000;

/** Calls back once when the page has nothing to do, unless stopped before. */
export function whenIdle({ after }: Pick<Platform, 'after'>, guard: Guard, run: () => void): Stop {
  const life = createLifetime();
  const once = guard(() => {
    life.end();
    run();
  });
  const asked = attempt(() => requestIdleCallback(once, { timeout: LONGEST_MS }));
  if (asked !== undefined) life.add(() => cancelIdleCallback(asked));
  // A page may have put something in its place that never calls.
  life.add(after(asked === undefined ? 50 : LONGEST_MS + 500, once));
  return life.end;
}
