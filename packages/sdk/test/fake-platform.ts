import type { Platform } from '../src/core/platform.ts';

export interface FakePlatform extends Platform {
  /** Lets time pass: every timer that is due fires, in order, and what follows from it is done. */
  pass(ms: number): Promise<void>;
  /** Somebody sets the clock. */
  jump(ms: number): void;
  /** Timers that have not fired or been stopped. */
  waiting(): number;
  local: Storage;
  session: Storage;
}

export function createFakePlatform(start = 1_750_000_000_000): FakePlatform {
  let now = start;
  let jumped = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now + jumped,
    elapsed: () => now - start,
    jump: (ms) => void (jumped += ms),
    random: () => 0.5,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((one, two) => one.at - two.at)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
    waiting: () => timers.length,
    local: createStorage(),
    session: createStorage(),
  };
}

/** Lets everything that waits for promises go on; browsers have no `setImmediate`. */
export const settle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve);
  });

export function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
