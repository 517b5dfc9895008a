import Type from 'typebox';
import { idSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import { json } from './problem.ts';
import { route, type Route } from './route.ts';

const agentsSchema = Type.Object({
  agents: Type.Array(Type.Object({ memberId: idSchema, name: Type.String() })),
});

/** Who answers tickets, for those who give them to each other and call each other: names, and nothing else of a member. */
export function ticketAgentRoute({ apps, members }: Services): Route {
  return route(
    {
      ...{ method: 'GET', path: '/api/tickets/agents', permission: 'signed-in' },
      summary: 'Members who answer tickets in an app whose tickets the caller may see, by name.',
      answers: { 200: { description: 'Their names', schema: agentsSchema } },
    },
    async ({ caller }) => {
      const seen = (await apps.list()).filter(({ appId }) => judge(caller, 'ticket.read', appId) === 'yes');
      const agents = (await members.list())
        .filter(({ state }) => state === 'active')
        .filter((member) => {
          const grants = members.grantsOf(member);
          return seen.some(({ appId }) => judge({ grants }, 'ticket.write', appId) === 'yes');
        })
        .map(({ memberId, name }) => ({ memberId, name }))
        .sort((a, b) => a.name.localeCompare(b.name));
      return json(200, { agents });
    },
  );
}
