import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import type { Services } from '../services/index.ts';
import { OPENID_CALLBACK, type OpenId } from '../services/openid/index.ts';
import { ENTRANCE, fromOf, noteEntry } from './entrance.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface OpenIdCookies {
  session: SessionCookie;
  /** Holds the secret of a sign-in that is under way; it must come along when another site sends the browser back. */
  underWay: SessionCookie;
}

const startSchema = Type.Object({ url: Type.String() });

/** Signing in by the company's identity provider. */
export function openIdRoutes(services: Services, { session, underWay }: OpenIdCookies): Route[] {
  const { openid } = services;
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/openid',
        permission: 'public',
        summary: 'Begins a sign-in at the identity provider; answers where the browser has to go.',
        body: { schema: Type.Object({}, { additionalProperties: false }), ...MANAGEMENT_BODY },
        answers: {
          200: { description: 'Where to go', schema: startSchema },
          404: { description: 'No provider is set up', schema: problemSchema },
          429: ENTRANCE.tooMany,
          503: { description: 'The provider does not answer', schema: problemSchema },
        },
      },
      async (call) => {
        if (openid === undefined) return notFound('identity provider');
        const begun = await openid.begin();
        if ('url' in begun) return json(200, { url: begun.url }, { 'set-cookie': underWay.set(begun.secret) });
        await refuse(services, call, begun);
        return problem(
          503,
          'provider-unreachable',
          'The identity provider does not answer as one. Try again, or ask an admin to look into the audit log.',
        );
      },
    ),
    route(
      {
        method: 'GET',
        path: OPENID_CALLBACK,
        permission: 'public',
        summary: 'Where the identity provider sends the browser back; leads to the dashboard.',
        query: {
          ...{ code: 'what is exchanged for a token', state: 'which sign-in it was', iss: 'which provider it was' },
          ...{ error: 'why the provider said no', error_description: 'the same in its words' },
        },
        longestParameter: HTTP_LIMITS.callbackLength,
        answers: { 303: { description: 'To the dashboard, with why not behind the # where it failed' } },
      },
      async (call) => {
        const { request, query } = call;
        const done = await openid?.finish(`?${query.toString()}`, underWay.read(request), fromOf(call).device);
        const headers = new Headers({ 'cache-control': 'no-store' });
        headers.append('set-cookie', underWay.clear);
        if (done === undefined || 'refused' in done) {
          if (done !== undefined) await refuse(services, call, done);
          headers.set('location', `../dashboard/#/refused/${done?.refused ?? 'not-valid'}`);
          return new Response(null, { status: 303, headers });
        }
        const { member, secret } = done.session;
        const caller = await noteEntry(services, call, member, 'openid');
        for (const { action, before, after } of done.changes) {
          await services.audit.note({ ...call, caller }, action, { target: member.memberId, before, after });
        }
        headers.append('set-cookie', session.set(secret));
        headers.set('location', '../dashboard/#/');
        return new Response(null, { status: 303, headers });
      },
    ),
  ];
}

/** Written down with what the provider said, so that an admin can tell why. */
async function refuse(
  { audit }: Services,
  call: Call,
  { refused, detail, memberId }: Extract<Awaited<ReturnType<OpenId['finish']>>, { refused: string }>,
): Promise<void> {
  await audit.note(call, 'sign-in.refused', {
    ...(memberId !== undefined && { target: memberId }),
    after: { why: `openid ${refused}`, ...(detail !== undefined && { detail }) },
  });
}
