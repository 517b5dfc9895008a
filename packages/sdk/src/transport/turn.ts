import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import { createSaved, isRecord } from '../core/saved.ts';

/** Longer than one request can take. */
const LEASE_MS = 15_000;
/** What two tabs write at the same moment, both have read after so long. */
const SETTLE_MS = 100;

interface Lease {
  owner: string;
  until: number;
}

const isLease = (value: unknown): value is Lease =>
  isRecord(value) && typeof value.owner === 'string' && typeof value.until === 'number';

/** Runs something while no other tab does the same; answers `taken` when another tab is at it. */
export type Turn = <T>(run: (renew: () => void) => Promise<T>) => Promise<T | 'taken'>;

/**
 * One sender at a time over all tabs: a Web Lock, or, where the browser has none (a page over plain http), a lease in
 * storage. Should two tabs send at once all the same, the collector counts each event once: so a page that goes gives up
 * its lock at once, since no browser keeps a page for Back that holds one.
 */
export function createTurn(
  { locks, local, now, after }: Pick<Platform, 'locks' | 'local' | 'now' | 'after'>,
  prefix: string,
  owner: string,
  signal: AbortSignal,
  onGone: (handler: () => void) => Stop,
): Turn {
  const lease = createSaved(local, `${prefix}sender`, isLease);
  const renew = (): void => lease.write({ owner, until: now() + LEASE_MS });
  const isTaken = (): boolean => {
    const { until = 0, owner: holder = owner } = lease.read() ?? {};
    return holder !== owner && until > now() && until - now() <= LEASE_MS;
  };
  const untilGone = <T>(running: Promise<T>): Promise<T | 'taken'> =>
    new Promise((resolve, reject) => {
      const stop = onGone(() => resolve('taken'));
      running.finally(stop).then(resolve, reject);
    });
  let lock = locks;
  return async (run) => {
    let began = false;
    try {
      if (lock)
        return await lock.request(
          `${prefix}sender`,
          { signal },
          () => ((began = true), untilGone(run(() => undefined))),
        );
    } catch (error) {
      if (began || signal.aborted) throw error;
      // In a sandboxed frame there are locks that nobody may take.
      lock = undefined;
    }
    if (isTaken()) return 'taken';
    renew();
    await new Promise<void>((resolve) => after(SETTLE_MS, resolve));
    if (isTaken()) return 'taken';
    try {
      return await run(renew);
    } finally {
      lease.write(undefined);
    }
  };
}
