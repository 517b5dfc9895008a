import Type from 'typebox';
import type { Services } from '../../services/index.ts';
import { userNameOf } from '../../services/provisioning/index.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import { bodyRoute, route, type Call, type Route } from '../route.ts';
import {
  errorSchema,
  listSchema,
  notFound,
  page,
  QUERY,
  readFilter,
  refuse,
  resourceSchema,
  scim,
  SCIM_BODY,
  taken,
} from './answer.ts';
import { readPerson, readPersonPatch } from './read.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const permission = 'member.provision' as const;
const ONE = '/scim/v2/Users/:memberId';
const body = { schema: Type.Record(Type.String(), Type.Unknown()), ...SCIM_BODY };
const answers = {
  200: { description: 'The user', schema: resourceSchema },
  400: { description: 'It cannot be meant', schema: errorSchema },
  404: { description: 'There is no such user', schema: errorSchema },
  409: { description: 'Another user has this name', schema: errorSchema },
};

/** Members as the company's directory makes, changes and takes them away (RFC 7643 and 7644). */
export function scimUserRoutes(services: Services, base: string): Route[] {
  const { provisioning } = services;
  const shown = (member: MemberRecord): object => userOf(member, base);
  return [
    route(
      {
        method: 'GET',
        path: '/scim/v2/Users',
        permission,
        summary: 'Users, by name.',
        ...QUERY,
        answers: { ...answers, 200: { description: 'A page of them', schema: listSchema } },
      },
      async ({ query }) => {
        const filter = readFilter(query);
        if (filter === 'not-read')
          return refuse(
            400,
            'Filter by one attribute with eq, such as userName eq "ada@example.com".',
            'invalidFilter',
          );
        const all = await provisioning.people();
        if (filter === 'none') return page(all, query, shown);
        const read = BY.get(filter.attribute);
        if (read === undefined)
          return refuse(400, `Users are filtered by ${[...BY.keys()].join(', ')}.`, 'invalidFilter');
        const value = filter.value.toLowerCase();
        return page(
          all.filter((one) => read(one)?.toLowerCase() === value),
          query,
          shown,
        );
      },
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/scim/v2/Users',
        permission,
        summary: 'Makes a user, or brings one back.',
        body,
        answers: { ...answers, 201: answers[200] },
      },
      async (call, resource) => {
        const input = readPerson(resource);
        if ('bad' in input) return refuse(400, input.bad, input.scimType);
        if (input.userName === undefined) return refuse(400, 'A user has a "userName".', 'invalidValue');
        const made = await provisioning.addPerson({ ...input, name: input.name ?? input.userName.slice(0, 120) });
        if (made === 'taken') return taken('user');
        await note(services, call, 'member.made', undefined, made);
        return scim(201, shown(made), { location: `${base}/Users/${made.memberId}` });
      },
    ),
    route({ method: 'GET', path: ONE, permission, summary: 'One user.', ...QUERY, answers }, async ({ params }) => {
      const found = await provisioning.person(params['memberId'] ?? '');
      return found === undefined ? notFound('user') : scim(200, shown(found));
    }),
    ...changeRoutes(services, shown),
  ];
}

function changeRoutes(services: Services, shown: (member: MemberRecord) => object): Route[] {
  const { provisioning } = services;
  const change = (read: typeof readPerson) => async (call: Call, resource: Record<string, unknown>) => {
    const input = read(resource);
    if ('bad' in input) return refuse(400, input.bad, input.scimType);
    const done = await provisioning.changePerson(call.params['memberId'] ?? '', input);
    if (done === 'unknown') return notFound('user');
    if (done === 'taken') return taken('user');
    await note(services, call, 'member.changed', done.before, done.after);
    return scim(200, shown(done.after));
  };
  return [
    bodyRoute(
      { method: 'PUT', path: ONE, permission, summary: 'Replaces what the directory says of a user.', body, answers },
      change(readPerson),
    ),
    bodyRoute(
      {
        method: 'PATCH',
        path: ONE,
        permission,
        summary: 'Changes a user; active false ends sessions and API tokens at once.',
        body,
        answers,
      },
      change(readPersonPatch),
    ),
    route(
      {
        method: 'DELETE',
        path: ONE,
        permission,
        summary: 'Takes a user away: they are disabled, and not there for the directory any more.',
        answers: { 204: { description: 'Taken away' }, 404: answers[404] },
      },
      async (call) => {
        const done = await provisioning.removePerson(call.params['memberId'] ?? '');
        if (done === undefined) return notFound('user');
        await note(services, call, 'member.taken-away', done.before, done.after);
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

/** What users are looked for by. */
const BY = new Map<string, (member: MemberRecord) => string | null>([
  ['username', userNameOf],
  ['externalid', ({ externalId }) => externalId],
  ['id', ({ memberId }) => memberId],
  ['displayname', ({ name }) => name],
  ['emails.value', ({ email }) => email],
]);

function userOf(member: MemberRecord, base: string): object {
  const { memberId, externalId, name, email, state, groups, createdAt } = member;
  return {
    schemas: [USER],
    ...{ id: memberId, ...(externalId !== null && { externalId }), userName: userNameOf(member) },
    ...{ displayName: name, name: { formatted: name }, active: state !== 'disabled' },
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
    groups: groups.pushed.map((display) => ({ display })),
    meta: { resourceType: 'User', created: new Date(createdAt).toISOString(), location: `${base}/Users/${memberId}` },
  };
}

async function note(
  { audit }: Services,
  call: Call,
  action: string,
  before: MemberRecord | undefined,
  after: MemberRecord,
): Promise<void> {
  const of = ({ name, email, userName, externalId, state }: MemberRecord) => ({
    name,
    email,
    userName,
    externalId,
    state,
  });
  await audit.note(call, action, { target: after.memberId, before: before && of(before), after: of(after) });
}
