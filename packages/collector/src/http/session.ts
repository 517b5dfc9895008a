import Type from 'typebox';
import type { Services } from '../services/index.ts';
import { ENTRANCE, presentOf } from './entrance.ts';
import { json } from './problem.ts';
import { route, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The session of whoever is signed in. */
export function sessionRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { sessions, audit, openid } = services;
  return [
    route(
      {
        method: 'GET',
        path: '/api/session',
        permission: 'signed-in',
        summary: 'Who is signed in, what they may do, and until when.',
        answers: { 200: ENTRANCE.signedIn, 401: ENTRANCE.notSignedIn },
      },
      async ({ caller }) => {
        const found = caller.sessionHash === undefined ? undefined : await sessions.find(caller.sessionHash);
        return json(200, await presentOf(services, caller, found?.expiresAt ?? null));
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/session',
        permission: 'signed-in',
        summary: 'Signs out. Whoever came by the identity provider is told where to sign out there as well.',
        answers: {
          200: {
            description: 'Signed out here, and where to go',
            schema: Type.Object({ leaveUrl: Type.String() }),
          },
          204: { description: 'Signed out' },
          401: ENTRANCE.notSignedIn,
        },
      },
      async (call) => {
        const { memberId, sessionHash } = call.caller;
        const found = sessionHash === undefined ? undefined : await sessions.find(sessionHash);
        if (memberId !== undefined && sessionHash !== undefined && (await sessions.end(memberId, sessionHash))) {
          await audit.note(call, 'member.signed-out', { target: memberId });
        }
        const leaveUrl = found?.how === 'openid' ? await openid?.leaveUrl() : undefined;
        if (leaveUrl !== undefined) return json(200, { leaveUrl }, { 'set-cookie': cookie.clear });
        return new Response(null, { status: 204, headers: { 'set-cookie': cookie.clear } });
      },
    ),
  ];
}
