import { isRecord } from './shape.ts';

// How a page and the panels come to share a port. The panels are known by their window and their origin; the page by its
// window, its origin, and a nonce that it has put into the address of the panels, so that no other window can step in.

type Stop = () => void;

const READY = 'handrail:ready';
const CONNECT = 'handrail:connect';

const says = (data: unknown, what: string, nonce: string): boolean =>
  isRecord(data) && data['handrail'] === what && data['nonce'] === nonce;

export interface PanelsAt {
  /** Of the collector. */
  origin: string;
  nonce: string;
  /** The window in which the panels are now. */
  view(): Window | null | undefined;
}

/**
 * Waits in the page for the panels, and gives them one end of a port; again whenever they have come anew. Where they have
 * called more than once before they were heard, as they do on a busy machine, they get one port: of two, each side could
 * keep another.
 */
export function awaitPanels({ origin, nonce, view }: PanelsAt, onPort: (port: MessagePort) => void): Stop {
  let answered: unknown;
  const hear = (event: MessageEvent<unknown>): void => {
    const panels = view();
    if (!panels || event.source !== panels || event.origin !== origin || !says(event.data, READY, nonce)) return;
    const { call } = event.data as { call?: string }; // a record, by what it says
    if (call !== undefined && call === answered) return;
    answered = call;
    const { port1, port2 } = new MessageChannel();
    panels.postMessage({ handrail: CONNECT, nonce }, origin, [port2]);
    onPort(port1);
  };
  addEventListener('message', hear);
  return () => removeEventListener('message', hear);
}

export interface PageAt {
  nonce: string;
  /** The window of the page: around us, or the one that opened us. */
  view: Window;
  /** Whether pages of this origin may use the panels. */
  mayJoin(origin: string): boolean;
}

/** How the panels come to a port; `again` calls for a page that has not come yet. */
export interface Joining {
  again(): void;
  stop: Stop;
}

/** Tells the page that the panels are there, and takes the first port that it gives; every later one is left. */
export function joinPage(
  { nonce, view, mayJoin }: PageAt,
  onPort: (port: MessagePort, origin: string) => void,
): Joining {
  const hear = ({ source, origin, data, ports }: MessageEvent<unknown>): void => {
    const [port] = ports;
    if (!port || source !== view || !says(data, CONNECT, nonce) || !mayJoin(origin)) return;
    stop();
    onPort(port, origin);
  };
  const stop = (): void => removeEventListener('message', hear);
  addEventListener('message', hear);
  // It only tells calls apart, and every context has it.
  const call = String(Math.random());
  // There is no secret in it, and the page's origin is not known yet.
  const again = (): void => view.postMessage({ handrail: READY, nonce, call }, '*');
  again();
  return { again, stop };
}
