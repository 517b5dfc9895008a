import type { Stop } from '../../core/lifetime.ts';
import type { Core } from '../core.ts';

/** Moments at which it is decided anew, one of a name. */
export interface Timers {
  wake(name: string, ms: number, act?: () => void): void;
  stop: Stop;
}

export function createTimers({ platform, guard, consider }: Pick<Core, 'platform' | 'guard' | 'consider'>): Timers {
  const timers = new Map<string, Stop>();
  return {
    wake(name, ms, act) {
      timers.get(name)?.();
      const run = guard(() => {
        act?.();
        consider();
      });
      timers.set(name, platform.after(ms, run));
    },
    stop: () => timers.forEach((stop) => stop()),
  };
}
