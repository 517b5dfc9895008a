import type { Services } from '../../services/index.ts';
import { userNameOf, type PersonInput } from '../../services/provisioning/index.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import type { Route } from '../route.ts';
import { readPerson, readPersonPatch, type Bad } from './read.ts';
import { resourceRoutes } from './resource-routes.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** What users are looked for by. */
const BY = new Map<string, (member: MemberRecord) => string | null>([
  ['username', userNameOf],
  ['externalid', ({ externalId }) => externalId],
  ['id', ({ memberId }) => memberId],
  ['displayname', ({ name }) => name],
  ['emails.value', ({ email }) => email],
]);

function readNew(resource: Readonly<Record<string, unknown>>): PersonInput | Bad {
  const input = readPerson(resource);
  if ('bad' in input) return input;
  if (input.userName === undefined) return { bad: 'A user has a "userName".', scimType: 'invalidValue' };
  return { ...input, name: input.name ?? input.userName.slice(0, 120) };
}

/** Members as the company's directory makes, changes and takes them away (RFC 7643 and 7644). */
export function scimUserRoutes(services: Services, base: string): Route[] {
  const { provisioning } = services;
  return resourceRoutes<MemberRecord, PersonInput>(services, base, {
    ...{ path: 'Users', noun: 'user', parameter: 'memberId' },
    summaries: {
      list: 'Users, by name.',
      make: 'Makes a user, or brings one back.',
      one: 'One user.',
      replace: 'Replaces what the directory says of a user.',
      patch: 'Changes a user; active false ends sessions and API tokens at once.',
      remove: 'Takes a user away: they are disabled, and not there for the directory any more.',
    },
    attributes: [...BY.keys()],
    // Directories write names and addresses with capitals as they like.
    fits: (one, attribute, value) => BY.get(attribute)?.(one)?.toLowerCase() === value.toLowerCase(),
    idOf: ({ memberId }) => memberId,
    shown: (member) => userOf(member, base),
    noted: ({ name, email, userName, externalId, state }) => ({ name, email, userName, externalId, state }),
    actions: { made: 'member.made', changed: 'member.changed', removed: 'member.taken-away' },
    ...{ readNew, readWhole: readPerson, readPatch: readPersonPatch },
    all: () => provisioning.people(),
    find: (id) => provisioning.person(id),
    // `readNew` has seen to a name.
    add: (input) => provisioning.addPerson({ ...input, name: input.name ?? '' }),
    change: (id, input) => provisioning.changePerson(id, input),
    remove: (id) => provisioning.removePerson(id),
  });
}

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
