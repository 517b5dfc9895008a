import { checkOf, emailSchema, memberNameSchema } from '@handrail/protocol/schema';
import type { GroupInput, PersonInput } from '../../services/provisioning/index.ts';

type Bag = Readonly<Record<string, unknown>>;
/** What a directory wrote cannot be meant; with what to write. */
export type Bad = { bad: string; scimType: 'invalidValue' | 'invalidPath' | 'invalidSyntax' };

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const own = (bag: Bag, name: string): unknown => (Object.hasOwn(bag, name) ? bag[name] : undefined);
const isEmail = checkOf(emailSchema);
const isName = checkOf(memberNameSchema);
const LONGEST = 254;

/** Entra ID writes truth as a word in its older patches. */
function truthOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** The first address, or the one that is called primary. */
function emailOf(emails: unknown): string | undefined {
  const all = Array.isArray(emails) ? emails.filter(isBag) : [];
  return textOf((all.find((one) => truthOf(own(one, 'primary'))) ?? all[0])?.['value']);
}

function nameOf(resource: Bag): string | undefined {
  const name = own(resource, 'name');
  const parts = isBag(name) ? name : {};
  const together = [own(parts, 'givenName'), own(parts, 'familyName')].map(textOf).filter(Boolean).join(' ');
  return textOf(own(resource, 'displayName')) ?? textOf(own(parts, 'formatted')) ?? textOf(together);
}

/** What a resource of a user says, as far as we keep it. */
export function readPerson(resource: Bag): PersonInput | Bad {
  const userName = textOf(own(resource, 'userName'));
  const email =
    emailOf(own(resource, 'emails')) ?? (userName !== undefined && isEmail(userName).ok ? userName : undefined);
  const name = nameOf(resource);
  const externalId = textOf(own(resource, 'externalId'));
  const given = own(resource, 'active');
  const active = truthOf(given);
  if (given !== undefined && given !== null && active === undefined) {
    return { bad: '"active" is true or false.', scimType: 'invalidValue' };
  }
  if (email !== undefined && !isEmail(email).ok) return { bad: 'The mail address is none.', scimType: 'invalidValue' };
  if (name !== undefined && !isName(name).ok) {
    return { bad: 'A name has 1 to 120 characters without control characters.', scimType: 'invalidValue' };
  }
  if ([userName, externalId].some((one) => one !== undefined && (one.length > LONGEST || !isPlain(one)))) {
    return { bad: `"userName" and "externalId" have ${LONGEST} plain characters at most.`, scimType: 'invalidValue' };
  }
  return {
    ...(userName !== undefined && { userName }),
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name }),
    ...(externalId !== undefined && { externalId }),
    ...(active !== undefined && { active }),
  };
}

const isPlain = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);

const idsOf = (members: unknown): string[] =>
  (Array.isArray(members) ? members : [members]).filter(isBag).flatMap((one) => textOf(own(one, 'value')) ?? []);

/** What a resource of a group says. */
export function readGroup(resource: Bag): GroupInput | Bad {
  const name = textOf(own(resource, 'displayName'));
  const externalId = textOf(own(resource, 'externalId'));
  if ([name, externalId].some((one) => one !== undefined && (one.length > LONGEST || !isPlain(one)))) {
    return { bad: `Names have ${LONGEST} plain characters at most.`, scimType: 'invalidValue' };
  }
  const members = own(resource, 'members');
  return {
    ...(name !== undefined && { name }),
    ...(externalId !== undefined && { externalId }),
    ...(members !== undefined && { members: idsOf(members) }),
  };
}

interface Operation {
  op: 'add' | 'replace' | 'remove';
  path: string | undefined;
  value: unknown;
}

/** The operations of a patch (RFC 7644, 3.5.2), whose verbs some directories begin with a capital. */
function readOperations(body: Bag): Operation[] | Bad {
  const all = own(body, 'Operations');
  if (!Array.isArray(all) || all.length === 0 || all.length > 1_000) {
    return { bad: 'A patch has 1 to 1000 "Operations".', scimType: 'invalidSyntax' };
  }
  const read: Operation[] = [];
  for (const one of all as unknown[]) {
    const op = isBag(one) ? textOf(own(one, 'op'))?.toLowerCase() : undefined;
    if (!isBag(one) || (op !== 'add' && op !== 'replace' && op !== 'remove')) {
      return { bad: 'An operation is one of add, replace and remove.', scimType: 'invalidSyntax' };
    }
    read.push({ op, path: textOf(own(one, 'path')), value: own(one, 'value') });
  }
  return read;
}

/** A patch as the resource that it would make of nothing; attributes that we do not keep are passed over. */
export function readPersonPatch(body: Bag): PersonInput | Bad {
  const operations = readOperations(body);
  if ('bad' in operations) return operations;
  const resource: Record<string, unknown> = {};
  const name: Record<string, unknown> = {};
  for (const { op, path, value } of operations) {
    if (path === undefined) {
      if (op === 'remove' || !isBag(value)) return { bad: 'What is changed needs a "path".', scimType: 'invalidPath' };
      for (const [key, one] of Object.entries(value)) put(key, one);
    } else if (op !== 'remove') put(path, value);
    // What is taken away is a title or the like; name, address and state are replaced.
  }
  function put(path: string, value: unknown): void {
    const [, part] = /^name\.(givenName|familyName|formatted)$/.exec(path) ?? [];
    if (part !== undefined) name[part] = value;
    else if (/^emails\[type eq "work"\]\.value$/.test(path)) resource['emails'] = [{ value }];
    else if (['userName', 'displayName', 'externalId', 'active', 'emails', 'name'].includes(path))
      resource[path] = value;
  }
  return readPerson({ ...(Object.keys(name).length > 0 && { name }), ...resource });
}

/** A patch of a group. */
export function readGroupPatch(body: Bag): GroupInput | Bad {
  const operations = readOperations(body);
  if ('bad' in operations) return operations;
  const add: string[] = [];
  const remove: string[] = [];
  let resource: Record<string, unknown> = {};
  for (const { op, path, value } of operations) {
    const [, one] = /^members\[value eq "([^"]{1,64})"\]$/.exec(path ?? '') ?? [];
    if (path === undefined && isBag(value)) resource = { ...resource, ...value };
    else if (one !== undefined && op === 'remove') remove.push(one);
    else if (path === 'members' && op === 'add') add.push(...idsOf(value));
    else if (path === 'members' && op === 'remove' && value !== undefined) remove.push(...idsOf(value));
    else if (path === 'members') resource['members'] = op === 'remove' ? [] : value;
    else if (path === 'displayName' || path === 'externalId') resource[path] = value;
    else return { bad: `The path "${(path ?? '').slice(0, 60)}" cannot be changed.`, scimType: 'invalidPath' };
  }
  const read = readGroup(resource);
  return 'bad' in read ? read : { ...read, add, remove };
}
