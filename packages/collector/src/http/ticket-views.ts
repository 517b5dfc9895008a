import type { TicketView } from '@handrail/protocol';
import { newTicketViewSchema, problemSchema, ticketViewSchema, ticketViewsSchema } from '@handrail/protocol/schema';
import { TICKET_DESK } from '../ticket-limits.ts';
import { keeperOf, type Caller } from '../services/caller.ts';
import { maySomewhere } from '../services/rights.ts';
import type { Chance } from '../services/secrets.ts';
import type { Stores } from '../services/stores.ts';
import type { TicketViewRecord } from '../store/records/ticket-view-records.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const PATH = '/api/tickets/views';
const shown = ({ viewId, name, query, shared, memberId }: TicketViewRecord, caller: Caller): TicketView => ({
  ...{ viewId, name, query, shared, own: memberId === keeperOf(caller) },
});

/** Questions to the inbox, under names. */
export function ticketViewRoutes({ records: { ticketViews } }: Stores, chance: Chance): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: PATH, permission: 'signed-in' },
        summary: 'The saved views of the caller and, for who may see tickets, those that others share.',
        answers: { 200: { description: 'The views, by name', schema: ticketViewsSchema } },
      },
      async ({ caller }) => {
        const views = (await ticketViews.of(keeperOf(caller))).map((view) => shown(view, caller));
        return json(200, { views: maySomewhere(caller, 'ticket.read') ? views : views.filter(({ own }) => own) });
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: PATH, permission: 'signed-in' },
        summary: 'Saves a view.',
        body: { ...MANAGEMENT_BODY, schema: newTicketViewSchema },
        answers: {
          201: { description: 'The view', schema: ticketViewSchema },
          409: { description: 'There are too many', schema: problemSchema },
          422: { description: 'The view is not valid', schema: problemSchema },
        },
      },
      async ({ caller }, { name, query, shared = false }) => {
        const own = (await ticketViews.of(keeperOf(caller))).filter(({ memberId }) => memberId === keeperOf(caller));
        if (own.length >= TICKET_DESK.mostViews) {
          return problem(409, 'too-many-views', `There are ${own.length} views of yours; remove one first.`);
        }
        const view = { viewId: chance(16).toString('hex'), memberId: keeperOf(caller), name, query, shared };
        await ticketViews.add(view);
        return json(201, shown(view, caller));
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: `${PATH}/:viewId`, permission: 'signed-in' },
        summary: 'Removes a view of the caller.',
        answers: {
          204: { description: 'It is gone' },
          404: { description: 'They have no such view', schema: problemSchema },
        },
      },
      async ({ caller, params }) => {
        const removed = await ticketViews.remove(keeperOf(caller), params['viewId'] ?? '');
        return removed ? new Response(null, { status: 204 }) : notFound('view of yours with this id');
      },
    ),
  ];
}
