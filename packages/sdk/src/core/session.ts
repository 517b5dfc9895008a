import type { Platform } from './platform.ts';
import { createSaved, isRecord } from './saved.ts';

/** A pause after which the next event begins a new session. */
export const SESSION_GAP_MS = 30 * 60_000;

interface Span {
  id: string;
  /** Instant of the last event. */
  at: number;
  /** How many events it has; an older version of ours does not count them. */
  count?: number;
}

const isSpan = (value: unknown): value is Span =>
  isRecord(value) && typeof value.id === 'string' && typeof value.at === 'number';

export interface Session {
  /** The id of the session now, which goes on by being asked for. Tabs share it where storage allows. */
  touch(): string;
  /** The session of an event that happens now, and its place in it, from 0. */
  next(): { sessionId: string; seq: number };
  end(): void;
}

export function createSession(
  { local, now }: Pick<Platform, 'local' | 'now'>,
  prefix: string,
  newId: () => string,
): Session {
  const saved = createSaved(local, `${prefix}session`, isSpan);
  let mine = { id: '', at: 0, count: 0 };
  /** Known here, and written at the end of this turn: a burst of events is one write, which is what costs. */
  let isAhead = false;

  function goOn(added: number): { sessionId: string; seq: number } {
    const at = now();
    const last = isAhead ? mine : saved.read();
    // A clock set back must not keep a session alive for ever, so the distance counts in both directions.
    const goesOn = last && Math.abs(at - last.at) < SESSION_GAP_MS;
    const sessionId = goesOn ? last.id : newId();
    // Tabs hear late of each other's counts; in each the places ascend.
    const seq = Math.max((goesOn && last.count) || 0, sessionId === mine.id ? mine.count : 0);
    mine = { id: sessionId, at, count: seq + added };
    if (!isAhead) void Promise.resolve().then(write);
    isAhead = true;
    return { sessionId, seq };
  }

  function write(): void {
    if (isAhead) saved.write(mine);
    isAhead = false;
  }

  return {
    touch: () => goOn(0).sessionId,
    next: () => goOn(1),
    end() {
      isAhead = false;
      saved.write(undefined);
    },
  };
}
