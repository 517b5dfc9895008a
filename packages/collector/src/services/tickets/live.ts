import type { Present } from '@handrail/protocol';
import { LIVE_LIMITS } from '../../ticket-limits.ts';
import type { TicketTold } from '../../store/records/ticket-records.ts';

/** Something that happened to a ticket: it was changed, or somebody came to it. */
export type LiveNews = { ticket: TicketTold } | { presence: Present & { appId: string } };

/** Somebody who listens. What they are told is decided by themselves, by what they may see. */
interface Listener {
  who: string;
  hear(news: LiveNews): void;
  /** Time passes. */
  beat(): void;
  end(): void;
}

/** Those who listen to what happens, in this process. */
export interface Live {
  /** Adds a listener, until the function that is answered is called; undefined when there are too many. */
  open(listener: Listener, most: number): (() => void) | undefined;
  tell(news: LiveNews): void;
  /** How many listen now. */
  size(): number;
  /** Ends all streams and takes no more. */
  close(): void;
}

export function createLive(): Live {
  const listeners = new Set<Listener>();
  const byWho = new Map<string, number>();
  let isClosed = false;
  // One clock for all, which runs while anybody listens.
  let timer: NodeJS.Timeout | undefined;
  const beat = (): void => {
    for (const listener of [...listeners]) listener.beat();
  };
  return {
    open(listener, most) {
      const { who } = listener;
      const own = byWho.get(who) ?? 0;
      if (isClosed || own >= most || listeners.size >= LIVE_LIMITS.all) return undefined;
      listeners.add(listener);
      timer ??= setInterval(beat, LIVE_LIMITS.beatMs).unref();
      byWho.set(who, own + 1);
      return () => {
        if (!listeners.delete(listener)) return;
        const left = (byWho.get(who) ?? 1) - 1;
        if (left === 0) byWho.delete(who);
        else byWho.set(who, left);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    tell(news) {
      for (const listener of listeners) listener.hear(news);
    },
    size: () => listeners.size,
    close() {
      isClosed = true;
      for (const listener of [...listeners]) listener.end();
    },
  };
}
