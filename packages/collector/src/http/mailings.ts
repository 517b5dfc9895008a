import type { MailingInput } from '@handrail/protocol';
import {
  mailingAddressesSchema,
  mailingInputSchema,
  mailingSchema,
  mailingsSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { MailingRefusal } from '../services/mailings/desk.ts';
import { personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const MAILINGS = '/api/mailings';
const MAILING = `${MAILINGS}/:mailingId`;
const ADDRESSES = '/api/mailing-addresses';
// Whoever is signed in may ask: which reports they see and make is judged by the apps that these are about.
const permission = 'signed-in' as const;
const one = { description: 'The report, and when it is due', schema: mailingSchema };
const noMailing = { description: 'There is no such report for the caller', schema: problemSchema };
const refused = { description: 'It is not valid, or the caller may not', schema: problemSchema };
const body = { ...MANAGEMENT_BODY, schema: mailingInputSchema, code: 'invalid-mailing' as const };

/** Reports that leave by mail at their times. */
export function mailingRoutes(services: Services): Route[] {
  return [...readRoutes(services), ...writeRoutes(services), ...addressRoutes(services)];
}

const asking = ({ caller }: Call) => caller;
const notThere = (): Response => notFound('report with this id');

function readRoutes({ mailings, mail }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: MAILINGS, permission },
        summary: 'The reports by mail that the caller made or may change, and how each stands.',
        answers: { 200: { description: 'The reports', schema: mailingsSchema } },
      },
      async (call) => json(200, { mailings: await mailings.list(asking(call)), isOn: mail.isOn }),
    ),
  ];
}

function writeRoutes({ mailings, audit }: Services): Route[] {
  const appOf = ({ what }: MailingInput) => (what.appId === undefined ? {} : { appId: what.appId });
  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: MAILINGS, permission },
        summary: 'Makes a report that leaves by mail every week or month. Each reader gets what they may see by then.',
        body,
        answers: { 201: one, 409: { description: 'There are too many', schema: problemSchema }, 422: refused },
      },
      async (call, input: MailingInput) => {
        const done = await mailings.make(asking(call), personOf(call.caller), input);
        if ('refused' in done) return refuse(done.refused);
        const { mailing } = done;
        await audit.note(call, 'mailing.saved', { ...appOf(input), target: mailing.mailingId, after: input });
        return json(201, mailing);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: MAILING, permission },
        summary: 'Changes a report by mail. Who left it does not get it again by being written down.',
        body,
        answers: { 200: one, 404: noMailing, 422: refused },
      },
      async (call, input: MailingInput) => {
        const before = await mailings.find(asking(call), call.params['mailingId'] ?? '');
        if (before === undefined) return notThere();
        const done = await mailings.change(asking(call), before, input);
        if ('refused' in done) return refuse(done.refused);
        const { mailingId } = before;
        await audit.note(call, 'mailing.saved', { ...appOf(input), target: mailingId, before, after: input });
        return json(200, done.mailing);
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: MAILING, permission },
        summary: 'Removes a report by mail.',
        answers: { 204: { description: 'It is gone' }, 404: noMailing },
      },
      async (call) => {
        const before = await mailings.find(asking(call), call.params['mailingId'] ?? '');
        if (before === undefined || !(await mailings.remove(before.mailingId))) return notThere();
        await audit.note(call, 'mailing.removed', { ...appOf(before), target: before.mailingId, before });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

function addressRoutes({ mailings, audit }: Services): Route[] {
  const answers = { 200: { description: 'The addresses', schema: mailingAddressesSchema } };
  return [
    route(
      {
        ...{ method: 'GET', path: ADDRESSES, permission },
        summary:
          'Addresses of people without an account to whom reports may be sent; none for who may send no reports.',
        answers,
      },
      async (call) => json(200, { addresses: await mailings.addresses(asking(call)) }),
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: ADDRESSES, permission: 'member.manage' },
        summary:
          'Says to which addresses of people without an account reports may be sent. Others get none from now on.',
        body: { ...MANAGEMENT_BODY, schema: mailingAddressesSchema },
        answers,
      },
      async (call, { addresses }) => {
        const before = await mailings.addresses(asking(call));
        await mailings.allow(addresses);
        const after = await mailings.addresses(asking(call));
        await audit.note(call, 'mailing.addresses', { before, after });
        return json(200, { addresses: after });
      },
    ),
  ];
}

const DETAILS: Readonly<Record<MailingRefusal, string>> = {
  'not-there': 'What it is to tell of is not there, or you may not send reports about it.',
  'no-such-member': 'One of the members who are to get it is not there.',
  'not-allowed-address': 'An admin must allow an address first, before reports are sent to it.',
  'no-such-time-zone': 'There is no such time zone: write a name such as Europe/Berlin.',
  nobody: 'Say to whom it is to be sent.',
  full: 'There are 200 reports by mail; remove one first.',
};

const refuse = (why: MailingRefusal): Response =>
  problem(why === 'full' ? 409 : 422, why === 'full' ? 'too-many-mailings' : why, DETAILS[why]);
