import type { MyTickets, VisitorTicket } from '@handrail/protocol';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { createSaved, isRecord } from '../core/saved.ts';
import type { Answer } from '../transport/answer.ts';
import { listen } from '../page/listen.ts';
import type { HelpContext } from './context.ts';
import { LETTERS, TICKETS, type Letter, type SentTicket } from './letter.ts';
import type { Shelf } from './shelf.ts';
import { createStream } from './stream.ts';
import { ownerOf, visitorIdOf } from './who.ts';

/** The visitor's tickets: those sent from this browser, and all of theirs where the page has shown who they are. */
export interface Mailbox {
  tickets(): readonly VisitorTicket[] | undefined;
  unread(): number;
  /** Asks again; false when there was no answer. */
  refresh(): Promise<boolean>;
  /** Looks now and then whether there is something new, where there is a ticket that can bring it. */
  begin(): void;
  /** Hears of every change at once, for as long as it is shown. */
  live(): Stop;
  /** Tells the collector something of a ticket. */
  tell(ticketId: string, what: 'seen' | 'rating' | 'reopen' | 'guide', body: object): Promise<Answer | undefined>;
  secretOf(ticketId: string): Promise<string | undefined>;
  /** What was written without a name is now somebody's. */
  rename(anonymousId: string): Promise<void>;
  onChange(listener: () => void): Stop;
  stop: Stop;
}

interface Looked {
  at: number;
  unread: number;
  owner: string;
}

const isLooked = (value: unknown): value is Looked => isRecord(value) && typeof value.unread === 'number';
const isMine = (body: unknown): body is MyTickets => isRecord(body) && Array.isArray(body.tickets);
/** Between two looks while the panel is closed, over all pages. */
const SELDOM_MS = 120_000;
/** The same where this browser has asked nothing: who is signed in may have asked elsewhere. */
const RARELY_MS = 3_600_000;

export function createMailbox(context: HelpContext, shelf: Shelf): Mailbox {
  const { ask, visitor, platform, prefix, guard } = context;
  const life = createLifetime();
  const looked = createSaved(platform.local, `${prefix}mail`, isLooked);
  const listeners = new Set<() => void>();
  let tickets: readonly VisitorTicket[] | undefined;
  let owner = ownerOf(visitor);
  const changed = (): void => listeners.forEach((tell) => tell());

  // What lies there was written by us.
  const sent = async (): Promise<SentTicket[]> =>
    ((await shelf.list(TICKETS)) as SentTicket[]).filter((one) => one.owner === ownerOf(visitor));

  async function refresh(): Promise<boolean> {
    const mine = await sent();
    const asker = ownerOf(visitor);
    if (!mine.length && !visitor.token()) {
      tickets = [];
      changed();
      return true;
    }
    const secrets = Object.fromEntries(mine.slice(-200).map(({ ticketId, secret }) => [ticketId, secret]));
    const answer = await ask('v1/tickets/mine', { visitorId: await visitorIdOf(context, shelf), secrets });
    if (answer?.status !== 200 || !isMine(answer.body) || asker !== ownerOf(visitor)) return false;
    ({ tickets } = answer.body);
    owner = asker;
    looked.write({ at: platform.now(), unread: count(tickets), owner });
    changed();
    return true;
  }

  const count = (some: readonly VisitorTicket[]): number => some.reduce((sum, { unread }) => sum + unread, 0);
  const stream = createStream({ ...context, who: async () => whoWith(await sent()) }, refresh);

  async function whoWith(mine: readonly SentTicket[]): Promise<object | undefined> {
    if (!mine.length && !visitor.token()) return undefined;
    const secrets = Object.fromEntries(mine.slice(-200).map(({ ticketId, secret }) => [ticketId, secret]));
    return { visitorId: await visitorIdOf(context, shelf), identity: visitor.token(), secrets };
  }

  let stopTimer: Stop = () => undefined;
  life.add(() => stopTimer());
  const look = guard(async () => {
    stopTimer();
    const { at = 0, owner: of } = looked.read() ?? {};
    const hasAsked = (await sent()).length > 0;
    const pause = hasAsked ? SELDOM_MS : RARELY_MS;
    const left = of === ownerOf(visitor) ? at + pause - platform.now() : 0;
    const isDue = left <= 0 && document.visibilityState === 'visible';
    if (isDue && (hasAsked || visitor.token())) await refresh();
    else changed();
    stopTimer = platform.after(isDue ? pause : Math.max(left, 5_000), look);
  });
  life.add(listen(document, 'visibilitychange', () => document.visibilityState === 'visible' && look(), true));

  return {
    tickets: () => (owner === ownerOf(visitor) ? tickets : undefined),
    unread() {
      if (tickets && owner === ownerOf(visitor)) return count(tickets);
      const last = looked.read();
      return last?.owner === ownerOf(visitor) ? last.unread : 0;
    },
    refresh,
    begin: look,
    live: () => stream.open(),
    async tell(ticketId, what, body) {
      const secret = (await sent()).find((one) => one.ticketId === ticketId)?.secret;
      const visitorId = await visitorIdOf(context, shelf);
      return ask(`v1/tickets/${ticketId}/${what}`, { ...body, visitorId, ...(secret && { secret }) });
    },
    secretOf: async (ticketId) => (await sent()).find((one) => one.ticketId === ticketId)?.secret,
    async rename() {
      const all = [...((await shelf.list(TICKETS)) as SentTicket[]), ...((await shelf.list(LETTERS)) as Letter[])];
      const now = ownerOf(visitor);
      const theirs = all.filter((one) => one.owner === '');
      await shelf.write(
        Object.fromEntries(
          theirs.map((one) => ['key' in one ? LETTERS + one.key : TICKETS + one.ticketId, { ...one, owner: now }]),
        ),
      );
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: life.end,
  };
}
