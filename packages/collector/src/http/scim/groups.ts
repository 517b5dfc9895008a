import Type from 'typebox';
import type { Services } from '../../services/index.ts';
import type { FilledGroup } from '../../services/provisioning/index.ts';
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
import { readGroup, readGroupPatch } from './read.ts';

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const permission = 'member.provision' as const;
const ONE = '/scim/v2/Groups/:groupId';
const body = { schema: Type.Record(Type.String(), Type.Unknown()), ...SCIM_BODY };
const answers = {
  200: { description: 'The group', schema: resourceSchema },
  400: { description: 'It cannot be meant', schema: errorSchema },
  404: { description: 'There is no such group', schema: errorSchema },
  409: { description: 'Another group has this name', schema: errorSchema },
};

/** Groups of the company's directory, whose names give roles. */
export function scimGroupRoutes(services: Services, base: string): Route[] {
  const { provisioning } = services;
  const shown = ({ query }: Call) => {
    const without = (query.get('excludedAttributes') ?? '').split(',').includes('members');
    return (group: FilledGroup): object => groupOf(group, base, without);
  };
  return [
    route(
      {
        method: 'GET',
        path: '/scim/v2/Groups',
        permission,
        summary: 'Groups, by name.',
        ...QUERY,
        answers: { ...answers, 200: { description: 'A page of them', schema: listSchema } },
      },
      async (call) => {
        const filter = readFilter(call.query);
        const all = await provisioning.groups();
        if (filter === 'none') return page(all, call.query, shown(call));
        const read = filter === 'not-read' ? undefined : BY.get(filter.attribute);
        if (filter === 'not-read' || read === undefined)
          return refuse(400, 'Groups are filtered by displayName, externalId or id with eq.', 'invalidFilter');
        return page(
          all.filter((one) => read(one) === filter.value),
          call.query,
          shown(call),
        );
      },
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/scim/v2/Groups',
        permission,
        summary: 'Makes a group.',
        body,
        answers: { ...answers, 201: answers[200] },
      },
      async (call, resource) => {
        const input = readGroup(resource);
        if ('bad' in input) return refuse(400, input.bad, input.scimType);
        if (input.name === undefined) return refuse(400, 'A group has a "displayName".', 'invalidValue');
        const made = await provisioning.addGroup({ ...input, name: input.name });
        if (made === 'taken') return taken('group');
        await note(services, call, 'group.made', undefined, made);
        return scim(201, shown(call)(made), { location: `${base}/Groups/${made.groupId}` });
      },
    ),
    route({ method: 'GET', path: ONE, permission, summary: 'One group.', ...QUERY, answers }, async (call) => {
      const found = await provisioning.group(call.params['groupId'] ?? '');
      return found === undefined ? notFound('group') : scim(200, shown(call)(found));
    }),
    ...changeRoutes(services, shown),
  ];
}

function changeRoutes(services: Services, shown: (call: Call) => (group: FilledGroup) => object): Route[] {
  const { provisioning } = services;
  const change = (read: typeof readGroup) => async (call: Call, resource: Record<string, unknown>) => {
    const input = read(resource);
    if ('bad' in input) return refuse(400, input.bad, input.scimType);
    const done = await provisioning.changeGroup(call.params['groupId'] ?? '', input);
    if (done === 'unknown') return notFound('group');
    if (done === 'taken') return taken('group');
    await note(services, call, 'group.changed', done.before, done.after);
    return scim(200, shown(call)(done.after));
  };
  /** A group that is replaced and names nobody has nobody. */
  const whole = (resource: Record<string, unknown>) => readGroup({ members: [], ...resource });
  return [
    bodyRoute(
      { method: 'PUT', path: ONE, permission, summary: 'Replaces a group, members included.', body, answers },
      change(whole),
    ),
    bodyRoute(
      {
        method: 'PATCH',
        path: ONE,
        permission,
        summary: 'Renames a group, puts members in or takes them out.',
        body,
        answers,
      },
      change(readGroupPatch),
    ),
    route(
      {
        method: 'DELETE',
        path: ONE,
        permission,
        summary: 'Removes a group; roles that it gave are gone.',
        answers: { 204: { description: 'Removed' }, 404: answers[404] },
      },
      async (call) => {
        const done = await provisioning.removeGroup(call.params['groupId'] ?? '');
        if (done === undefined) return notFound('group');
        await note(services, call, 'group.removed', done, undefined);
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

/** What groups are looked for by. */
const BY = new Map<string, (group: FilledGroup) => string | null>([
  ['displayname', ({ name }) => name],
  ['externalid', ({ externalId }) => externalId],
  ['id', ({ groupId }) => groupId],
]);

function groupOf({ groupId, name, externalId, members }: FilledGroup, base: string, withoutMembers: boolean): object {
  return {
    schemas: [GROUP],
    ...{ id: groupId, ...(externalId !== null && { externalId }), displayName: name },
    ...(!withoutMembers && { members: members.map((one) => ({ value: one.memberId, display: one.name })) }),
    meta: { resourceType: 'Group', location: `${base}/Groups/${groupId}` },
  };
}

async function note(
  { audit }: Services,
  call: Call,
  action: string,
  before: FilledGroup | undefined,
  after: FilledGroup | undefined,
): Promise<void> {
  const of = ({ name, members }: FilledGroup) => ({ name, members: members.map(({ memberId }) => memberId) });
  const target = after?.groupId ?? before?.groupId ?? '';
  await audit.note(call, action, { target, before: before && of(before), after: after && of(after) });
}
