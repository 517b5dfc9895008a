import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { ACCOUNT, done, refuseStale } from './account-parts.ts';
import { beginOpenId, BEGUN, type OpenIdCookies } from './openid.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

/** The company's identity provider as a way into an account that is there already. */
export function accountOpenIdRoutes(services: Services, cookies: OpenIdCookies): Route[] {
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/account/openid',
        permission: ACCOUNT.permission,
        summary:
          'Begins to make an identity at the provider a way into this account; answers where the browser has to go.',
        body: { schema: Type.Object({}, { additionalProperties: false }), ...MANAGEMENT_BODY },
        answers: { ...BEGUN, 403: ACCOUNT.refused },
      },
      async (call) => (await refuseStale(services, call)) ?? beginOpenId(services, cookies, call, call.caller.memberId),
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/account/openid',
        permission: ACCOUNT.permission,
        summary: 'Takes the identity at the provider from this account.',
        answers: {
          ...ACCOUNT.done,
          403: ACCOUNT.refused,
          409: { description: 'It is the only way to sign in, or there is none', schema: problemSchema },
        },
      },
      async (call) => {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
        const { memberId = '' } = call.caller;
        if (!(await services.openid?.unlink(memberId))) {
          return problem(409, 'only-way', 'Choose a password or add a passkey first: you could not sign in any more.');
        }
        await services.audit.note(call, 'member.unlinked', { target: memberId });
        return done();
      },
    ),
  ];
}
