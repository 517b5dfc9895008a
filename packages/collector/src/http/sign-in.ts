import Type from 'typebox';
import { emailSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { enter, ENTRANCE, enterBy, fromOf, refuseEntry, secretSchema } from './entrance.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { codeSchema, passwordSchema } from './password-body.ts';
import { usedPasskeySchema } from './passkey-body.ts';
import { problem, tooMany } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const closed = { additionalProperties: false };
const credentialsSchema = Type.Object(
  {
    email: emailSchema,
    password: passwordSchema,
    code: Type.Optional(codeSchema),
    passkey: Type.Optional(usedPasskeySchema),
  },
  closed,
);

/** Signing in by the link of a start, and by password. */
export function signInRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { signIn } = services;
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session',
        permission: 'public',
        summary: 'Signs in with the token of a one-time link.',
        body: { schema: Type.Object({ token: secretSchema }, closed), ...MANAGEMENT_BODY },
        answers: { 200: ENTRANCE.signedIn, 401: ENTRANCE.notSignedIn, 429: ENTRANCE.tooMany },
      },
      (call, { token }) =>
        enterBy(services, cookie, call, {
          how: 'link',
          open: () => signIn.redeem(token, fromOf(call)),
          refused: { code: 'link-not-valid', detail: 'This sign-in link was used or is too old.' },
        }),
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/password',
        permission: 'public',
        summary: 'Signs in with mail address and password, and a code or a passkey where the account wants one.',
        body: { schema: credentialsSchema, ...MANAGEMENT_BODY },
        answers: { 200: ENTRANCE.signedIn, 401: ENTRANCE.notSignedIn, 429: ENTRANCE.tooMany },
      },
      async (call, credentials) => {
        const done = await signIn.enter(credentials, fromOf(call));
        if ('session' in done) return enter(services, cookie, call, done.session, done.how);
        if (done.refused === 'too-many') return tooMany(done.waitMs);
        if (done.refused === 'code-needed')
          return problem(401, 'code-needed', 'Enter the code of your authenticator app.');
        if (done.refused === 'passkey-needed')
          return problem(401, 'passkey-needed', 'Use your passkey beside the password, or enter a recovery code.');
        if (done.refused === 'code-wrong') {
          await refuseEntry(services, call, done.memberId, 'code');
          return problem(
            401,
            'code-wrong',
            'This does not fit, or was used already. Wait for the next code, or use the passkey once more.',
          );
        }
        await refuseEntry(services, call, undefined, 'password');
        return problem(401, 'sign-in-refused', 'Mail address and password do not fit together.');
      },
    ),
  ];
}
