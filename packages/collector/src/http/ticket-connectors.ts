import { problemSchema, ticketConnectorsSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import { json, notFound, problem } from './problem.ts';
import { route, type Route } from './route.ts';
import { doneOf, noSuchTicket, notAllowed } from './ticket-done.ts';

const PATH = '/api/tickets/:ticketId/connectors';

/** Where a ticket stands in other service desks. The right is asked of the app that the ticket is of. */
export function ticketConnectorRoutes({ tickets: { desk }, connectors, audit }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: PATH, permission: 'signed-in' },
        summary: 'In which other service desks a ticket is, and to which others it can be handed over.',
        answers: { 200: { description: 'The links', schema: ticketConnectorsSchema }, 404: noSuchTicket },
      },
      async ({ caller, params: { ticketId = '' } }) => {
        const ticket = await desk.find(caller, ticketId);
        return ticket === undefined ? doneOf('unknown') : json(200, await connectors.of(ticket));
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${PATH}/:connectorId`, permission: 'signed-in' },
        summary: 'Hands a ticket over to another service desk; again, where it could not be made there.',
        answers: {
          202: { description: 'It is on its way', schema: ticketConnectorsSchema },
          ...{ 403: notAllowed, 404: noSuchTicket },
          409: { description: 'It is there, or on its way', schema: problemSchema },
        },
      },
      async (call) => {
        const { ticketId = '', connectorId = '' } = call.params;
        const ticket = await desk.find(call.caller, ticketId);
        if (ticket === undefined) return doneOf('unknown');
        if (judge(call.caller, 'ticket.write', ticket.appId) !== 'yes') return doneOf('not-permitted');
        const done = await connectors.handOver(ticket, connectorId);
        if (done === 'unknown') return notFound('connector with this id for this ticket');
        if (!done) return problem(409, 'already-there', 'The ticket is there already, or on its way.');
        await audit.note(call, 'ticket.handed-over', { appId: ticket.appId, target: ticketId, after: { connectorId } });
        return json(202, await connectors.of(ticket));
      },
    ),
  ];
}
