import {
  bulkDoneSchema,
  inboxSchema,
  INBOX_QUERY,
  problemSchema,
  ticketAnswerSchema,
  ticketBulkSchema,
  ticketDoneSchema,
  ticketPatchSchema,
  ticketTimelineSchema,
} from '@handrail/protocol/schema';
import { TICKET_DESK } from '../ticket-limits.ts';
import { shapeStoredEvent } from '../metrics/stored-event.ts';
import { logOf } from '../services/environments.ts';
import type { Services } from '../services/index.ts';
import type { Stores } from '../services/stores.ts';
import { guidesInTicket } from '../services/tickets/guide-names.ts';
import { toRow } from '../services/tickets/inbox.ts';
import { fileOf, fileSchema } from './attachment-answer.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';
import { doneOf, noSuchTicket, notAllowed, notDone } from './ticket-done.ts';
import { unknownTicket } from './ticket-visitors.ts';

/** Tickets as members list, read and change them. Whoever is signed in may ask, and sees those of their apps. */
export function ticketRoutes(services: Services, stores: Stores): Route[] {
  return [
    listRoute(services),
    bulkRoute(services),
    ...readRoutes(services),
    patchRoute(services),
    timelineRoute(services, stores),
  ];
}

function listRoute({ tickets }: Services): Route {
  return route(
    {
      ...{ method: 'GET', path: '/api/tickets', permission: 'signed-in', query: INBOX_QUERY },
      summary: `Tickets of the apps whose tickets the caller may see, ${TICKET_DESK.page} at a time, with how many there are.`,
      answers: {
        200: { description: 'The tickets', schema: inboxSchema },
        422: { description: 'A part of the question means nothing', schema: problemSchema },
      },
    },
    async ({ caller, query }) => {
      const found = await tickets.inbox(caller, query);
      if (!('mistake' in found)) return json(200, found);
      return problem(422, 'invalid-query', `"${found.mistake}" has a value that means nothing here.`);
    },
  );
}

function bulkRoute({ tickets: { desk } }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/api/tickets/bulk', permission: 'signed-in' },
      summary: 'Changes many tickets in the same way; each for itself, and told apart.',
      body: { ...MANAGEMENT_BODY, schema: ticketBulkSchema },
      answers: {
        200: { description: 'What became of each', schema: bulkDoneSchema },
        422: { description: 'The body is not valid', schema: problemSchema },
      },
    },
    async ({ caller }, { ticketIds, change }) => {
      const done = [];
      for (const ticketId of ticketIds) {
        const moved = await desk.bulk(caller, ticketId, change);
        const missing = moved === 'unknown' || moved === 'not-permitted';
        const result =
          typeof moved === 'string'
            ? missing
              ? 'not-found'
              : 'refused'
            : moved.entries.length > 0
              ? 'changed'
              : 'same';
        done.push({ ticketId, result });
      }
      return json(200, { done });
    },
  );
}

const TICKET = '/api/tickets/:ticketId';

function readRoutes({ tickets: { desk, uploads, nameGuides } }: Services): Route[] {
  const read = route(
    {
      ...{ method: 'GET', path: TICKET, permission: 'signed-in' },
      summary: 'A ticket with all that was said and done in it.',
      answers: { 200: { description: 'The ticket', schema: ticketAnswerSchema }, 404: noSuchTicket },
    },
    async ({ caller, params }) => {
      const found = await desk.open(caller, params['ticketId'] ?? '');
      if (found === undefined) return unknownTicket();
      const guides = await nameGuides(found.ticket.appId, guidesInTicket(found));
      return json(200, { ...found, guides }, { etag: `"${found.ticket.revision}"` });
    },
  );
  const file = route(
    {
      ...{ method: 'GET', path: `${TICKET}/attachments/:uploadId`, permission: 'signed-in' },
      summary: 'A file of a ticket: pictures as such, all else as a download.',
      answers: { 200: { description: 'The file', schema: fileSchema }, 404: noSuchTicket },
    },
    async ({ caller, params: { ticketId = '', uploadId = '' } }) => {
      const found = await desk.open(caller, ticketId);
      return found === undefined ? unknownTicket() : fileOf(uploads, found.entries, uploadId);
    },
  );
  return [read, file];
}

function patchRoute({ tickets: { desk } }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'PATCH', path: TICKET, permission: 'signed-in' },
      summary: 'Changes what a ticket says of itself; with If-Match, only that revision.',
      body: { ...MANAGEMENT_BODY, schema: ticketPatchSchema },
      answers: {
        200: { description: 'The ticket now', schema: ticketDoneSchema },
        403: notAllowed,
        404: noSuchTicket,
        ...notDone,
      },
    },
    async ({ caller, params, request }, patch) => {
      const seen = readRevision(request);
      if (seen === 'unreadable') return unreadableRevision('ticket');
      return doneOf(await desk.patch(caller, params['ticketId'] ?? '', patch, seen));
    },
  );
}

function timelineRoute({ tickets: { desk, nameGuides } }: Services, { events, records }: Stores): Route {
  return route(
    {
      ...{ method: 'GET', path: `${TICKET}/timeline`, permission: 'signed-in' },
      summary: 'What the visitor did in the day before they asked and in the hour after, and their other tickets.',
      answers: { 200: { description: 'The newest first', schema: ticketTimelineSchema }, 404: noSuchTicket },
    },
    async ({ caller, params }) => {
      const ticket = await desk.find(caller, params['ticketId'] ?? '');
      if (ticket === undefined) return unknownTicket();
      const { appId, requester, createdAt, tags, ticketId } = ticket;
      const { visitorId } = requester;
      const window = {
        from: createdAt - TICKET_DESK.timelineBeforeMs,
        until: createdAt + TICKET_DESK.timelineAfterMs,
      };
      const log = logOf(appId, tags.includes('staging') ? 'staging' : 'production');
      const page = await events.events(log, { window, visitorId, limit: TICKET_DESK.timelineEvents });
      const shown = page.events.map(shapeStoredEvent);
      const { tickets } = await records.tickets.list({ appIds: [appId], visitorId }, 'created', TICKET_DESK.page);
      return json(200, {
        ...{ visitorId, from: Math.max(0, window.from), to: window.until },
        events: shown,
        guides: await nameGuides(appId, shown),
        more: page.next !== undefined,
        tickets: tickets.filter((one) => one.ticketId !== ticketId).map(toRow),
      });
    },
  );
}
