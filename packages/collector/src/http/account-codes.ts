import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { ACCOUNT, done, memberOf, refuseStale } from './account-parts.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { codeSchema } from './password-body.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const seedSchema = Type.Object({ secret: Type.String(), uri: Type.String() });
const codesSchema = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
const seedText = Type.String({ pattern: '^[A-Z2-7]{32}$', description: 'the seed as it was given out' });

/** One-time codes, and recovery codes for who has lost what shows them. */
export function codeRoutes(services: Services): Route[] {
  const { secondFactor, audit } = services;
  return [
    route(
      {
        method: 'POST',
        path: '/api/account/codes',
        permission: ACCOUNT.permission,
        summary: 'A seed for one-time codes. Nothing changes before a code of it comes back.',
        answers: { 200: { description: 'The seed', schema: seedSchema }, 403: ACCOUNT.refused },
      },
      async (call) =>
        (await refuseStale(services, call)) ?? json(200, secondFactor.newSeed(await memberOf(services, call))),
    ),
    bodyRoute(
      {
        method: 'PUT',
        path: '/api/account/codes',
        permission: ACCOUNT.permission,
        summary: 'Turns one-time codes on by a code of the seed; answers with recovery codes, once.',
        body: {
          schema: Type.Object({ secret: seedText, code: codeSchema }, { additionalProperties: false }),
          ...MANAGEMENT_BODY,
        },
        answers: {
          200: { description: 'The recovery codes', schema: codesSchema },
          403: ACCOUNT.refused,
          422: { description: 'The code does not fit', schema: problemSchema },
        },
      },
      async (call, { secret, code }) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId } = await memberOf(services, call);
        const recoveryCodes = await secondFactor.turnOn(memberId, secret, code);
        if (recoveryCodes === undefined)
          return problem(422, 'code-wrong', 'This code is not of that seed, or too old.');
        await audit.note(call, 'codes.turned-on', { target: memberId });
        return json(200, { recoveryCodes });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/api/account/recovery-codes',
        permission: ACCOUNT.permission,
        summary: 'New recovery codes in the place of those that are left; shown once.',
        answers: {
          200: { description: 'The recovery codes', schema: codesSchema },
          403: ACCOUNT.refused,
          409: { description: 'There is no second factor to lose', schema: problemSchema },
        },
      },
      async (call) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId } = await memberOf(services, call);
        const recoveryCodes = await secondFactor.renewRecovery(memberId);
        if (recoveryCodes === undefined) {
          return problem(409, 'no-second-factor', 'Recovery codes stand in for codes or a passkey; you have neither.');
        }
        await audit.note(call, 'recovery-codes.made', { target: memberId });
        return json(200, { recoveryCodes });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/account/codes',
        permission: ACCOUNT.permission,
        summary: 'Turns one-time codes off.',
        answers: { ...ACCOUNT.done, 403: ACCOUNT.refused },
      },
      async (call) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId } = await memberOf(services, call);
        await secondFactor.turnOff(memberId);
        await audit.note(call, 'codes.turned-off', { target: memberId });
        return done();
      },
    ),
  ];
}
