import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { ACCOUNT, done, memberOf, refuseStale } from './account-parts.ts';
import { ENTRANCE } from './entrance.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { badPassword, passwordSchema } from './password-body.ts';
import { problem, tooMany } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

export function passwordRoute(services: Services): Route {
  const { members, passwords, sessions, signIn, audit } = services;
  const schema = Type.Object(
    { present: Type.Optional(passwordSchema), password: passwordSchema },
    { additionalProperties: false },
  );
  return bodyRoute(
    {
      method: 'PUT',
      path: '/api/account/password',
      permission: ACCOUNT.permission,
      summary: 'Chooses a password; where there is one, by the present one. Other sessions end.',
      body: { schema, ...MANAGEMENT_BODY },
      answers: {
        ...ACCOUNT.done,
        403: ACCOUNT.refused,
        422: { description: 'The password may not be used', schema: problemSchema },
        429: ENTRANCE.tooMany,
      },
    },
    async (call, { present = '', password }) => {
      const member = await memberOf(services, call);
      if (member.password === null) {
        const stale = await refuseStale(services, call);
        if (stale !== undefined) return stale;
      } else {
        const wait = signIn.waitMs(call.address);
        if (wait > 0) return tooMany(wait);
        if (!(await passwords.verify(present, member.password))) {
          await audit.note(call, 'password.refused', { target: member.memberId });
          return problem(403, 'password-wrong', 'The present password does not fit.');
        }
      }
      const mistake = await passwords.judge(password, [member.name, member.email, 'handrail']);
      if (mistake !== undefined) return badPassword(mistake);
      const hash = await passwords.hash(password);
      await members.update(member.memberId, (now) => ({ ...now, password: hash }));
      await sessions.endOf(member.memberId, call.caller.sessionHash);
      await audit.note(call, 'password.changed', { target: member.memberId });
      return done();
    },
  );
}
