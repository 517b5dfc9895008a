import Type from 'typebox';
import type { Services } from '../services/index.ts';
import { ENTRANCE, enterBy, fromOf } from './entrance.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { optionsSchema, usedPasskeySchema } from './passkey-body.ts';
import { json } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

/** `beside`: for the passkey beside a password, where a touch is enough. */
const askSchema = Type.Object({ beside: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

/** Signing in by a passkey alone. */
export function passkeyRoutes(services: Services, cookie: SessionCookie): Route[] {
  const { signIn, passkeys } = services;
  return [
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/passkey/options',
        permission: 'public',
        summary:
          'What a browser needs to ask for a passkey; the same for everybody but for a challenge that works once.',
        body: { schema: askSchema, ...MANAGEMENT_BODY },
        answers: { 200: { description: 'The options', schema: optionsSchema }, 429: ENTRANCE.tooMany },
      },
      async (_, { beside }) => json(200, await passkeys.askOptions(beside !== true)),
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/session/passkey',
        permission: 'public',
        summary: 'Signs in with a passkey whose authenticator has seen that it was its owner.',
        body: { schema: usedPasskeySchema, ...MANAGEMENT_BODY },
        answers: { 200: ENTRANCE.signedIn, 401: ENTRANCE.notSignedIn, 429: ENTRANCE.tooMany },
      },
      (call, used) =>
        enterBy(services, cookie, call, {
          how: 'passkey',
          open: () => signIn.enterByPasskey(used, fromOf(call)),
          refused: {
            code: 'passkey-refused',
            detail: 'This passkey is not known here, or did not show that it was you.',
          },
        }),
    ),
  ];
}
