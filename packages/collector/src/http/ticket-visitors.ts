import {
  myTicketsQuestionSchema,
  myTicketsSchema,
  newTicketSchema,
  ofTicketSchema,
  problemSchema,
  ticketMadeSchema,
  ticketStandsSchema,
  visitorGuideSchema,
  visitorRatingSchema,
  visitorReplySchema,
  visitorSeenSchema,
} from '@handrail/protocol/schema';
import type { Static, TSchema } from 'typebox';
import { HTTP_LIMITS } from '../config.ts';
import type { Admitted } from '../services/admission.ts';
import type { Services } from '../services/index.ts';
import { appOf, type AtDoor } from '../services/tickets/visitors.ts';
import { fileOf, fileSchema } from './attachment-answer.ts';
import { admitPage } from './page-gate.ts';
import { json, notFound, notValid, problem } from './problem.ts';
import { bodyRoute, type Answer, type Call, type Route } from './route.ts';

export const VISITOR_BODY = {
  // As text/plain, a browser need not ask first.
  bounds: { types: ['application/json', 'text/plain'], maxBytes: HTTP_LIMITS.ticketBytes, maxDepth: 8 },
};
const noTicket = { description: 'No ticket opens to them by this', schema: problemSchema };
const usual: Record<number, Answer> = {
  403: { description: 'No app has this key, not for this origin, or not without a token', schema: problemSchema },
  413: { description: 'The body is too large', schema: problemSchema },
  422: { description: 'The body is not valid; each field is named', schema: problemSchema },
  429: { description: 'Too much at once; send the same again after Retry-After', schema: problemSchema },
  503: { description: 'Cannot be stored now; send the same again later', schema: problemSchema },
};
const stands: Record<number, Answer> = {
  200: { description: 'How the ticket stands now', schema: ticketStandsSchema },
  404: noTicket,
  409: { description: 'It is not in a state for this', schema: problemSchema },
  ...usual,
};

interface Who {
  appKey: string;
  visitorId: string;
  identity?: string;
  secret?: string;
}

/** What visitors send and see. By POST, so that nobody who asks stands in a log or an address. */
export function visitorTicketRoutes(services: Services): Route[] {
  return [makeRoute(services), mineRoute(services), ...ticketRoutes(services), attachmentRoute(services)];
}

/** The page let in, or the problem. */
const knock = ({ admit }: Services, call: Call, { appKey, visitorId, identity }: Who) =>
  admitPage(admit, call, { appKey, visitorId, identity });

const doorOf = (page: Admitted, { visitorId, secret }: Who): AtDoor => ({ page, visitorId, secret });

/** Says when to come back, in words for whoever has just written something. */
export function tooMuch(waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const detail = `That was a lot at once. What was written is not lost: it can be sent again in ${seconds} s.`;
  return problem(429, 'too-many-tickets', detail, { headers: { 'retry-after': String(seconds) } });
}

export const unknownTicket = (): Response => notFound('ticket with this id');

function makeRoute(services: Services): Route {
  const { visitors, rates } = services.tickets;
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/v1/tickets', permission: 'app-key' },
      summary: 'Asks for support. The same key again is the same ticket, however often it is sent.',
      body: { ...VISITOR_BODY, schema: newTicketSchema, code: 'invalid-ticket' },
      answers: {
        200: { description: 'It was there already', schema: ticketMadeSchema },
        201: { description: 'The ticket is on disk', schema: ticketMadeSchema },
        409: { description: 'The key is of another ticket', schema: problemSchema },
        ...usual,
      },
    },
    async (call, body) => {
      const page = await knock(services, call, body);
      if ('problem' in page) return page.problem;
      // Whoever sends again what is here costs nothing.
      if (!(await visitors.isKnown(page, body.ticketKey))) {
        const { appId } = appOf(page);
        const waitMs = rates.newTicket({ appId, visitorId: body.visitorId, address: call.address });
        if (waitMs > 0) return tooMuch(waitMs);
      }
      const made = await visitors.make(page, body);
      if (made === 'identity-needed') return identityNeeded();
      if (made === 'unknown-upload') return unknownUpload();
      if (made === 'key-taken')
        return problem(409, 'key-taken', 'Another ticket has this key; send it with a new one.');
      if ('issues' in made) return notValid('invalid-fields', 'The form', made.issues);
      const { ticketId, number } = made.ticket;
      return json(made.made ? 201 : 200, { ticketId, number });
    },
  );
}

const identityNeeded = (): Response =>
  problem(403, 'identity-needed', 'This app takes tickets only of visitors whose server has signed who they are.');

export const unknownUpload = (): Response =>
  problem(422, 'unknown-upload', 'A file is not here, or not all of it; send it again.');

