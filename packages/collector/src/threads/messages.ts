import { StartError } from '../start-error.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';

/** What goes to a thread: a call, or the answer to what it asked. */
export type ToThread = { call: number; method: string; args: unknown[] } | { answer: number; value: unknown };

/** What comes from a thread: that it is ready or cannot be, the end of a call, or a question of its own. */
export type FromThread =
  | { ready: true }
  | { refused: Told }
  | { done: number; value: unknown }
  | { failed: number; error: Told }
  | { ask: number; question: string };

/**
 * Sends together what is said in one turn, or until `later` calls: a message of its own for each would cost more than what most
 * of them ask, since each wakes a thread.
 */
export function createMail<M, T = never>(
  post: (messages: M[], transfer: T[]) => void,
  later: (send: () => void) => void = (send) => void setImmediate(send),
) {
  let messages: M[] = [];
  let handed: T[] = [];
  return (message: M, transfer: readonly T[] = []): void => {
    messages.push(message);
    handed.push(...transfer);
    if (messages.length > 1) return;
    later(() => {
      const [all, theirs] = [messages, handed];
      messages = [];
      handed = [];
      post(all, theirs);
    });
  };
}

/** An error as it can be sent: a copy of one would lose what it is. */
export interface Told {
  kind: 'start' | 'unavailable' | 'other';
  message: string;
  stack: string | undefined;
}

export function tell(error: unknown): Told {
  const kind = error instanceof StartError ? 'start' : error instanceof StoreUnavailable ? 'unavailable' : 'other';
  if (!(error instanceof Error)) return { kind, message: String(error), stack: undefined };
  const why = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return { kind, message: error.message + why, stack: error.stack };
}

export function toError({ kind, message, stack }: Told): Error {
  if (kind === 'start') return new StartError(message);
  const error = kind === 'unavailable' ? new StoreUnavailable(message) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
