import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import { listen } from './listen.ts';

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'scroll'];

/** Calls back with true when the visitor has done nothing for so long, and with false when they are at it again. */
export function onIdle(
  ms: number,
  { now, after }: Pick<Platform, 'now' | 'after'>,
  guard: Guard,
  tell: (isIdle: boolean) => void,
): Stop {
  const life = createLifetime();
  let last = now();
  let isIdle = false;
  let stopTimer: Stop;

  // Input comes a hundred times a second: it moves a mark, and only the timer looks at it.
  function wait(left: number): void {
    stopTimer = after(
      left,
      guard(() => {
        const rest = last + ms - now();
        if (rest > 0) return wait(rest);
        isIdle = true;
        tell(true);
      }),
    );
  }

  const input = guard(() => {
    last = now();
    if (!isIdle) return;
    isIdle = false;
    tell(false);
    wait(ms);
  });

  for (const name of INPUTS) life.add(listen(window, name, input, true));
  wait(ms);
  life.add(() => stopTimer());
  return life.end;
}
