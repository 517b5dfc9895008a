import type { Static, TSchema } from 'typebox';
import {
  escalationSchema,
  guideFromTicketSchema,
  guideMadeSchema,
  memberReplySchema,
  mergeSchema,
  newLinkSchema,
  solveSchema,
  spamSchema,
  splitSchema,
  ticketDoneSchema,
} from '@handrail/protocol/schema';
import type { Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import type { Moved } from '../services/tickets/core.ts';
import type { Refused } from '../services/tickets/desk.ts';
import { personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';
import { doneOf, noSuchTicket, notAllowed, notDone } from './ticket-done.ts';
import { unknownTicket } from './ticket-visitors.ts';

const TICKET = '/api/tickets/:ticketId';
const answers = {
  200: { description: 'The ticket now', schema: ticketDoneSchema },
  ...{ 403: notAllowed, 404: noSuchTicket, ...notDone },
};

type Run<S extends TSchema> = (caller: Caller, ticketId: string, body: Static<S>) => Promise<Moved | Refused>;

function act<S extends TSchema>(path: string, summary: string, schema: S, run: Run<S>): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${TICKET}/${path}`, permission: 'signed-in', summary, answers },
      body: { ...MANAGEMENT_BODY, schema },
    },
    async ({ caller, params }, body) => doneOf(await run(caller, params['ticketId'] ?? '', body)),
  );
}

/** What members do with tickets. The right is asked of the app that the ticket is of. */
export function ticketDeskRoutes(services: Services): Route[] {
  const { desk, joining } = services.tickets;
  return [
    guideRoute(services),
    act(
      'replies',
      'Says something, to the visitor or as a note among members; a guide may be sent. The same key again is the same reply.',
      memberReplySchema,
      (caller, ticketId, reply) => desk.reply(caller, ticketId, withoutUndefined(reply)),
    ),
    act(
      'escalations',
      'Gives the ticket to another level, up or back, with a reason and a summary.',
      escalationSchema,
      (caller, ticketId, escalation) => desk.escalate(caller, ticketId, escalation),
    ),
    act(
      'solve',
      'Solves the ticket, and says whether the first level could have and what would have helped.',
      solveSchema,
      (caller, ticketId, solving) => desk.solve(caller, ticketId, solving),
    ),
    act(
      'merge',
      'Ends this ticket in another one of the app, which gets its words.',
      mergeSchema,
      (caller, ticketId, { into }) => joining.merge(caller, ticketId, into),
    ),
    act(
      'links',
      'Says that another ticket is the problem behind this one, a case of it, or related.',
      newLinkSchema,
      (caller, ticketId, { kind, ticketId: other }) => joining.link(caller, ticketId, kind, other),
    ),
    route(
      {
        ...{ method: 'DELETE', path: `${TICKET}/links/:otherId`, permission: 'signed-in' },
        ...{ summary: 'Ends a link, on both sides.', answers },
      },
      async ({ caller, params: { ticketId = '', otherId = '' } }) =>
        doneOf(await joining.unlink(caller, ticketId, otherId)),
    ),
    act(
      'split',
      'Makes a ticket of its own of some entries; the answer is the new one.',
      splitSchema,
      (caller, ticketId, { entryIds, title }) => joining.split(caller, ticketId, entryIds, title),
    ),
    act('spam', 'Says that a ticket is spam, or is not.', spamSchema, (caller, ticketId, { spam }) =>
      desk.act(caller, ticketId, () => ({ ticket: { spam } })),
    ),
  ];
}

/** Who may write down what would have helped may begin a guide with it; authors take it from there. */
function guideRoute({ tickets: { desk }, ticketContent, audit }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${TICKET}/guides`, permission: 'signed-in' },
      summary: 'Begins a draft of a guide that is linked to the ticket, with what would have helped as its first step.',
      body: { ...MANAGEMENT_BODY, schema: guideFromTicketSchema },
      answers: {
        201: { description: 'The draft', schema: guideMadeSchema },
        ...{ 403: notAllowed, 404: noSuchTicket, ...notDone },
      },
    },
    async (call, { note }) => {
      const ticket = await desk.find(call.caller, call.params['ticketId'] ?? '');
      if (ticket === undefined) return unknownTicket();
      const { appId } = ticket;
      if (judge(call.caller, 'article.write', appId) !== 'yes') return doneOf('not-permitted');
      const { guideId, title, revision } = await ticketContent.beginGuide(ticket, note, personOf(call.caller));
      await audit.note(call, 'guide.saved', { appId, target: guideId, after: { title, revision } });
      return json(201, { guideId, title });
    },
  );
}

/** The same without fields that are there and undefined; what was parsed has none. */
const withoutUndefined = <T extends object>(value: T) => value as { [K in keyof T]: Exclude<T[K], undefined> };