function mineRoute(services: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/v1/tickets/mine', permission: 'app-key' },
      summary: 'The tickets that open to a visitor: by a token all of theirs, by a secret the one that it is of.',
      body: { ...VISITOR_BODY, schema: myTicketsQuestionSchema, code: 'invalid-question' },
      answers: { 200: { description: 'The newest change first', schema: myTicketsSchema }, ...usual },
    },
    async (call, body) => {
      const page = await knock(services, call, body);
      if ('problem' in page) return page.problem;
      return json(200, { tickets: await services.tickets.visitors.mine(page, body.visitorId, body.secrets ?? {}) });
    },
  );
}

type Visitors = Services['tickets']['visitors'];
type Said = Awaited<ReturnType<Visitors['reply']>> | boolean;

function ticketRoutes(services: Services): Route[] {
  const { visitors, rates } = services.tickets;

  /** Something that a visitor does to a ticket of theirs. */
  function act<S extends TSchema>(
    what: { path: string; summary: string; schema: S; answers: Record<number, Answer> },
    run: (door: AtDoor, ticketId: string, body: Static<S>) => Promise<Said>,
  ): Route {
    const { path, summary, schema, answers } = what;
    return bodyRoute(
      {
        ...{ method: 'POST', path: `/v1/tickets/:ticketId/${path}`, permission: 'app-key', summary, answers },
        body: { ...VISITOR_BODY, schema, code: 'invalid-body' },
      },
      async (call, body) => {
        // Every schema here holds who asks.
        const who = body as Who;
        const page = await knock(services, call, who);
        if ('problem' in page) return page.problem;
        const waitMs = rates.said({ appId: page.appId, visitorId: who.visitorId });
        if (waitMs > 0) return tooMuch(waitMs);
        return answerOf(await run(doorOf(page, who), call.params['ticketId'] ?? '', body));
      },
    );
  }
  const quiet: Record<number, Answer> = { 204: { description: 'It is noted' }, 404: noTicket, ...usual };
  return [
    act(
      {
        ...{ path: 'replies', schema: visitorReplySchema, answers: stands },
        summary: 'Says more. A solved or pending ticket is open again by it; the same key again is the same reply.',
      },
      (door, ticketId, body) => visitors.reply(door, ticketId, body),
    ),
    act(
      {
        path: 'rating',
        schema: visitorRatingSchema,
        answers: stands,
        summary: 'Rates a solved ticket; the last counts.',
      },
      (door, ticketId, { score, word }) =>
        visitors.rate(door, ticketId, { score, ...(word !== undefined && { word }) }),
    ),
    act(
      { path: 'reopen', schema: ofTicketSchema, answers: stands, summary: 'Opens a solved ticket again.' },
      (door, ticketId) => visitors.reopen(door, ticketId),
    ),
    act(
      { path: 'seen', schema: visitorSeenSchema, answers: quiet, summary: 'Notes that the visitor looked at it.' },
      (door, ticketId, { revision }) => visitors.seen(door, ticketId, revision),
    ),
    act(
      {
        path: 'guide',
        schema: visitorGuideSchema,
        answers: quiet,
        summary: 'Notes how far a guide that was sent got.',
      },
      (door, ticketId, { entryId, state, stepId }) =>
        visitors.guide(door, ticketId, { entryId, state, ...(stepId !== undefined && { stepId }) }),
    ),
  ];
}

function answerOf(said: Said): Response {
  switch (said) {
    case true:
      return new Response(null, { status: 204 });
    case false:
    case 'unknown':
      return unknownTicket();
    case 'unknown-upload':
      return unknownUpload();
    case 'ticket-closed':
      return problem(409, 'ticket-closed', 'This ticket is closed. Ask in a new one, which may name its number.');
    case 'not-solved':
      return problem(409, 'not-solved', 'A ticket can be rated once it is solved.');
    default: {
      const { ticket, entryId } = said;
      return json(200, { state: ticket.state, revision: ticket.revision, ...(entryId && { entryId }) });
    }
  }
}

function attachmentRoute(services: Services): Route {
  const { visitors, uploads } = services.tickets;
  const file = { description: 'The file; pictures as such, all else as a download', schema: fileSchema };
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/v1/tickets/:ticketId/attachments/:uploadId', permission: 'app-key' },
      summary: 'A file of a ticket, for its visitor.',
      body: { ...VISITOR_BODY, schema: ofTicketSchema, code: 'invalid-body' },
      answers: { 200: file, 404: noTicket, ...usual },
    },
    async (call, body) => {
      const page = await knock(services, call, body);
      if ('problem' in page) return page.problem;
      const { ticketId = '', uploadId = '' } = call.params;
      if ((await visitors.find(doorOf(page, body), ticketId)) === undefined) return unknownTicket();
      const entries = (await visitors.entries(ticketId)).filter(({ kind }) => kind === 'message');
      return fileOf(uploads, entries, uploadId);
    },
  );
}
