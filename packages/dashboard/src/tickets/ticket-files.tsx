import type { TicketRow } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Answer, Api } from '../api.ts';
import { TakeButtons, type Table } from '../explore/take-away.tsx';
import { locale } from '../language.ts';
import { useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { ticketMessages } from '../words.ts';
import { appName, categoryName, teamName, useDesk, type Desk } from './desk.ts';
import type { TicketFilter } from './filter.ts';

/** More are no list that anybody works on; whoever wants all of them asks the API. */
const MOST = 5_000;

/** Every ticket that the filter fits, page by page, as whoever asks may see them. */
export async function ticketsOf(
  api: Pick<Api, 'inbox'>,
  filter: TicketFilter,
  most = MOST,
): Promise<Answer<{ tickets: TicketRow[]; isCut: boolean }>> {
  const tickets: TicketRow[] = [];
  let after: string | undefined;
  do {
    const answer = await api.inbox(filter, after);
    if ('failure' in answer) return answer;
    tickets.push(...answer.value.tickets);
    after = answer.value.next ?? undefined;
  } while (after !== undefined && tickets.length < most);
  return { value: { tickets, isCut: after !== undefined } };
}

const instant = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

/** A line for each ticket: what the list says of it. */
export function ticketsTable(desk: Desk, tickets: readonly TicketRow[]): Table {
  return {
    name: 'tickets',
    heads: [
      ...['ticket', 'title', 'app', 'state', 'level', 'priority', 'category', 'team', 'assignee'],
      ...['requester', 'mail', 'verified', 'tags', 'spam', 'created', 'updated', 'solved', 'closed', 'last by'],
      ...['rating', 'first reply', 'first reply due', 'next reply', 'next reply due', 'resolution', 'resolution due'],
    ],
    rows: tickets.map(({ requester, clocks, ...one }) => [
      ...[one.number, one.title, appName(desk, one.appId), one.state, one.level, one.priority],
      ...[one.categoryId && categoryName(desk, one.categoryId, locale), one.teamId && teamName(desk, one.teamId)],
      ...[one.assignee?.name ?? null, requester.name ?? requester.visitorId, requester.email ?? null],
      ...[String(requester.verified), one.tags.join(' '), String(one.spam), instant(one.createdAt)],
      ...[instant(one.updatedAt), instant(one.solvedAt), instant(one.closedAt), one.lastBy, one.rating?.score ?? null],
      ...[clocks.firstReply, clocks.nextReply, clocks.resolution].flatMap((clock) => [
        ...[clock?.state ?? null, instant(clock?.dueAt)],
      ]),
    ]),
  };
}

/** The tickets that are listed as files, those of all pages. */
export function TicketFiles({ filter }: { filter: TicketFilter }) {
  const { api } = useServices();
  const desk = useDesk();
  const doing = useDoing();
  const [isCut, setCut] = useState(false);
  const fetched = async () => {
    const found = await doing.run(() => ticketsOf(api, filter));
    setCut(found?.value.isCut ?? false);
    return found?.value.tickets;
  };
  return (
    <>
      <TakeButtons
        isDisabled={doing.busy}
        onTake={(take) =>
          void fetched().then((found) => found && take({ table: ticketsTable(desk, found), value: found }))
        }
      />
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <p class="hint" role="status">
        {isCut && ticketMessages.list.filesCut(MOST)}
      </p>
    </>
  );
}
