import { createLifetime, type Stop } from '../core/lifetime.ts';
import { isRecord } from '../core/saved.ts';
import { onGone } from '../page/gone.ts';
import { createHold } from '../transport/hold.ts';
import { createCarry, type Sending } from './carry.ts';
import { createTurn } from '../transport/turn.ts';
import type { HelpContext } from './context.ts';
import { LETTERS, TICKETS, type Letter, type SentTicket } from './letter.ts';
import type { Shelf } from './shelf.ts';
import { ownerOf } from './who.ts';

export interface Courier {
  /** Keeps a letter, in one write with what its writing leaves behind; then it is sent. */
  post(letter: Letter, alongside?: Readonly<Record<string, unknown>>): Promise<Sending>;
  /** Sends what waits, of all tabs together once. */
  send(): Promise<void>;
  /** The network is back: no more waiting. */
  retry(): Promise<void>;
  /** What was refused is thrown away, once its words are somewhere else. */
  discard(key: string): Promise<void>;
  /** Calls back with each letter of which something became. */
  onSent(listener: (letter: Letter, sending: Sending) => void): Stop;
  stop: Stop;
}

/** What waits is tried again no sooner than this. */
const AGAIN_MS = 5_000;
const isLetter = (value: unknown): value is Letter => isRecord(value) && typeof value.key === 'string';

/** Carries letters to the collector: one at a time over all tabs, and a letter goes only once its answer has been read. */
export function createCourier(context: HelpContext, shelf: Shelf): Courier {
  const { platform, prefix, newId, guard, visitor } = context;
  const life = createLifetime();
  const ended = new AbortController();
  const own = `${prefix}help:`;
  const turn = createTurn(platform, own, newId(), ended.signal, onGone);
  const hold = createHold(platform, own);
  const carry = createCarry(context, shelf, ended.signal);
  const listeners = new Set<(letter: Letter, sending: Sending) => void>();
  let stopTimer: Stop = () => undefined;
  life.add(() => ended.abort());
  life.add(() => stopTimer());

  async function settle(letter: Letter, sending: Sending): Promise<void> {
    const { key, secret, owner } = letter;
    if (sending.how === 'sent') {
      hold.clear();
      const { ticketId, number } = sending;
      const sent: SentTicket | undefined =
        number !== undefined && secret ? { ticketId, number, secret, owner } : undefined;
      await shelf.write({ [LETTERS + key]: undefined, ...(sent && { [TICKETS + ticketId]: sent }) });
    } else if (sending.how === 'refused') await shelf.write({ [LETTERS + key]: { ...letter, refused: sending.code } });
    for (const tell of listeners) tell(letter, sending);
  }

  /** What somebody else has written is not sent under the signed name of who is here. */
  const mayGo = ({ owner }: Letter): boolean => owner === ownerOf(visitor) || !visitor.token();

  /** Sends every letter that may go; a failure of the way stops all, one of a letter only that. */
  async function drain(renew: Stop): Promise<void> {
    const waiting = (await shelf.list(LETTERS)).filter(isLetter).sort((a, b) => a.at - b.at);
    for (const letter of waiting) {
      if (letter.refused || !mayGo(letter) || ended.signal.aborted) continue;
      renew();
      const sending = await carry(letter);
      if (sending.how === 'waits' && sending.why !== 'sign-in') hold.fail(sending.ms);
      await settle(letter, sending);
      if (sending.how === 'waits' && sending.why !== 'sign-in') return;
    }
  }

  async function send(): Promise<void> {
    stopTimer();
    const pause = hold.left();
    if (!pause) await turn(drain);
    const waiting = (await shelf.list(LETTERS)).some((one) => isLetter(one) && !one.refused && mayGo(one));
    if (waiting && !ended.signal.aborted) stopTimer = platform.after(Math.max(hold.left(), AGAIN_MS), guard(send));
  }

  return {
    async post(letter, alongside = {}) {
      await shelf.write({ ...alongside, [LETTERS + letter.key]: letter });
      hold.clear();
      let outcome: Sending = { how: 'waits', why: 'offline' };
      listeners.add(hear);
      function hear({ key }: Letter, sending: Sending): void {
        if (key === letter.key) outcome = sending;
      }
      await send();
      listeners.delete(hear);
      return outcome;
    },
    send,
    retry() {
      hold.clear();
      return send();
    },
    discard: (key) => shelf.write({ [LETTERS + key]: undefined }),
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: life.end,
  };
}
