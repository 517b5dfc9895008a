import { problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { ACCOUNT, done } from './account-parts.ts';
import { notFound } from './problem.ts';
import { route, type Route } from './route.ts';

/** Where somebody is signed in. */
export function accountSessionRoutes({ sessions, audit }: Services): Route[] {
  return [
    route(
      {
        method: 'DELETE',
        path: '/api/account/sessions/:sessionId',
        permission: ACCOUNT.permission,
        summary: 'Ends one session of the member.',
        answers: { ...ACCOUNT.done, 404: { description: 'The member has no such session', schema: problemSchema } },
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
        permission: ACCOUNT.permission,
        summary: 'Ends every session of the member but this one.',
        answers: ACCOUNT.done,
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
