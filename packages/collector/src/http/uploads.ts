import type { Ticket } from '@handrail/protocol';
import {
  memberUploadSchema,
  newUploadSchema,
  problemSchema,
  TICKET_LIMITS,
  uploadStandsSchema,
} from '@handrail/protocol/schema';
import { maySpeakFor } from '../services/identity.ts';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import { hashOf } from '../services/secrets.ts';
import { ownerOfMember, ownerOfVisitor } from '../services/tickets/attachments.ts';
import type { Sent, Sender } from '../services/tickets/uploads.ts';
import { appOf } from '../services/tickets/visitors.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { admitPage } from './page-gate.ts';
import { json, notFound, problem } from './problem.ts';
import { readBytes } from './read-json.ts';
import { bodyRoute, route, type Answer, type Call, type Route } from './route.ts';
import { doneOf, notAllowed } from './ticket-done.ts';
import { tooMuch, unknownTicket, VISITOR_BODY } from './ticket-visitors.ts';

const PIECE = { types: ['application/octet-stream'], maxBytes: TICKET_LIMITS.pieceBytes };
const noUpload = { description: 'There is no such upload, or not theirs', schema: problemSchema };
const stands = { description: 'How far it is', schema: uploadStandsSchema };
const pieces: Record<number, Answer> = {
  200: stands,
  404: noUpload,
  409: { description: 'It goes on elsewhere: at `offset`', schema: problemSchema },
  413: { description: 'More than was announced, or than a piece may have', schema: problemSchema },
  415: { description: 'A piece is application/octet-stream', schema: problemSchema },
  422: { description: 'No offset, or a file that the scanner refuses', schema: problemSchema },
  503: { description: 'The scanner cannot be asked now; send the last piece again later', schema: problemSchema },
};

/** Files on their way to a ticket, in pieces that can be sent again. */
export function uploadRoutes(services: Services): Route[] {
  return [...visitorRoutes(services), ...memberRoutes(services)];
}

function visitorRoutes(services: Services): Route[] {
  const { admit, tickets } = services;
  const begin = bodyRoute(
    {
      ...{ method: 'POST', path: '/v1/uploads', permission: 'app-key', apart: true },
      summary: 'Begins a file for a ticket, or tells how far the one with this key got.',
      body: { ...VISITOR_BODY, schema: newUploadSchema, code: 'invalid-upload' },
      answers: {
        ...{ 200: stands, 201: { description: 'It is begun', schema: uploadStandsSchema }, 404: noUpload },
        403: { description: 'No app has this key, not for this origin, or not without a token', schema: problemSchema },
        422: { description: 'The body is not valid', schema: problemSchema },
        429: { description: 'Too much for a day; send it again after Retry-After', schema: problemSchema },
      },
    },
    async (call, { appKey, visitorId, identity, secret, ...file }) => {
      const page = await admitPage(admit, call, { appKey, visitorId, identity });
      if ('problem' in page) return page.problem;
      if (!maySpeakFor(page.mode, page.shown, visitorId)) {
        return problem(
          403,
          'identity-needed',
          'This app takes files only of visitors whose server has signed who they are.',
        );
      }
      const whose = { appId: appOf(page).appId, owner: ownerOfVisitor(visitorId), secretHash: hashOf(secret) };
      return begun(await tickets.uploads.begin({ ...file, ...whose }));
    },
  );
  const send = route(
    {
      ...{ method: 'PATCH', path: '/v1/uploads/:uploadId', permission: 'app-key', apart: true },
      summary: `The next piece of a file, ${TICKET_LIMITS.pieceBytes} bytes at most: headers handrail-app-key, upload-secret, upload-offset.`,
      answers: {
        ...pieces,
        403: { description: 'No app has this key, or not for this origin', schema: problemSchema },
      },
    },
    async (call) => {
      const { headers } = call.request;
      const page = await admitPage(admit, call, { appKey: headers.get('handrail-app-key') ?? '' });
      if ('problem' in page) return page.problem;
      const secretHash = hashOf(headers.get('upload-secret') ?? '');
      return sendPiece(services, call, { appId: appOf(page).appId, secretHash });
    },
  );
  return [begin, send];
}

