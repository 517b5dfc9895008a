import { AsyncLocalStorage } from 'node:async_hooks';
import { RECORD_LIMITS } from '../../config.ts';
import { StoreUnavailable } from '../store-unavailable.ts';

/** What takes one transaction at a time: a single connection, or what is kept in memory. */
export interface Ground {
  begin(): void;
  /** Whether something was written since it began. */
  hasWritten(): boolean;
  /** Ends a transaction in which nothing was written. */
  leave(): void;
  commit(): Promise<void>;
  /** Takes back what was written, if the engine has not done so by itself. */
  rollBack(): void;
}

type Method = (...args: never[]) => Promise<unknown>;
type Stores = Readonly<Record<string, object>>;
export type Together = <T>(run: () => Promise<T>) => Promise<T>;

/** One run of `together`. From its first write on it is the only one that reads and writes, until it has ended. */
interface Turn {
  state: 'running' | 'ended' | 'took-too-long';
  over: PromiseWithResolvers<void>;
}

/**
 * Makes stores on one ground take turns: what is done within `together` is kept as a whole or not at all, and nobody else sees
 * a half of it. A turn begins with the first write, so that whoever only reads, or still works, keeps nobody waiting.
 */
export function inTurns<S extends Stores>(stores: S, ground: Ground): { stores: S; together: Together } {
  const own = new AsyncLocalStorage<Turn>();
  let open: Turn | undefined;

  async function run<T>(act: () => Promise<T>): Promise<T> {
    const turn = own.getStore();
    while (open !== undefined && open !== turn) await open.over.promise;
    if (turn?.state === 'took-too-long') throw tooLong();
    if (turn?.state !== 'running' || open === turn) return act();
    return begun(turn, act);
  }

  /** Engines that take turns have done their work when `act` returns; its promise only tells how it went. */
  function begun<T>(turn: Turn, act: () => Promise<T>): Promise<T> {
    ground.begin();
    try {
      return act();
    } finally {
      if (ground.hasWritten()) hold(turn);
      else ground.leave();
    }
  }

  /** Keeps the others away from now on, but not for ever. */
  function hold(turn: Turn): void {
    open = turn;
    const timer = setTimeout(() => {
      ground.rollBack();
      end(turn, 'took-too-long');
    }, RECORD_LIMITS.togetherMs);
    void turn.over.promise.then(() => clearTimeout(timer));
  }

  function end(turn: Turn, state: Turn['state']): void {
    turn.state = state;
    if (open === turn) open = undefined;
    turn.over.resolve();
  }

  const together: Together = async (act) => {
    if (own.getStore()?.state === 'running') return act();
    const turn: Turn = { state: 'running', over: Promise.withResolvers() };
    try {
      const result = await own.run(turn, act);
      if (open === turn) await ground.commit();
      else if (turn.state === 'took-too-long') throw tooLong();
      return result;
    } catch (error) {
      if (open === turn) ground.rollBack();
      throw error;
    } finally {
      if (turn.state === 'running') end(turn, 'ended');
    }
  };

  const taking = <M extends Method>(method: M) => ((...args) => run(() => method(...args))) as M;
  const wrapped = Object.entries(stores).map(([name, store]) => [
    name,
    Object.fromEntries(Object.entries(store).map(([verb, method]) => [verb, taking(method as Method)])),
  ]);
  // The same names with methods of the same types.
  return { stores: Object.fromEntries(wrapped) as S, together };
}

const tooLong = (): Error => new StoreUnavailable('what was to be kept as a whole took too long and was taken back');
