import { joinPage, type Joining, type PageAt } from './shake-hands.ts';
import { readPageMessage, type PageMessage, type PanelMessage } from './wire.ts';

/** How often the panels call, in a window of their own, for a page that has been left or loaded anew. */
const CALL_MS = 500;

export interface PageLink {
  say(message: PanelMessage): void;
  /** Calls back with all that the page says, and with its origin. */
  onMessage(listener: (message: PageMessage, origin: string) => void): () => void;
  /** Tells that the page has gone, so that a page has to come anew; only panels in a window of their own outlive one. */
  onGone(listener: () => void): () => void;
}

function listeners<A extends unknown[]>() {
  const all = new Set<(...args: A) => void>();
  return {
    tell: (...args: A): void => all.forEach((listener) => listener(...args)),
    add: (listener: (...args: A) => void): (() => void) => {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}

/** The panels' end of the link to the page. What the page says and does not fit is left out. */
export function createPageLink(at: Omit<PageAt, 'mayJoin'>, origins: readonly string[]): PageLink {
  const messages = listeners<[PageMessage, string]>();
  const gone = listeners<[]>();
  let port: MessagePort | undefined;
  let joining: Joining | undefined;

  function join(): void {
    joining = joinPage({ ...at, mayJoin: (origin) => mayJoin(origins, origin) }, (next, origin) => {
      port?.close();
      port = next;
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === BYE) return leave(next);
        const message = readPageMessage(data);
        if (message) messages.tell(message, origin);
      };
    });
  }

  function leave(left: MessagePort): void {
    if (left !== port) return;
    port.close();
    port = undefined;
    joining = undefined;
    gone.tell();
  }

  join();
  setInterval(() => port ?? (joining ? joining.again() : join()), CALL_MS);
  return {
    say: (message) => port?.postMessage(message),
    onMessage: messages.add,
    onGone: gone.add,
  };
}

/** What a page says last. */
export const BYE = 'handrail:bye';

/** The browser has let the page frame us only where it may; a window of our own has to ask. */
const mayJoin = (origins: readonly string[], origin: string): boolean =>
  origins.length === 0 || origin === location.origin || origins.some((allowed) => fits(allowed, origin));

function fits(allowed: string, origin: string): boolean {
  const [before = '', after] = allowed.split('*.');
  if (after === undefined) return origin === allowed;
  return origin.startsWith(before) && origin.endsWith(`.${after}`);
}
