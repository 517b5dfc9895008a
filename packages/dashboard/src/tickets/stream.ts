import type { Present, TicketTells } from '@handrail/protocol';
import type { Clock, Stop, Visibility } from '../clock.ts';

export interface StreamListener {
  /** A ticket changed. */
  onTicket?: (told: TicketTells) => void;
  /** Who is at a ticket changed. */
  onPresent?: (present: Present) => void;
  /** Whether changes are told at once. What happened while they were not is not told again. */
  onLive?: (isLive: boolean) => void;
}

/** The parts of `EventSource` that are needed. */
export type Source = Pick<EventTarget, 'addEventListener'> & Pick<EventSource, 'close' | 'readyState'>;

export interface TicketStream {
  hear(listener: StreamListener): Stop;
}

const CLOSED = 2;
/** After the collector refused, the browser does not try again by itself. */
const AGAIN_MS = 30_000;

/**
 * What happens to tickets, told by the collector. One connection however many listen; none while nobody listens or sees
 * the page, since browsers have few for all their tabs.
 */
export function createTicketStream(open: () => Source, visibility: Visibility, clock: Clock): TicketStream {
  const listeners = new Set<StreamListener>();
  let source: Source | undefined;
  let isLive = false;
  let unwatch: Stop | undefined;
  let cancel: Stop = () => undefined;

  function setLive(next: boolean): void {
    if (next === isLive) return;
    isLive = next;
    for (const { onLive } of listeners) onLive?.(next);
  }
  function disconnect(): void {
    cancel();
    source?.close();
    source = undefined;
    setLive(false);
  }
  function connect(): void {
    if (source || listeners.size === 0 || !visibility.visible()) return;
    const mine = open();
    source = mine;
    mine.addEventListener('open', () => setLive(true));
    mine.addEventListener('error', () => {
      setLive(false);
      if (mine !== source || mine.readyState !== CLOSED) return;
      disconnect();
      cancel = clock.after(AGAIN_MS, connect);
    });
    // Both events name their ticket; the collector's tests hold the rest to these types.
    mine.addEventListener('ticket', (event) => {
      const told = read(event) as TicketTells | undefined;
      if (told) for (const { onTicket } of listeners) onTicket?.(told);
    });
    mine.addEventListener('presence', (event) => {
      const told = read(event) as Present | undefined;
      if (told) for (const { onPresent } of listeners) onPresent?.(told);
    });
  }
  const follow = () => (visibility.visible() ? connect() : disconnect());

  return {
    hear(listener) {
      listeners.add(listener);
      unwatch ??= visibility.onChange(follow);
      connect();
      if (isLive) listener.onLive?.(true);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        disconnect();
        unwatch?.();
        unwatch = undefined;
      };
    },
  };
}

function read(event: Event): object | undefined {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return undefined;
  try {
    const told: unknown = JSON.parse(event.data);
    return typeof told === 'object' && told !== null && 'ticketId' in told ? told : undefined;
  } catch {
    return undefined; // not the collector's
  }
}
