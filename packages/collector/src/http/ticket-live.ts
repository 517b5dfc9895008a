import Type from 'typebox';
import { myTicketsQuestionSchema, presenceSchema, presentSchema, problemSchema } from '@handrail/protocol/schema';
import { LIVE_LIMITS } from '../ticket-limits.ts';
import type { Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import type { LiveNews } from '../services/tickets/live.ts';
import { appOf } from '../services/tickets/visitors.ts';
import { eventOf, liveAnswer } from './live-answer.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { admitPage } from './page-gate.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';
import { noSuchTicket } from './ticket-done.ts';
import { unknownTicket, VISITOR_BODY } from './ticket-visitors.ts';

const stream = {
  description: 'Events `ticket` and, for members, `presence`; it ends after ten minutes at most and is asked for again',
  schema: Type.String({ contentMediaType: 'text/event-stream' }),
};
const full = { description: 'Too many streams; ask now and then instead', schema: problemSchema };

/** What happens to tickets, as it happens. */
export function ticketLiveRoutes(services: Services): Route[] {
  return [memberStream(services), visitorStream(services), presenceRoute(services)];
}

function memberStream({ tickets: { live } }: Services): Route {
  return route(
    {
      ...{ method: 'GET', path: '/api/tickets/stream', permission: 'signed-in' },
      summary: 'Tells of changes to the tickets that the caller may see, and who is at them.',
      answers: { 200: stream, 503: full },
    },
    ({ caller }) => {
      const who = `m ${caller.memberId ?? ''}`;
      return liveAnswer(live, { who, most: LIVE_LIMITS.ofMember }, (news) => memberNews(caller, news));
    },
  );
}

function memberNews(caller: Caller, news: LiveNews): string | undefined {
  const { appId } = 'ticket' in news ? news.ticket : news.presence;
  if (judge(caller, 'ticket.read', appId) !== 'yes') return undefined;
  if ('ticket' in news) {
    const { ticketId, revision } = news.ticket;
    return eventOf('ticket', { ticketId, revision });
  }
  const { ticketId, members } = news.presence;
  return eventOf('presence', { ticketId, members });
}

function visitorStream({ admit, tickets: { live, visitors } }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/v1/tickets/stream', permission: 'app-key' },
      summary:
        'Tells a visitor of changes to their tickets, by id and revision alone. Read by fetch: no secret stands in an address.',
      body: { ...VISITOR_BODY, schema: myTicketsQuestionSchema, code: 'invalid-question' },
      answers: {
        200: stream,
        403: { description: 'No app has this key, or not for this origin', schema: problemSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
        429: { description: 'Too many requests; ask again after Retry-After', schema: problemSchema },
        503: full,
      },
    },
    async (call, { appKey, visitorId, identity, secrets = {} }) => {
      const page = await admitPage(admit, call, { appKey, visitorId, identity });
      if ('problem' in page) return page.problem;
      const { appId } = appOf(page);
      const opened = new Set<string>();
      for (const [ticketId, secret] of Object.entries(secrets)) {
        if ((await visitors.find({ page, visitorId, secret }, ticketId)) !== undefined) opened.add(ticketId);
      }
      const subject = typeof page.shown === 'object' && page.shown.subject === visitorId ? visitorId : undefined;
      return liveAnswer(live, { who: `v ${appId} ${visitorId}`, most: LIVE_LIMITS.ofVisitor }, (news) => {
        if (!('ticket' in news) || news.ticket.appId !== appId) return undefined;
        const { ticketId, revision, visitorId: of } = news.ticket;
        const isTheirs = opened.has(ticketId) || (of !== null && of === subject);
        return isTheirs ? eventOf('ticket', { ticketId, revision }) : undefined;
      });
    },
  );
}

function presenceRoute({ tickets: { desk, presence } }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/api/tickets/:ticketId/presence', permission: 'signed-in' },
      summary: 'Says that the caller looks at a ticket, types, or is gone; answers who else is there.',
      body: { ...MANAGEMENT_BODY, schema: presenceSchema },
      answers: {
        200: { description: 'Who else is there', schema: presentSchema },
        403: { description: 'Members are present, programs are not', schema: problemSchema },
        404: noSuchTicket,
        422: { description: 'The body is not valid', schema: problemSchema },
      },
    },
    async ({ caller, params }, { what }) => {
      const ticket = await desk.find(caller, params['ticketId'] ?? '');
      if (ticket === undefined) return unknownTicket();
      const { memberId, name } = caller;
      if (memberId === undefined) return problem(403, 'member-needed', 'Members are present, programs are not.');
      return json(200, presence.say(ticket, { memberId, name }, what));
    },
  );
}
