import type { Inbox as InboxPage, TicketRow } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { ticketHref, ticketsHref, type TicketAct } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';
import { Bulk } from './bulk.tsx';
import { mayIn, useDesk } from './desk.ts';
import { FIRST_QUEUE, narrowedBy, sameFilter, type TicketFilter } from './filter.ts';
import { Filters, Search } from './filters.tsx';
import { KeyList } from './key-list.tsx';
import { ticketMessages } from '../words.ts';
import { Queues } from './queues.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { TicketList } from './ticket-list.tsx';
import { useNow } from './time.ts';
import { useInbox, type InboxView } from './use-inbox.ts';
import { useKeys, useKeysOn } from './use-keys.ts';

const words = ticketMessages.list;
const SEARCH = '.inbox-search input';
const VIEWS_POLL_MS = 120_000;

/** The list of tickets: queues, views, what narrows them, and what is done with several at a time. */
export function Inbox({ filter }: { filter: TicketFilter }) {
  const { api } = useServices();
  const desk = useDesk();
  const [cursors, setCursors] = useState<readonly string[]>(
    sameFilter(desk.list.filter, filter) ? desk.list.cursors : [],
  );
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const view = useInbox(filter, cursors.at(-1));
  const views = useLive('views', () => api.views(), VIEWS_POLL_MS);
  const { value } = view;
  const tickets = value?.tickets ?? [];
  desk.list = { ...desk.list, filter, cursors, ticketIds: tickets.map(({ ticketId }) => ticketId) };
  const chosen = tickets.filter(({ ticketId }) => picked.has(ticketId));
  useTitle(`${ticketMessages.queues[queueName(filter)]} · ${ticketMessages.title}`);
  const mayWrite = tickets.some(({ appId }) => mayIn(desk, appId, 'ticket.write'));
  const keys = useListKeys(tickets, chosen, (ticketId) => pick(ticketId, !picked.has(ticketId)), view.again);

  const pick = (ticketId: string, isPicked: boolean) =>
    setPicked((before) => {
      const next = new Set(before);
      if (isPicked) next.add(ticketId);
      else next.delete(ticketId);
      return next;
    });
  return (
    <div class="inbox">
      <h1 class="unseen">{ticketMessages.title}</h1>
      <Queues filter={filter} counts={view.counts} views={views.value?.views} onViews={views.again} />
      <section class="inbox-list" aria-label={ticketMessages.queues[queueName(filter)]}>
        <div class="inbox-head">
          <Search filter={filter} />
          <LiveBadge on={view.isLive && !view.failure} hint={words.live} />
          <button type="button" class="button small quiet" onClick={keys.show}>
            {words.keys} <kbd>?</kbd>
          </button>
        </div>
        <Filters filter={filter} />
        {value && <Stale view={view} />}
        {value && value.counts === undefined && cursors.length === 0 && <p class="muted">{words.noCounts}</p>}
        {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
        {!value && !view.failure && <Loading />}
        {chosen.length > 0 && <Bulk picked={chosen} onNone={() => setPicked(new Set())} onDone={view.again} />}
        {value && (
          <Page
            {...{ filter, view, value, cursors }}
            picked={mayWrite ? picked : undefined}
            onPick={pick}
            onPickAll={(all) => setPicked(new Set(all ? tickets.map(({ ticketId }) => ticketId) : []))}
            onCursors={setCursors}
          />
        )}
      </section>
      {keys.list}
    </div>
  );
}

// What an address says may be anything; only queues have names.
const queueName = (filter: TicketFilter): keyof typeof ticketMessages.queues => {
  const queue = filter['queue'] ?? FIRST_QUEUE;
  return queue in ticketMessages.queues ? (queue as keyof typeof ticketMessages.queues) : FIRST_QUEUE;
};

interface PageProps {
  filter: TicketFilter;
  view: InboxView;
  value: InboxPage;
  cursors: readonly string[];
  picked: ReadonlySet<string> | undefined;
  onPick: (ticketId: string, isPicked: boolean) => void;
  onPickAll: (all: boolean) => void;
  onCursors: (cursors: readonly string[]) => void;
}

function Page({ filter, view, value, cursors, picked, onPick, onPickAll, onCursors }: PageProps) {
  const now = useNow();
  const { tickets, next } = value;
  const page = cursors.length + 1;
  if (tickets.length === 0 && cursors.length === 0) return <Empty filter={filter} counts={view.counts} />;
  return (
    <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
      <div class="card flush">
        {picked && (
          <label class="pick-all">
            <input
              type="checkbox"
              checked={tickets.length > 0 && tickets.every(({ ticketId }) => picked.has(ticketId))}
              onChange={({ currentTarget: { checked } }) => onPickAll(checked)}
            />
            <span>{ticketMessages.bulk.selectAll}</span>
          </label>
        )}
        <TicketList {...{ tickets, now, picked, onPick }} />
      </div>
      <nav class="pager" aria-label={words.pages}>
        <p role="status" class="muted">
          {words.page(page, tickets.length)}
        </p>
        {cursors.length > 0 && (
          <button type="button" class="button" onClick={() => onCursors(cursors.slice(0, -1))}>
            {words.pageBefore}
          </button>
        )}
        {next !== null && (
          <button type="button" class="button" onClick={() => onCursors([...cursors, next])}>
            {words.pageAfter}
          </button>
        )}
      </nav>
      <TicketFiles filter={filter} />
    </div>
  );
}

/** Nothing to show: because all is done, because nothing fits, or because nobody has asked yet. */
function Empty({ filter, counts }: { filter: TicketFilter; counts: InboxPage['counts'] }) {
  const narrowed = narrowedBy(filter) > 0;
  const none = counts?.all === 0 && counts.spam === 0;
  const isInbox = queueName(filter) === FIRST_QUEUE;
  return (
    <div class="card empty" role="status">
      <h2>{narrowed ? words.noFitTitle : words.emptyTitle}</h2>
      <p class="muted">{narrowed ? words.noFit : none ? words.noTickets : isInbox ? words.emptyInbox : words.empty}</p>
      {narrowed && (
        <a class="button" href={ticketsHref(filter['queue'] ? { queue: filter['queue'] } : {})}>
          {words.clear}
        </a>
      )}
    </div>
  );
}

/** What keys do in the list. The ticket that has the focus is the one they are about. */
function useListKeys(
  tickets: readonly TicketRow[],
  chosen: readonly TicketRow[],
  toggle: (ticketId: string) => void,
  again: () => void,
) {
  const { api } = useServices();
  const desk = useDesk();
  const [isOn, turn] = useKeysOn();
  const [isShown, setShown] = useState(false);
  // The row that had the focus last; where it is gone, its place counts.
  const at = useRef(-1);
  const place = () => {
    const here = tickets.findIndex(({ ticketId }) => linkOf(ticketId) === document.activeElement);
    return here >= 0 ? here : at.current;
  };
  const goTo = (index: number) => {
    const ticket = tickets[Math.max(0, Math.min(tickets.length - 1, index))];
    if (!ticket) return;
    at.current = tickets.indexOf(ticket);
    linkOf(ticket.ticketId)?.focus();
  };
  const focused = () => tickets[place()];
  const open = (act?: TicketAct) => () => {
    const ticket = focused();
    if (ticket) navigate(ticketHref(ticket.ticketId, act));
  };
  const takeMine = () => {
    const assigneeId = desk.present.member?.memberId;
    const one = focused();
    const ticketIds = (chosen.length > 0 ? chosen : one ? [one] : []).map(({ ticketId }) => ticketId);
    if (assigneeId !== undefined && ticketIds.length > 0)
      void api.changeTickets({ ticketIds, change: { assigneeId } }).then(again);
  };
  useKeys(isOn, {
    next: () => goTo(place() + 1),
    previous: () => goTo(place() - 1),
    ...{ open: open(), reply: open('reply'), note: open('note'), escalate: open('escalate'), solve: open('solve') },
    mine: takeMine,
    select: () => {
      const ticket = focused();
      if (ticket) toggle(ticket.ticketId);
    },
    search: () => document.querySelector<HTMLInputElement>(SEARCH)?.focus(),
    keys: () => setShown(true),
  });
  // Back from a ticket, the list goes on where it was left.
  const isThere = tickets.length > 0;
  useEffect(() => {
    if (!isThere || desk.list.last === undefined) return;
    goTo(tickets.findIndex(({ ticketId }) => ticketId === desk.list.last));
    delete desk.list.last;
  }, [isThere]);
  return {
    show: () => setShown(true),
    list: isShown && <KeyList isOn={isOn} onTurn={turn} onClose={() => setShown(false)} />,
  };
}

const linkOf = (ticketId: string) =>
  document.querySelector<HTMLAnchorElement>(`a[data-ticket="${CSS.escape(ticketId)}"]`);
