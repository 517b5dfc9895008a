import type { Stop } from './lifetime.ts';

/** What we take from the browser: time, chance, storage and network. Handed in, so that tests need neither sleep nor luck. */
export interface Platform {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since some moment, by a clock that nobody can set; `NaN` where there is none. */
  elapsed(): number;
  /** At least 0, less than 1. */
  random(): number;
  /** Calls back once after a span, unless stopped before. */
  after(ms: number, run: () => void): Stop;
  fetch?: typeof fetch;
  beacon?: (url: string, body: string) => boolean;
  locks?: LockManager;
  local?: Storage;
  session?: Storage;
}

/** A getter of the browser may throw (storage in a sandboxed frame) or have been replaced by one that does. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The browser's functions as they are now: what the host replaces later does not reach us. */
export function browserPlatform(): Platform {
  const { setTimeout: start, clearTimeout: clear, fetch: request, crypto, Math: maths, Date: date } = window;
  const now = date.now;
  const monotonic = attempt(() => window.performance);
  const sinceStart = attempt(() => window.performance.now);
  const random = maths.random;
  const beacon = attempt(() => navigator.sendBeacon);
  const locks = attempt(() => navigator.locks);
  const local = attempt(() => window.localStorage);
  const session = attempt(() => window.sessionStorage);
  return {
    now: () => now.call(date),
    elapsed: () => attempt(() => sinceStart?.call(monotonic)) ?? NaN,
    random: () => {
      const bits = attempt(() => crypto.getRandomValues(new Uint32Array(1))[0]);
      return bits === undefined ? random.call(maths) : bits / 2 ** 32;
    },
    after(ms, run) {
      let isOn = true;
      // A page may have put something else in their place before we came.
      const timer = attempt(() => start.call(window, () => isOn && run(), ms));
      return () => {
        isOn = false;
        attempt(() => clear.call(window, timer));
      };
    },
    ...(typeof request === 'function' && { fetch: request.bind(window) }),
    ...(beacon && { beacon: (url, body) => beacon.call(navigator, url, body) }),
    ...(locks && { locks }),
    ...(local && { local }),
    ...(session && { session }),
  };
}
