import Type from 'typebox';
import { idSchema, instantSchema, memberNameSchema, orNull, problemSchema } from '@handrail/protocol/schema';
import { ACCESS_LIMITS } from '../config.ts';
import type { Services } from '../services/index.ts';
import { judge, RIGHTS, rolesIn } from '../services/rights.ts';
import type { TokenRecord } from '../store/records/member-records.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const rights = Type.Array(Type.Enum([...RIGHTS]), { minItems: 1, maxItems: RIGHTS.length, uniqueItems: true });
const tokenSchema = Type.Object({
  tokenId: idSchema,
  name: memberNameSchema,
  rights,
  appId: orNull(idSchema),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  usedAt: orNull(instantSchema),
});
const inputSchema = Type.Object(
  {
    name: memberNameSchema,
    rights,
    appId: Type.Optional(idSchema),
    days: Type.Integer({ minimum: 1, maximum: ACCESS_LIMITS.tokenDays }),
  },
  { additionalProperties: false },
);
const permission = 'account' as const;

/** API tokens of the member who is signed in. */
export function tokenRoutes({ tokens, audit }: Services): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/api/tokens',
        permission,
        summary: 'The API tokens of whoever is signed in, the newest first.',
        answers: { 200: { description: 'The tokens', schema: Type.Object({ tokens: Type.Array(tokenSchema) }) } },
      },
      async ({ caller: { memberId = '' } }) => json(200, { tokens: (await tokens.of(memberId)).map(shown) }),
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/tokens',
        permission,
        summary: 'Makes an API token; its secret is in this answer and nowhere else.',
        body: { schema: inputSchema, ...MANAGEMENT_BODY },
        answers: {
          201: { description: 'The token', schema: Type.Object({ token: tokenSchema, secret: Type.String() }) },
          403: { description: 'It asks for more than the caller may', schema: problemSchema },
        },
      },
      async (call, { appId, ...input }) => {
        const { caller } = call;
        const { memberId = '' } = caller;
        const excess = input.rights.find((right) => {
          const apps = appId === undefined ? caller.grants.map((grant) => grant.appId) : [appId];
          return !apps.some((one) => judge(caller, right, one) === 'yes');
        });
        if (excess !== undefined || (appId !== undefined && rolesIn(caller.grants, appId).length === 0)) {
          return problem(403, 'not-permitted', `You do not have the right "${excess ?? 'app.read'}" there yourself.`);
        }
        const made = await tokens.make(memberId, { ...input, ...(appId !== undefined && { appId }) });
        await audit.note(call, 'token.made', { target: made.token.tokenId, after: shown(made.token) });
        return json(201, { token: shown(made.token), secret: made.secret });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/tokens/:tokenId',
        permission,
        summary: 'Ends an API token at once.',
        answers: {
          204: { description: 'Ended' },
          404: { description: 'There is no such token', schema: problemSchema },
        },
      },
      async (call) => {
        const { tokenId = '' } = call.params;
        if (!(await tokens.remove(call.caller.memberId ?? '', tokenId))) return notFound('API token with this id');
        await audit.note(call, 'token.removed', { target: tokenId });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

function shown({ tokenId, name, rights: all, appId, createdAt, expiresAt, usedAt }: TokenRecord): object {
  return { tokenId, name, rights: all, appId, createdAt, expiresAt, usedAt };
}
