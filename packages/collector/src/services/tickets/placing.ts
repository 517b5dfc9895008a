import type { Level, Ticket } from '@handrail/protocol';
import type { MemberRecord } from '../../store/records/member-records.ts';
import type { TicketRecords } from '../../store/records/ticket-records.ts';
import type { Members } from '../members.ts';
import { judge, type Right } from '../rights.ts';
import { routeTicket, routeToLevel, type Load, type Placement, type Unplaced } from '../support/route-ticket.ts';
import type { Support } from '../support/settings.ts';

/** Whose tickets are. */
export interface Placing {
  /** Where a new ticket goes. */
  place(ticket: Unplaced): Promise<Omit<Placement, 'assigneeId'> & { assignee: Ticket['assignee'] }>;
  /** Where a ticket goes that changes its level. */
  placeAt(ticket: Unplaced, level: Level): Promise<Pick<Ticket, 'teamId' | 'assignee'>>;
  /** The member as a ticket names them, when they may answer in the app. */
  agent(memberId: string, appId: string): Promise<Ticket['assignee'] | undefined>;
  /** Of members those who may see tickets of the app. */
  readers(memberIds: readonly string[], appId: string): Promise<string[]>;
}

export interface PlacingParts {
  tickets: TicketRecords;
  support: Pick<Support, 'read'>;
  members: Pick<Members, 'find' | 'grantsOf'>;
}

/** Tickets that somebody still has to do with. */
const UNSOLVED = ['new', 'open', 'pending', 'on-hold'] as const;
const MOST_COUNTED = 10_000;

export function createPlacing({ tickets, support, members }: PlacingParts): Placing {
  const may = (member: MemberRecord | undefined, right: Right, appId: string): member is MemberRecord =>
    member?.state === 'active' && judge({ grants: members.grantsOf(member) }, right, appId) === 'yes';

  async function agent(memberId: string, appId: string): Promise<Ticket['assignee'] | undefined> {
    const member = await members.find(memberId);
    return may(member, 'ticket.write', appId) ? { memberId, name: member.name } : undefined;
  }

  /** How much everybody in these teams has to do who may answer. */
  async function loadOf(memberIds: readonly string[], appId: string): Promise<Load> {
    const able: string[] = [];
    for (const memberId of new Set(memberIds)) if (await agent(memberId, appId)) able.push(memberId);
    const counts = await tickets.count(
      able.map((memberId) => ({ assigneeIds: [memberId], states: [...UNSOLVED], spam: false })),
      MOST_COUNTED,
    );
    return new Map(able.map((memberId, at) => [memberId, counts[at] ?? 0]));
  }

  return {
    agent,
    async place(ticket) {
      const { settings } = await support.read();
      // First without anybody, so that only the team that gets it is counted.
      const { teamId } = routeTicket(ticket, settings, new Map());
      const team = settings.teams.find((one) => one.teamId === teamId);
      const load = await loadOf(team?.memberIds ?? [], ticket.appId);
      const { assigneeId, ...placement } = routeTicket(ticket, settings, load);
      const assignee = assigneeId === null ? null : await agent(assigneeId, ticket.appId);
      return { ...placement, assignee: assignee ?? null };
    },
    async placeAt(ticket, level) {
      const { settings } = await support.read();
      const team = settings.teams.find(
        ({ teamId }) => teamId === routeToLevel(ticket, level, settings, new Map()).teamId,
      );
      const load = await loadOf(team?.memberIds ?? [], ticket.appId);
      const { teamId, assigneeId } = routeToLevel(ticket, level, settings, load);
      const assignee = assigneeId === null ? null : await agent(assigneeId, ticket.appId);
      return { teamId, assignee: assignee ?? null };
    },
    async readers(memberIds, appId) {
      const readers: string[] = [];
      for (const memberId of memberIds)
        if (may(await members.find(memberId), 'ticket.read', appId)) readers.push(memberId);
      return readers;
    },
  };
}
