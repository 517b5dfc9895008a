import type { TicketRow } from '@handrail/protocol';
import { locale } from '../language.ts';
import { ticketHref } from '../route.ts';
import { appName, categoryName, teamName, useDesk } from './desk.ts';
import { Ago, PriorityMark, PromiseMark, StateMark } from './marks.tsx';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.list;

interface TicketListProps {
  tickets: readonly TicketRow[];
  now: number;
  /** Those that are selected; undefined where nothing can be done with them. */
  picked: ReadonlySet<string> | undefined;
  onPick: (ticketId: string, isPicked: boolean) => void;
}

/** Tickets with what an agent has to know to take the right one. All of it is text that came from elsewhere. */
export function TicketList({ tickets, ...rest }: TicketListProps) {
  return (
    <table class="tickets" role="table">
      <caption class="unseen">{words.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[words.ticket, words.state, words.assignee, words.risk, words.changed].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tickets.map((ticket) => (
          <Row key={ticket.ticketId} ticket={ticket} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ ticket, now, picked, onPick }: Omit<TicketListProps, 'tickets'> & { ticket: TicketRow }) {
  const desk = useDesk();
  const { ticketId, number, title, state, level, assignee, teamId, clocks, updatedAt, lastBy } = ticket;
  const isOpen = state === 'new' || state === 'open';
  return (
    <tr role="row" class={lastBy === 'visitor' && isOpen ? 'waits' : undefined}>
      <th scope="row" role="rowheader">
        {picked !== undefined && (
          <input
            type="checkbox"
            class="pick"
            aria-label={ticketMessages.bulk.select(number)}
            checked={picked.has(ticketId)}
            onChange={({ currentTarget: { checked } }) => onPick(ticketId, checked)}
          />
        )}
        <span class="ticket-title">
          <PriorityMark priority={ticket.priority} />
          <a href={ticketHref(ticketId)} data-ticket={ticketId} dir="auto">
            {title}
          </a>
          {lastBy === 'visitor' && isOpen && <span class="unseen">{words.waits}</span>}
        </span>
        <About ticket={ticket} />
      </th>
      <td role="cell">
        <StateMark state={state} /> <span class="muted">{ticketMessages.levels[level]}</span>
      </td>
      <td role="cell" class="who">
        {assignee ? <bdi>{assignee.name}</bdi> : <span class="muted">{words.none}</span>}
        {teamId !== null && (
          <small class="muted">
            <bdi>{teamName(desk, teamId)}</bdi>
          </small>
        )}
      </td>
      <td role="cell">
        <PromiseMark clocks={clocks} now={now} />
      </td>
      <td role="cell" class="when muted">
        <Ago at={updatedAt} now={now} />
      </td>
    </tr>
  );
}

function About({ ticket: { number, requester, appId, categoryId, tags } }: { ticket: TicketRow }) {
  const desk = useDesk();
  const parts = [
    ticketMessages.ticket.number(number),
    requester.name ?? requester.email ?? words.unknown,
    ...(desk.apps.length > 1 ? [appName(desk, appId)] : []),
    ...(categoryId === null ? [] : [categoryName(desk, categoryId, locale)]),
  ];
  return (
    <span class="about">
      {parts.map((part, index) => (
        <bdi key={index}>{part}</bdi>
      ))}
      {tags.map((tag) => (
        <bdi key={`tag ${tag}`} class="label">
          {tag}
        </bdi>
      ))}
    </span>
  );
}
