import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import type { Platform } from '../../core/platform.ts';
import { createSaved, isRecord } from '../../core/saved.ts';

/** A tab that has not said for so long that it is there has gone; it says so three times in that span. */
const LEASE_MS = 15_000;

interface Lease {
  owner: string;
  until: number;
}

const isLease = (value: unknown): value is Lease =>
  isRecord(value) && typeof value.owner === 'string' && typeof value.until === 'number';

/** The one place, over all tabs, for a guide that interrupts. */
export interface Slot {
  /** Whether it is ours now. `force` takes it from the tab that has it. */
  take(force: boolean): Promise<boolean>;
  /** Whether no other tab has it. */
  isFree(): Promise<boolean>;
  free: Stop;
}

export interface SlotOptions {
  platform: Pick<Platform, 'locks' | 'local' | 'now' | 'after'>;
  prefix: string;
  /** Names this page among all that are open. */
  owner: string;
  guard: Guard;
  /** Another tab has taken it. */
  onLost(): void;
}

/** Held by a Web Lock, which goes with the page; where there is none (a page over plain http), by a lease in storage. */
export function createSlot({ platform, prefix, owner, guard, onLost }: SlotOptions): Slot {
  const { local, now, after } = platform;
  const key = `${prefix}slot`;
  const lease = createSaved(local, key, isLease);
  let locks = platform.locks;
  let release: Stop | undefined;

  function lose(): void {
    release = undefined;
    onLost();
  }

  function lock(manager: LockManager, force: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      let held = false;
      let mine: Stop | undefined;
      const hold = (granted: Lock | null): Promise<void> | undefined => {
        held = !!granted;
        resolve(held);
        if (granted) return new Promise((free) => (mine = release = free));
      };
      // Asked within a promise: a page may have put something there that throws at once.
      const asked = Promise.resolve().then(() =>
        manager.request(key, force ? { steal: true } : { ifAvailable: true }, hold),
      );
      asked.catch(
        guard(() => {
          if (!held) {
            // In a sandboxed frame there are locks that nobody may take.
            locks = undefined;
            resolve(borrow(force));
          } else if (mine === release) lose();
        }),
      );
    });
  }

  function isLent(): boolean {
    const other = lease.read();
    return !!other && other.owner !== owner && other.until > now() && other.until - now() <= LEASE_MS;
  }

  function borrow(force: boolean): boolean {
    if (isLent() && !force) return false;
    let stopTimer: Stop;
    const renew = guard(() => {
      lease.write({ owner, until: now() + LEASE_MS });
      stopTimer = after(
        LEASE_MS / 3,
        guard(() => (lease.read()?.owner === owner ? renew() : lose())),
      );
    });
    renew();
    release = () => {
      stopTimer();
      if (lease.read()?.owner === owner) lease.write(undefined);
    };
    return true;
  }

  return {
    async take(force) {
      if (release) return true;
      return locks ? lock(locks, force) : borrow(force);
    },
    async isFree() {
      if (release) return true;
      // Where it is not told, taking it decides; a page may have put something there that throws at once.
      const all = await Promise.resolve()
        .then(() => locks?.query())
        .catch(() => undefined);
      return locks ? !all?.held?.some(({ name }) => name === key) : !isLent();
    },
    free() {
      release?.();
      release = undefined;
    },
  };
}
