import type { Services } from '../../services/index.ts';
import type { FilledGroup, GroupInput } from '../../services/provisioning/index.ts';
import type { Route } from '../route.ts';
import { readGroup, readGroupPatch, type Bad } from './read.ts';
import { resourceRoutes } from './resource-routes.ts';

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** What groups are looked for by. */
const BY = new Map<string, (group: FilledGroup) => string | null>([
  ['displayname', ({ name }) => name],
  ['externalid', ({ externalId }) => externalId],
  ['id', ({ groupId }) => groupId],
]);

function readNew(resource: Readonly<Record<string, unknown>>): GroupInput | Bad {
  const input = readGroup(resource);
  if ('bad' in input || input.name !== undefined) return input;
  return { bad: 'A group has a "displayName".', scimType: 'invalidValue' };
}

/** Groups of the company's directory, whose names give roles. */
export function scimGroupRoutes(services: Services, base: string): Route[] {
  const { provisioning } = services;
  return resourceRoutes<FilledGroup, GroupInput>(services, base, {
    ...{ path: 'Groups', noun: 'group', parameter: 'groupId' },
    summaries: {
      list: 'Groups, by name.',
      make: 'Makes a group.',
      one: 'One group.',
      replace: 'Replaces a group, members included.',
      patch: 'Renames a group, puts members in or takes them out.',
      remove: 'Removes a group; roles that it gave are gone.',
    },
    attributes: [...BY.keys()],
    fits: (one, attribute, value) => BY.get(attribute)?.(one) === value,
    idOf: ({ groupId }) => groupId,
    shown: (group, query) => groupOf(group, base, query),
    noted: ({ name, members }) => ({ name, members: members.map(({ memberId }) => memberId) }),
    actions: { made: 'group.made', changed: 'group.changed', removed: 'group.removed' },
    readNew,
    // A group that is replaced and names nobody has nobody.
    readWhole: (resource) => readGroup({ members: [], ...resource }),
    readPatch: readGroupPatch,
    all: () => provisioning.groups(),
    find: (id) => provisioning.group(id),
    // `readNew` has seen to a name.
    add: (input) => provisioning.addGroup({ ...input, name: input.name ?? '' }),
    change: (id, input) => provisioning.changeGroup(id, input),
    async remove(id) {
      const before = await provisioning.removeGroup(id);
      return before && { before, after: undefined };
    },
  });
}

function groupOf({ groupId, name, externalId, members }: FilledGroup, base: string, query: URLSearchParams): object {
  const isWithout = (query.get('excludedAttributes') ?? '').split(',').includes('members');
  return {
    schemas: [GROUP],
    ...{ id: groupId, ...(externalId !== null && { externalId }), displayName: name },
    ...(!isWithout && { members: members.map((one) => ({ value: one.memberId, display: one.name })) }),
    meta: { resourceType: 'Group', location: `${base}/Groups/${groupId}` },
  };
}
