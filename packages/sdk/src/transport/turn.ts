import type { Platform } from '../core/platform.ts';
import { createSaved, isRecord } from '../core/saved.ts';

/** Longer than one request can take. */
const LEASE_MS = 15_000;

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
 * storage. Should two tabs send at once all the same, the collector counts each event once.
 */
export function createTurn(
  { locks, local, now }: Pick<Platform, 'locks' | 'local' | 'now'>,
  prefix: string,
  owner: string,
  signal: AbortSignal,
): Turn {
  const lease = createSaved(local, `${prefix}sender`, isLease);
  const renew = (): void => lease.write({ owner, until: now() + LEASE_MS });
  let lock = locks;
  return async (run) => {
    let began = false;
    try {
      if (lock) return await lock.request(`${prefix}sender`, { signal }, () => ((began = true), run(() => undefined)));
    } catch (error) {
      if (began || signal.aborted) throw error;
      // In a sandboxed frame there are locks that nobody may take.
      lock = undefined;
    }
    const held = lease.read();
    if (held && held.owner !== owner && Math.abs(held.until - now()) <= LEASE_MS && held.until > now()) return 'taken';
    renew();
    try {
      return await run(renew);
    } finally {
      lease.write(undefined);
    }
  };
}
