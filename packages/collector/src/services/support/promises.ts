import type { SlaPolicy, SupportSettings, Ticket, TicketClocks, TicketEntry } from '@handrail/protocol';
import { isOfApp } from '../of-app.ts';
import { clocksOf, type Promises } from './clocks.ts';
import { ALWAYS, workTimeOf, type WorkTime } from './work-time.ts';

type Facts = Pick<Ticket, 'appId' | 'priority' | 'spam'>;

/** What is promised for a ticket, as it is now. */
export function promisesOf(ticket: Facts, settings: SupportSettings): Promises {
  return { policy: policyOf(ticket, settings), hoursOf: (teamId) => hoursOf(teamId, settings) };
}

/** How the promises of a ticket stand; none are given for spam. */
export const ticketClocks = (
  ticket: Facts,
  entries: readonly TicketEntry[],
  settings: SupportSettings,
  now: number,
): TicketClocks => clocksOf(entries, promisesOf(ticket, settings), now);

function policyOf({ appId, priority, spam }: Facts, { policies }: SupportSettings): SlaPolicy | undefined {
  if (spam) return undefined;
  return policies.find(
    ({ appIds, priorities }) => isOfApp(appIds, appId) && (priorities === undefined || priorities.includes(priority)),
  );
}

function hoursOf(teamId: string | null, { teams, calendar }: SupportSettings): WorkTime {
  const own = teams.find((team) => team.teamId === teamId)?.calendar ?? calendar;
  return own === undefined ? ALWAYS : workTimeOf(own);
}
