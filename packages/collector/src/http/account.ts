import Type from 'typebox';
import {
  instantSchema,
  mailLanguageSchema,
  memberNameSchema,
  memberSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { ACCOUNT, done, memberOf, refuseStale } from './account-parts.ts';
import { passkeySchema, shownPasskey } from './account-passkeys.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const closed = { additionalProperties: false };
const accountSchema = Type.Object({
  member: memberSchema,
  recoveryCodesLeft: Type.Integer(),
  passkeys: Type.Array(passkeySchema),
  /** Whether browsers have passkeys for the address of this collector. */
  passkeysPossible: Type.Boolean(),
  /** The company's identity provider, and whether it is a way into this account; null where there is none. */
  openid: Type.Union([Type.Object({ name: Type.String(), linked: Type.Boolean() }), Type.Null()]),
  sessions: Type.Array(
    Type.Object({
      sessionId: Type.String(),
      current: Type.Boolean(),
      how: Type.String(),
      device: Type.String(),
      createdAt: instantSchema,
      seenAt: instantSchema,
    }),
  ),
});

/** Who somebody is, how they sign in, and where they are signed in. */
export function accountRoutes(services: Services): Route[] {
  const { sessions, members, passkeys, audit, openid } = services;
  return [
    route(
      {
        method: 'GET',
        path: '/api/account',
        permission: ACCOUNT.permission,
        summary: 'How the member signs in, and where they are signed in.',
        answers: { 200: { description: 'The account', schema: accountSchema } },
      },
      async (call) => {
        const member = await memberOf(services, call);
        const open = await sessions.of(member.memberId);
        return json(200, {
          member: members.shown(member),
          recoveryCodesLeft: member.recoveryHashes.length,
          passkeys: member.passkeys.map(shownPasskey),
          passkeysPossible: passkeys.possible,
          openid: openid === undefined ? null : { name: openid.name, linked: member.openid !== null },
          sessions: open.map(({ sessionHash, how, device, createdAt, seenAt }) => ({
            ...{ sessionId: sessionHash, current: sessionHash === call.caller.sessionHash, how, device },
            ...{ createdAt, seenAt },
          })),
        });
      },
    ),
    bodyRoute(
      {
        method: 'PUT',
        path: '/api/account/language',
        permission: ACCOUNT.permission,
        summary: 'Says in which language the member is written to.',
        body: { schema: Type.Object({ language: mailLanguageSchema }, closed), ...MANAGEMENT_BODY },
        answers: ACCOUNT.done,
      },
      async (call, { language }) => {
        const { memberId } = await memberOf(services, call);
        await members.update(memberId, (member) => ({ ...member, language }));
        return done();
      },
    ),
    bodyRoute(
      {
        method: 'PUT',
        path: '/api/account',
        permission: ACCOUNT.permission,
        summary: 'Changes the name, or the mail address with which one signs in.',
        body: {
          schema: Type.Object({ name: memberNameSchema, email: Type.Optional(memberSchema.properties.email) }, closed),
          ...MANAGEMENT_BODY,
        },
        answers: {
          200: { description: 'The member', schema: memberSchema },
          403: ACCOUNT.refused,
          409: { description: 'Another member has this mail address', schema: problemSchema },
        },
      },
      async (call, { name, email }) => {
        const member = await memberOf(services, call);
        const stale = email === undefined || email === member.email ? undefined : await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const changed = await members.change(member.memberId, { name, ...(email !== undefined && { email }) });
        if (changed === 'taken') return problem(409, 'email-taken', 'Another member has this mail address.');
        if (typeof changed === 'string') return notFound('member with this id');
        const { before, after } = changed;
        const what = {
          before: { name: before.name, email: before.email },
          after: { name: after.name, email: after.email },
        };
        await audit.note(call, 'member.changed', { target: member.memberId, ...what });
        return json(200, members.shown(after));
      },
    ),
  ];
}
