import type { Ticket, TicketPatch } from '@handrail/protocol';
import { categoryOf } from '../support/category-of.ts';
import type { Support } from '../support/settings.ts';
import type { Placing } from './placing.ts';

type Unknown = 'unknown-team' | 'unknown-category' | 'unknown-member';

/** What a change of a ticket names: a team, a category, a member. */
export interface References {
  /** What is named and not there. What a ticket has already may stay, also where it was removed since. */
  unknownOf(
    ticket: Ticket,
    named: Pick<TicketPatch, 'teamId' | 'categoryId'>,
  ): Promise<'unknown-team' | 'unknown-category' | undefined>;
  /** Fields as they are sent, as the ticket has them. */
  changed(ticket: Ticket, sent: Omit<TicketPatch, 'tags'>): Promise<Partial<Ticket> | Unknown>;
}

export interface ReferenceParts {
  placing: Pick<Placing, 'agent'>;
  support: Pick<Support, 'read'>;
}

export function createReferences({ placing, support }: ReferenceParts): References {
  const unknownOf: References['unknownOf'] = async (ticket, { teamId = null, categoryId = null }) => {
    const { settings } = await support.read();
    const isTeam = teamId === ticket.teamId || settings.teams.some((team) => team.teamId === teamId);
    if (teamId !== null && !isTeam) return 'unknown-team';
    const isCategory = categoryId === ticket.categoryId || categoryOf(settings, categoryId, ticket.appId) !== undefined;
    return categoryId === null || isCategory ? undefined : 'unknown-category';
  };
  return {
    unknownOf,
    async changed(ticket, { assigneeId, ...rest }) {
      const unknown = await unknownOf(ticket, rest);
      if (unknown !== undefined) return unknown;
      const given = Object.fromEntries(
        Object.entries(rest).filter(([, value]) => value !== undefined),
      ) as Partial<Ticket>;
      if (assigneeId === undefined) return given;
      if (assigneeId === null) return { ...given, assignee: null };
      const assignee = await placing.agent(assigneeId, ticket.appId);
      return assignee === undefined ? 'unknown-member' : { ...given, assignee };
    },
  };
}
