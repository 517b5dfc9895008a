import type { Level, Priority, RoutingRule, SupportSettings, Team } from '@handrail/protocol';
import { isOfApp } from '../of-app.ts';

/** What is known of a ticket that is to be given to somebody. */
export interface Unplaced {
  appId: string;
  categoryId: string | null;
  title: string;
  text: string;
  /** The requester's trait `department`. */
  department?: string | undefined;
}

/** Whose a ticket is. */
export interface Placement {
  level: Level;
  priority: Priority;
  teamId: string | null;
  assigneeId: string | null;
}

/** How many unsolved tickets each member has who can take one; nobody else is given any. */
export type Load = ReadonlyMap<string, number>;

/**
 * Where a new ticket goes: to the team of the first rule that fits, else to the first team of the first line, and there to the
 * member with the fewest tickets, in the order of the team where that is several.
 */
export function routeTicket(ticket: Unplaced, settings: SupportSettings, load: Load): Placement {
  const rules = settings.routing.filter((rule) => fits(rule, ticket));
  const named = rules.find(({ teamId }) => teamId !== undefined);
  const team = settings.teams.find(({ teamId }) => teamId === named?.teamId) ?? firstOf(settings, 'l1');
  const priority = rules.find((rule) => rule.priority !== undefined)?.priority ?? 'normal';
  return { level: team?.level ?? 'l1', priority, ...memberOf(team, load) };
}

/** Where a ticket goes that changes its level: by the rules whose team is of that level, else to its first team. */
export function routeToLevel(
  ticket: Unplaced,
  level: Level,
  settings: SupportSettings,
  load: Load,
): Pick<Placement, 'teamId' | 'assigneeId'> {
  const ofLevel = settings.teams.filter((team) => team.level === level);
  const rule = settings.routing.find((one) => ofLevel.some(({ teamId }) => teamId === one.teamId) && fits(one, ticket));
  const team = ofLevel.find(({ teamId }) => teamId === rule?.teamId) ?? ofLevel[0];
  return memberOf(team, load);
}

/** Who of a team is given the next ticket. */
function memberOf(team: Team | undefined, load: Load): Pick<Placement, 'teamId' | 'assigneeId'> {
  const able = (team?.memberIds ?? []).flatMap((memberId) => {
    const tickets = load.get(memberId);
    return tickets === undefined ? [] : [{ memberId, tickets }];
  });
  const least = Math.min(...able.map(({ tickets }) => tickets));
  return {
    teamId: team?.teamId ?? null,
    assigneeId: able.find(({ tickets }) => tickets === least)?.memberId ?? null,
  };
}

const firstOf = ({ teams }: SupportSettings, level: Level): Team | undefined =>
  teams.find((team) => team.level === level);

function fits({ categoryIds, appIds, departments, words }: RoutingRule, ticket: Unplaced): boolean {
  const { appId, categoryId, department } = ticket;
  return (
    isOfApp(appIds, appId) &&
    (categoryIds === undefined || (categoryId !== null && categoryIds.includes(categoryId))) &&
    (departments === undefined || (department !== undefined && departments.includes(department))) &&
    (words === undefined || holdsWord(`${ticket.title} ${ticket.text}`, words))
  );
}

/** Whether a word of the text is one of these, or begins with it. */
function holdsWord(text: string, words: readonly string[]): boolean {
  const plain = plainOf(text);
  return words.some((word) => plain.includes(plainOf(word).trimEnd()));
}

/** Small letters and digits, with one space before each word. */
const plainOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