function memberRoutes(services: Services): Route[] {
  const { desk, uploads } = services.tickets;
  const path = '/api/tickets/:ticketId/uploads';

  /** The ticket, for who may answer it: whoever may only read it sends no files either. */
  async function answerable({ caller, params }: Call): Promise<Ticket | Response> {
    const ticket = await desk.find(caller, params['ticketId'] ?? '');
    if (ticket === undefined) return unknownTicket();
    return judge(caller, 'ticket.write', ticket.appId) === 'yes' ? ticket : doneOf('not-permitted');
  }

  const begin = bodyRoute(
    {
      ...{ method: 'POST', path, permission: 'signed-in', apart: true },
      summary: 'Begins a file for a ticket, or tells how far the one with this key got.',
      body: { ...MANAGEMENT_BODY, schema: memberUploadSchema, code: 'invalid-upload' },
      answers: {
        ...{ 200: stands, 201: { description: 'It is begun', schema: uploadStandsSchema } },
        ...{ 403: notAllowed, 404: noUpload },
        422: { description: 'The body is not valid', schema: problemSchema },
        429: { description: 'Too much for a day; send it again after Retry-After', schema: problemSchema },
      },
    },
    async (call, file) => {
      const ticket = await answerable(call);
      if (ticket instanceof Response) return ticket;
      const owner = ownerOfMember(call.caller.memberId ?? '');
      return begun(await uploads.begin({ ...file, appId: ticket.appId, owner, secretHash: '' }));
    },
  );
  const send = route(
    {
      ...{ method: 'PATCH', path: `${path}/:uploadId`, permission: 'signed-in', apart: true },
      summary: `The next piece of a file, ${TICKET_LIMITS.pieceBytes} bytes at most, with the header upload-offset.`,
      answers: { ...pieces, 403: notAllowed },
    },
    async (call) => {
      const ticket = await answerable(call);
      if (ticket instanceof Response) return ticket;
      const owner = ownerOfMember(call.caller.memberId ?? '');
      return sendPiece(services, call, { appId: ticket.appId, secretHash: '', owner });
    },
  );
  return [begin, send];
}

function begun(done: Awaited<ReturnType<Services['tickets']['uploads']['begin']>>): Response {
  if (done === 'unknown') return unknownFile();
  if ('waitMs' in done) return tooMuch(done.waitMs);
  return json(done.made ? 201 : 200, { uploadId: done.uploadId, offset: done.offset });
}

const unknownFile = (): Response => notFound('upload with this id');

async function sendPiece({ tickets }: Services, call: Call, sender: Sender): Promise<Response> {
  const { uploadId = '' } = call.params;
  const said = call.request.headers.get('upload-offset') ?? '';
  if (!/^\d{1,9}$/.test(said))
    return problem(422, 'invalid-offset', 'The header upload-offset says where the piece goes.');
  const read = await readBytes(call.request, PIECE);
  if ('problem' in read) return read.problem;
  const sent = await tickets.uploads.send(uploadId, sender, Number(said), read.bytes);
  return typeof sent === 'object' ? stood(uploadId, sent) : refusal(sent);
}

function stood(uploadId: string, sent: Extract<Sent, object>): Response {
  if ('offset' in sent) return json(200, { uploadId, offset: sent.offset });
  const { otherOffset: offset } = sent;
  return problem(409, 'other-offset', `The file goes on at ${offset}.`, { offset });
}

function refusal(why: Extract<Sent, string>): Response {
  switch (why) {
    case 'unknown':
      return unknownFile();
    case 'too-large':
      return problem(413, 'body-too-large', 'These are more bytes than were announced.');
    case 'refused':
      return problem(422, 'file-refused', 'The virus scanner refuses this file; it was removed.');
    case 'scanner-unavailable': {
      const headers = { 'retry-after': '30' };
      return problem(503, 'scanner-unavailable', 'Files cannot be looked at now; send the last piece again.', {
        headers,
      });
    }
  }
}
