import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import { HTTP_LIMITS } from '../config.ts';
import type { Services } from '../services/index.ts';
import { OPENID_CALLBACK } from '../services/openid/index.ts';
import { callerOfMember, ENTRANCE, fromOf, noteEntry } from './entrance.ts';
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

/** What the routes answer that send a browser to the provider. */
export const BEGUN = {
  200: { description: 'Where to go', schema: startSchema },
  404: { description: 'No provider is set up', schema: problemSchema },
  503: { description: 'The provider does not answer', schema: problemSchema },
};

/** Sends a browser to the provider: to sign in, or to link the account of who is signed in. */
export async function beginOpenId(
  services: Services,
  { underWay }: OpenIdCookies,
  call: Call,
  linkTo?: string,
): Promise<Response> {
  if (services.openid === undefined) return notFound('identity provider');
  const begun = await services.openid.begin(linkTo);
  if ('url' in begun) return json(200, { url: begun.url }, { 'set-cookie': underWay.set(begun.secret) });
  await refuse(services, call, begun);
  return problem(
    503,
    'provider-unreachable',
    'The identity provider does not answer as one. Try again, or ask an admin to look into the audit log.',
  );
}

/** Signing in by the company's identity provider. */
export function openIdRoutes(services: Services, cookies: OpenIdCookies): Route[] {
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/openid',
        permission: 'public',
        summary: 'Begins a sign-in at the identity provider; answers where the browser has to go.',
        body: { schema: Type.Object({}, { additionalProperties: false }), ...MANAGEMENT_BODY },
        answers: { ...BEGUN, 429: ENTRANCE.tooMany },
      },
      (call) => beginOpenId(services, cookies, call),
    ),
    callbackRoute(services, cookies),
  ];
}

function callbackRoute(services: Services, { session, underWay }: OpenIdCookies): Route {
  const { openid } = services;
  return route(
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
      const headers = new Headers({ 'cache-control': 'no-store' });
      headers.append('set-cookie', underWay.clear);
      const lead = (to: string): Response => {
        headers.set('location', `../dashboard/#/${to}`);
        return new Response(null, { status: 303, headers });
      };
      const shown = await openid?.finish(`?${query.toString()}`, underWay.read(request));
      if (openid === undefined || shown === undefined) return lead('refused/not-valid');
      if ('refused' in shown) {
        await refuse(services, call, shown);
        return lead(`refused/${shown.refused}`);
      }
      const { claims, linkTo } = shown;
      // What was asked of the provider is behind us: this is short.
      return services.together(async () => {
        const { device } = fromOf(call);
        const done = linkTo === null ? await openid.enter(claims, device) : await openid.link(claims, linkTo);
        if ('refused' in done) {
          await refuse(services, call, done);
          return lead(linkTo === null ? `refused/${done.refused}` : `account?refused=${done.refused}`);
        }
        const isEntry = 'session' in done;
        const member = isEntry ? done.session.member : done.member;
        const caller = isEntry ? await noteEntry(services, call, member, 'openid') : callerOfMember(services, member);
        for (const { action, before, after } of done.changes) {
          await services.audit.note({ ...call, caller }, action, { target: member.memberId, before, after });
        }
        if (isEntry) headers.append('set-cookie', session.set(done.session.secret));
        return lead(isEntry ? '' : 'account');
      });
    },
  );
}

/** Written down with what the provider said, so that an admin can tell why. */
async function refuse(
  { audit }: Services,
  call: Call,
  { refused, detail, memberId }: { refused: string; detail?: string; memberId?: string },
): Promise<void> {
  await audit.note(call, 'sign-in.refused', {
    ...(memberId !== undefined && { target: memberId }),
    after: { why: `openid ${refused}`, ...(detail !== undefined && { detail }) },
  });
}
