import type { Platform } from './platform.ts';
import { createSaved, isRecord } from './saved.ts';

/** A pause after which the next event begins a new session. */
export const SESSION_GAP_MS = 30 * 60_000;

interface Span {
  id: string;
  /** Instant of the last event. */
  at: number;
}

const isSpan = (value: unknown): value is Span =>
  isRecord(value) && typeof value.id === 'string' && typeof value.at === 'number';

export interface Session {
  /** The id of the session now, which goes on by being asked for. Tabs share it where storage allows. */
  touch(): string;
  end(): void;
}

export function createSession(
  { local, now }: Pick<Platform, 'local' | 'now'>,
  prefix: string,
  newId: () => string,
): Session {
  const saved = createSaved(local, `${prefix}session`, isSpan);
  return {
    touch() {
      const at = now();
      const last = saved.read();
      // A clock set back must not keep a session alive for ever, so the distance counts in both directions.
      const id = last && Math.abs(at - last.at) < SESSION_GAP_MS ? last.id : newId();
      saved.write({ id, at });
      return id;
    },
    end: () => saved.write(undefined),
  };
}
