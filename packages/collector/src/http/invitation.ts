import Type from 'typebox';
import { emailSchema, memberNameSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { enter, ENTRANCE, fromOf, secretSchema } from './entrance.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { badPassword, passwordSchema } from './password-body.ts';
import { json, problem, tooMany } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const closed = { additionalProperties: false };
const invitedSchema = Type.Object({ token: secretSchema }, closed);
const acceptSchema = Type.Object(
  { token: secretSchema, name: Type.Optional(memberNameSchema), password: passwordSchema },
  closed,
);

/** Coming for the first time, or again after a password was lost. */
export function invitationRoutes(services: Services, cookie: SessionCookie): Route[] {
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
          401: ENTRANCE.notSignedIn,
          429: ENTRANCE.tooMany,
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
          200: ENTRANCE.signedIn,
          401: ENTRANCE.notSignedIn,
          422: { description: 'The password may not be used', schema: problemSchema },
          429: ENTRANCE.tooMany,
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
