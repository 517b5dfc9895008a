import Type from 'typebox';
import { instantSchema, memberNameSchema, memberSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { shownMember } from '../services/members.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem, tooMany } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';
import { badPassword, codeSchema, passwordSchema } from './session.ts';

const closed = { additionalProperties: false };
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const accountSchema = Type.Object({
  member: memberSchema,
  recoveryCodesLeft: Type.Integer(),
  passkeys: Type.Array(
    Type.Object({
      passkeyId: Type.String(),
      name: Type.String(),
      createdAt: instantSchema,
      usedAt: orNull(instantSchema),
    }),
  ),
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
const seedSchema = Type.Object({ secret: Type.String(), uri: Type.String() });
const codesSchema = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
const seedText = Type.String({ pattern: '^[A-Z2-7]{32}$', description: 'the seed as it was given out' });

const permission = 'account' as const;
const gone = { 204: { description: 'Done' } };
const refused = { description: 'Sign in again first, or the present password does not fit', schema: problemSchema };

/** What changes how somebody signs in is taken only soon after they did: a session that was left open is not enough. */
async function refuseStale({ sessions }: Services, { caller }: Call): Promise<Response | undefined> {
  if (await sessions.isFresh(caller.sessionHash)) return undefined;
  return problem(403, 'sign-in-again', 'Sign out and in again first: this changes how you sign in.');
}

const done = (): Response => new Response(null, { status: 204 });

export function accountRoutes(services: Services): Route[] {
  return [...presentRoutes(services), passwordRoute(services), ...codeRoutes(services), ...sessionRoutes(services)];
}

/** The member whose session this is; the gate has found them a moment ago. */
async function memberOf({ members }: Services, { caller }: Call): Promise<MemberRecord> {
  const member = await members.find(caller.memberId ?? '');
  if (member === undefined) throw new Error('a session without its member');
  return member;
}

function presentRoutes(services: Services): Route[] {
  const { sessions, members, audit } = services;
  return [
    route(
      {
        method: 'GET',
        path: '/api/account',
        permission,
        summary: 'How the member signs in, and where they are signed in.',
        answers: { 200: { description: 'The account', schema: accountSchema } },
      },
      async (call) => {
        const member = await memberOf(services, call);
        const open = await sessions.of(member.memberId);
        return json(200, {
          member: shownMember(member),
          recoveryCodesLeft: member.recoveryHashes.length,
          passkeys: member.passkeys.map(({ passkeyId, name, createdAt, usedAt }) => ({
            ...{ passkeyId, name, createdAt, usedAt },
          })),
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
        path: '/api/account',
        permission,
        summary: 'Changes the name, or the mail address with which one signs in.',
        body: {
          schema: Type.Object({ name: memberNameSchema, email: Type.Optional(memberSchema.properties.email) }, closed),
          ...MANAGEMENT_BODY,
        },
        answers: {
          200: { description: 'The member', schema: memberSchema },
          403: refused,
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
        return json(200, shownMember(after));
      },
    ),
  ];
}

function passwordRoute(services: Services): Route {
  const { members, passwords, sessions, signIn, audit } = services;
  const schema = Type.Object({ present: Type.Optional(passwordSchema), password: passwordSchema }, closed);
  return bodyRoute(
    {
      method: 'PUT',
      path: '/api/account/password',
      permission,
      summary: 'Chooses a password; where there is one, by the present one. Other sessions end.',
      body: { schema, ...MANAGEMENT_BODY },
      answers: {
        ...gone,
        403: refused,
        422: { description: 'The password may not be used', schema: problemSchema },
        429: { description: 'Too many attempts; come back after Retry-After', schema: problemSchema },
      },
    },
    async (call, { present = '', password }) => {
      const member = await memberOf(services, call);
      if (member.password === null) {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
      } else {
        const wait = signIn.waitMs(call.address);
        if (wait > 0) return tooMany(wait);
        if (!(await passwords.verify(present, member.password))) {
          await audit.note(call, 'password.refused', { target: member.memberId });
          return problem(403, 'password-wrong', 'The present password does not fit.');
        }
      }
      const mistake = await passwords.judge(password, [member.name, member.email, 'handrail']);
      if (mistake !== undefined) return badPassword(mistake);
      const hash = await passwords.hash(password);
      await members.update(member.memberId, (now) => ({ ...now, password: hash }));
      await sessions.endOf(member.memberId, call.caller.sessionHash);
      await audit.note(call, 'password.changed', { target: member.memberId });
      return done();
    },
  );
}

function codeRoutes(services: Services): Route[] {
  const { secondFactor, audit } = services;
  return [
    route(
      {
        method: 'POST',
        path: '/api/account/codes',
        permission,
        summary: 'A seed for one-time codes. Nothing changes before a code of it comes back.',
        answers: { 200: { description: 'The seed', schema: seedSchema }, 403: refused },
      },
      async (call) =>
        (await refuseStale(services, call)) ?? json(200, secondFactor.newSeed(await memberOf(services, call))),
    ),
    bodyRoute(
      {
        method: 'PUT',
        path: '/api/account/codes',
        permission,
        summary: 'Turns one-time codes on by a code of the seed; answers with recovery codes, once.',
        body: { schema: Type.Object({ secret: seedText, code: codeSchema }, closed), ...MANAGEMENT_BODY },
        answers: {
          200: { description: 'The recovery codes', schema: codesSchema },
          403: refused,
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
        method: 'DELETE',
        path: '/api/account/codes',
        permission,
        summary: 'Turns one-time codes off.',
        answers: { ...gone, 403: refused },
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

function sessionRoutes({ sessions, audit }: Services): Route[] {
  return [
    route(
      {
        method: 'DELETE',
        path: '/api/account/sessions/:sessionId',
        permission,
        summary: 'Ends one session of the member.',
        answers: { ...gone, 404: { description: 'The member has no such session', schema: problemSchema } },
      },
      async (call) => {
        const { memberId = '' } = call.caller;
        if (!(await sessions.end(memberId, call.params['sessionId'] ?? ''))) return notFound('session with this id');
        await audit.note(call, 'session.ended', { target: memberId });
        return done();
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/account/sessions',
        permission,
        summary: 'Ends every session of the member but this one.',
        answers: gone,
      },
      async (call) => {
        const { memberId = '', sessionHash } = call.caller;
        await sessions.endOf(memberId, sessionHash);
        await audit.note(call, 'session.others-ended', { target: memberId });
        return done();
      },
    ),
  ];
}
