import Type from 'typebox';
import { deliveriesSchema, problemSchema } from '@handrail/protocol/schema';
import { INBOUND_MAIL } from '../delivery-limits.ts';
import type { Services } from '../services/index.ts';
import { json } from './problem.ts';
import { bytesRoute, route, type Route } from './route.ts';

const receivedSchema = Type.Object({
  result: Type.Enum([
    'taken',
    'noted',
    'opened',
    'automatic',
    'no-ticket',
    'unproven',
    'unknown-sender',
    'empty',
    'too-many',
  ]),
});

/** Mails that come in, and the log of those that went out. */
export function mailRoutes({ inboundMail, mail }: Services): Route[] {
  return [
    bytesRoute(
      {
        ...{ method: 'POST', path: '/api/mail/inbound', permission: 'mail.deliver' },
        summary:
          'Hands in a mail as it came over the wire (message/rfc822). An answer to a ticket becomes an entry of it.',
        body: {
          schema: Type.String(),
          bounds: { types: ['message/rfc822'], maxBytes: INBOUND_MAIL.messageBytes, maxDepth: 1 },
          code: 'invalid-mail',
        },
        answers: {
          200: { description: 'What became of it', schema: receivedSchema },
          413: { description: 'It is too large', schema: problemSchema },
        },
      },
      async (_, bytes) => {
        const read = await bytes();
        return 'problem' in read ? read.problem : json(200, { result: await inboundMail.receive(read.bytes) });
      },
    ),
    route(
      {
        ...{ method: 'GET', path: '/api/mail/deliveries', permission: 'support.manage' },
        summary: 'The last mails that went out, or wait to, the newest first: their subjects, and what became of them.',
        answers: { 200: { description: 'The mails', schema: deliveriesSchema } },
      },
      async () => json(200, { deliveries: await mail.log() }),
    ),
  ];
}
