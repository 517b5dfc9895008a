import Type from 'typebox';
import { instantSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const sessionSchema = Type.Object({
  member: Type.Object({ name: Type.String(), role: Type.String() }),
  /** Null for the admin token, which ends with the process. */
  expiresAt: Type.Union([instantSchema, Type.Null()]),
});
const signedIn = { description: 'Who is signed in, and until when', schema: sessionSchema };
const notSignedIn = { description: 'Not signed in', schema: problemSchema };

export function sessionRoutes({ signIn }: Services, cookie: SessionCookie): Route[] {
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session',
        permission: 'public',
        summary: 'Signs in with the token of a one-time link.',
        body: { schema: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }), ...MANAGEMENT_BODY },
        answers: { 200: signedIn, 401: notSignedIn },
      },
      async (_, { token }) => {
        const session = await signIn.redeem(token);
        if (session === undefined) {
          return problem(
            401,
            'link-not-valid',
            'This sign-in link was used or is too old; each start prints a fresh one.',
          );
        }
        const { member, expiresAt, secret } = session;
        return json(200, { member, expiresAt }, { 'set-cookie': cookie.set(secret) });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/api/session',
        permission: 'member',
        summary: 'Who is signed in, and until when.',
        answers: { 200: signedIn, 401: notSignedIn },
      },
      async ({ member, sessionSecret }) => {
        const session = sessionSecret === undefined ? undefined : await signIn.sessionOf(sessionSecret);
        return json(200, { member, expiresAt: session?.expiresAt ?? null });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/session',
        permission: 'member',
        summary: 'Signs out.',
        answers: { 204: { description: 'Signed out' }, 401: notSignedIn },
      },
      async ({ sessionSecret }) => {
        if (sessionSecret !== undefined) await signIn.signOut(sessionSecret);
        return new Response(null, { status: 204, headers: { 'set-cookie': cookie.clear } });
      },
    ),
  ];
}
