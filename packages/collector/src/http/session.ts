import Type from 'typebox';
import { emailSchema, instantSchema, memberNameSchema, memberSchema, problemSchema } from '@handrail/protocol/schema';
import { NOBODY, type Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { shownMember } from '../services/members.ts';
import { PASSWORD_LENGTH, type PasswordMistake } from '../services/passwords.ts';
import { rightsIn, RIGHTS } from '../services/rights.ts';
import type { OpenSession } from '../services/sessions.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, problem, tooMany } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const rights = Type.Array(Type.Enum([...RIGHTS]));
const sessionSchema = Type.Object({
  /** Null for the admin token of the environment, which is nobody. */
  member: Type.Union([memberSchema, Type.Null()]),
  name: Type.String(),
  /** What the caller may do in the workspace, and in each app that they have to do with. */
  rights,
  apps: Type.Record(Type.String(), rights),
  /** Null for what ends with the process. */
  expiresAt: Type.Union([instantSchema, Type.Null()]),
});
const signedIn = { description: 'Who is signed in, what they may do, and until when', schema: sessionSchema };
const notSignedIn = { description: 'Not signed in', schema: problemSchema };
const tooManyAnswer = { description: 'Too many attempts; come back after Retry-After', schema: problemSchema };

const tokenSchema = Type.String({ minLength: 1, maxLength: 200 });
/** Longer than any that may be chosen, so that the length is judged by the rule for passwords. */
export const passwordSchema = Type.String({ minLength: 1, maxLength: 4 * PASSWORD_LENGTH.most });
export const codeSchema = Type.String({ minLength: 1, maxLength: 40 });
const closed = { additionalProperties: false };
const credentialsSchema = Type.Object(
  { email: emailSchema, password: passwordSchema, code: Type.Optional(codeSchema) },
  closed,
);
const invitedSchema = Type.Object({ token: tokenSchema }, closed);
const acceptSchema = Type.Object(
  { token: tokenSchema, name: Type.Optional(memberNameSchema), password: passwordSchema },
  closed,
);

/** Where a call comes from, for sign-in and for the audit log. */
const fromOf = ({ request, address }: Call) => ({ address, device: request.headers.get('user-agent') ?? '' });

export function sessionRoutes(services: Services, cookie: SessionCookie): Route[] {
  return [...enterRoutes(services, cookie), ...invitationRoutes(services, cookie), ...presentRoutes(services, cookie)];
}

/** Answers with the session and its cookie, after it was written down. */
async function enter(
  services: Services,
  cookie: SessionCookie,
  call: Call,
  { member, expiresAt, secret }: OpenSession,
  how: string,
): Promise<Response> {
  const { memberId, name, grants } = member;
  const caller: Caller = { ...NOBODY, by: 'session', memberId, name, grants };
  await services.audit.note({ caller, address: call.address }, 'member.signed-in', {
    target: memberId,
    after: { how },
  });
  const shown = await session(services, caller, expiresAt);
  return json(200, shown, { 'set-cookie': cookie.set(secret) });
}

function enterRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { signIn, audit } = services;
  const refuse = async (call: Call, target: string | undefined, why: string): Promise<void> =>
    audit.note(call, 'sign-in.refused', { ...(target !== undefined && { target }), after: { why } });
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session',
        permission: 'public',
        summary: 'Signs in with the token of a one-time link.',
        body: { schema: Type.Object({ token: tokenSchema }, closed), ...MANAGEMENT_BODY },
        answers: { 200: signedIn, 401: notSignedIn, 429: tooManyAnswer },
      },
      async (call, { token }) => {
        const wait = signIn.waitMs(call.address);
        if (wait > 0) return tooMany(wait);
        const opened = await signIn.redeem(token, fromOf(call));
        if (opened !== undefined) return enter(services, cookie, call, opened, 'link');
        await refuse(call, undefined, 'link');
        return problem(401, 'link-not-valid', 'This sign-in link was used or is too old.');
      },
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/password',
        permission: 'public',
        summary: 'Signs in with mail address and password, and a code where the account wants one.',
        body: { schema: credentialsSchema, ...MANAGEMENT_BODY },
        answers: { 200: signedIn, 401: notSignedIn, 429: tooManyAnswer },
      },
      async (call, credentials) => {
        const done = await signIn.enter(credentials, fromOf(call));
        if ('session' in done) return enter(services, cookie, call, done.session, 'password');
        if (done.refused === 'too-many') return tooMany(done.waitMs);
        if (done.refused === 'code-needed')
          return problem(401, 'code-needed', 'Enter the code of your authenticator app.');
        if (done.refused === 'code-wrong') {
          await refuse(call, done.memberId, 'code');
          return problem(401, 'code-wrong', 'This code does not fit, or was used already. Wait for the next one.');
        }
        await refuse(call, undefined, 'password');
        return problem(401, 'sign-in-refused', 'Mail address and password do not fit together.');
      },
    ),
  ];
}

function invitationRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { signIn, members } = services;
  const notValid = () => problem(401, 'link-not-valid', 'This link was used or is too old; ask an admin for another.');
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/invitation',
        permission: 'public',
        summary: 'Whom an invitation is for. It is not used up.',
        body: { schema: invitedSchema, ...MANAGEMENT_BODY },
        answers: {
          200: {
            description: 'For whom it is',
            schema: Type.Object({ name: Type.String(), email: Type.Union([emailSchema, Type.Null()]) }),
          },
          401: notSignedIn,
          429: tooManyAnswer,
        },
      },
      async (call, { token }) => {
        const wait = signIn.waitMs(call.address);
        if (wait > 0) return tooMany(wait);
        const member = await members.invited(token);
        return member === undefined ? notValid() : json(200, { name: member.name, email: member.email });
      },
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/invitation/accept',
        permission: 'public',
        summary: 'Takes an invitation with a password, and signs in.',
        body: { schema: acceptSchema, ...MANAGEMENT_BODY },
        answers: {
          200: signedIn,
          401: notSignedIn,
          422: { description: 'The password may not be used', schema: problemSchema },
          429: tooManyAnswer,
        },
      },
      async (call, { token, name, password }) => {
        const wait = signIn.waitMs(call.address);
        if (wait > 0) return tooMany(wait);
        const done = await signIn.accept(token, { name, password }, fromOf(call));
        if (done === undefined) return notValid();
        return 'mistake' in done ? badPassword(done.mistake) : enter(services, cookie, call, done, 'invitation');
      },
    ),
  ];
}

function presentRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { sessions, audit } = services;
  return [
    route(
      {
        method: 'GET',
        path: '/api/session',
        permission: 'signed-in',
        summary: 'Who is signed in, what they may do, and until when.',
        answers: { 200: signedIn, 401: notSignedIn },
      },
      async ({ caller }) => {
        const found = caller.sessionHash === undefined ? undefined : await sessions.find(caller.sessionHash);
        return json(200, await session(services, caller, found?.expiresAt ?? null));
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/session',
        permission: 'signed-in',
        summary: 'Signs out.',
        answers: { 204: { description: 'Signed out' }, 401: notSignedIn },
      },
      async (call) => {
        const { memberId, sessionHash } = call.caller;
        if (memberId !== undefined && sessionHash !== undefined && (await sessions.end(memberId, sessionHash))) {
          await audit.note(call, 'member.signed-out', { target: memberId });
        }
        return new Response(null, { status: 204, headers: { 'set-cookie': cookie.clear } });
      },
    ),
  ];
}

async function session({ members, apps }: Services, caller: Caller, expiresAt: number | null): Promise<object> {
  const member = caller.memberId === undefined ? undefined : await members.find(caller.memberId);
  const inApps = (await apps.list()).map(({ appId }): [string, string[]] => [appId, rightsIn(caller, appId)]);
  return {
    member: member === undefined ? null : shownMember(member),
    name: caller.name,
    rights: rightsIn(caller),
    apps: Object.fromEntries(inApps.filter(([, some]) => some.length > 0)),
    expiresAt,
  };
}

const PASSWORD_WORDS: Readonly<Record<PasswordMistake, string>> = {
  'too-short': `A password needs ${PASSWORD_LENGTH.least} characters or more. Several words that do not belong together are easy to keep.`,
  'too-long': `A password may have ${PASSWORD_LENGTH.most} characters at most.`,
  common:
    'This password, or one like it, is on lists of stolen ones. Choose several words that do not belong together.',
  'about-you':
    'This password is little more than your name or address. Choose several words that do not belong together.',
};

export const badPassword = (mistake: PasswordMistake): Response =>
  problem(422, `password-${mistake}`, PASSWORD_WORDS[mistake]);
