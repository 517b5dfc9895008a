import Type from 'typebox';
import { instantSchema, memberNameSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { handleOf } from '../services/passkeys.ts';
import type { PasskeyRecord } from '../store/records/member-records.ts';
import { ACCOUNT, done, memberOf, refuseStale } from './account-parts.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { newPasskeySchema, optionsSchema } from './passkey-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const closed = { additionalProperties: false };

export const passkeySchema = Type.Object({
  passkeyId: Type.String(),
  name: Type.String(),
  createdAt: instantSchema,
  usedAt: Type.Union([instantSchema, Type.Null()]),
});

export function shownPasskey(passkey: PasskeyRecord) {
  const { name, createdAt, usedAt } = passkey;
  return { passkeyId: handleOf(passkey), name, createdAt, usedAt };
}

const addedSchema = Type.Object({ passkey: passkeySchema, recoveryCodes: Type.Array(Type.String()) });
const noPasskey = { description: 'The member has no such passkey', schema: problemSchema };
const unknown = (): Response => notFound('passkey with this id');

/** The passkeys of the member who is signed in. */
export function accountPasskeyRoutes(services: Services): Route[] {
  return [...addRoutes(services), ...changeRoutes(services)];
}

function addRoutes(services: Services): Route[] {
  const { passkeys, audit } = services;
  const { permission } = ACCOUNT;
  return [
    route(
      {
        ...{ method: 'POST', path: '/api/account/passkeys/options', permission },
        summary: 'What a browser needs to make a passkey.',
        answers: {
          200: { description: 'The options', schema: optionsSchema },
          403: ACCOUNT.refused,
          409: { description: 'Browsers have no passkeys for this address', schema: problemSchema },
        },
      },
      async (call) => {
        if (!passkeys.possible) {
          return problem(
            409,
            'passkeys-need-https',
            'Browsers have passkeys for names under https alone: set HANDRAIL_PUBLIC_URL to such an address.',
          );
        }
        return (
          (await refuseStale(services, call)) ?? json(200, await passkeys.newOptions(await memberOf(services, call)))
        );
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: '/api/account/passkeys', permission },
        summary: 'Keeps a passkey that the browser has made; with the first one come recovery codes, once.',
        body: {
          schema: Type.Object({ name: memberNameSchema, passkey: newPasskeySchema }, closed),
          ...MANAGEMENT_BODY,
        },
        answers: {
          201: { description: 'The passkey', schema: addedSchema },
          403: ACCOUNT.refused,
          422: { description: 'It does not hold', schema: problemSchema },
        },
      },
      async (call, { name, passkey: made }) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId } = await memberOf(services, call);
        const added = await passkeys.add(memberId, name, made);
        if (added === undefined) {
          return problem(422, 'passkey-not-valid', 'This passkey does not hold, or took too long. Make it once more.');
        }
        const passkey = shownPasskey(added.passkey);
        await audit.note(call, 'passkey.made', { target: memberId, after: passkey });
        return json(201, { passkey, recoveryCodes: added.recoveryCodes });
      },
    ),
  ];
}

function changeRoutes(services: Services): Route[] {
  const { passkeys, audit } = services;
  const { permission } = ACCOUNT;
  const path = '/api/account/passkeys/:passkeyId';
  const before = async (memberId: string, passkeyId: string) =>
    (await services.members.find(memberId))?.passkeys.find((one) => handleOf(one) === passkeyId);
  return [
    bodyRoute(
      {
        ...{ method: 'PUT', path, permission },
        summary: 'Gives a passkey another name.',
        body: { schema: Type.Object({ name: memberNameSchema }, closed), ...MANAGEMENT_BODY },
        answers: { ...ACCOUNT.done, 404: noPasskey },
      },
      async (call, { name }) => {
        const { memberId = '' } = call.caller;
        const { passkeyId = '' } = call.params;
        const was = await before(memberId, passkeyId);
        if (!(await passkeys.rename(memberId, passkeyId, name))) return unknown();
        await audit.note(call, 'passkey.renamed', {
          target: memberId,
          before: was && { name: was.name },
          after: { name },
        });
        return done();
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path, permission },
        summary: 'Removes a passkey; it signs nobody in any more.',
        answers: { ...ACCOUNT.done, 403: ACCOUNT.refused, 404: noPasskey },
      },
      async (call) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId = '' } = call.caller;
        const { passkeyId = '' } = call.params;
        const was = await before(memberId, passkeyId);
        if (!(await passkeys.remove(memberId, passkeyId))) return unknown();
        await audit.note(call, 'passkey.removed', { target: memberId, before: was && shownPasskey(was) });
        return done();
      },
    ),
  ];
}
