import { describe, expect, test } from 'vitest';
import { HOME, setUp } from '../../../test/collector-app.ts';

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const groupRoles = [
  { group: 'Buyers', role: 'author' as const, appId: 'shop' },
  { group: 'IT', role: 'admin' as const },
];

/** As Microsoft Entra ID makes a user. */
const entraUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
  externalId: '58342554-38d6-4ec8-948c-50044d0a33fd',
  userName: 'Ada@Example.com',
  active: true,
  displayName: 'Ada Lovelace',
  emails: [{ primary: true, type: 'work', value: 'Ada@Example.com' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Ada Lovelace', familyName: 'Lovelace', givenName: 'Ada' },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Purchasing', manager: { value: 'x' } },
  roles: [],
};

/** As Okta makes one. */
const oktaUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'bob@example.com',
  name: { givenName: 'Bob', familyName: 'Müller' },
  emails: [{ primary: true, value: 'bob@example.com', type: 'work' }],
  displayName: 'Bob Müller',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
};

/** A directory with a token of its own, made by the first admin. */
async function withDirectory() {
  const all = setUp({ groupRoles });
  const { members, tokens, apps } = all.app.services;
  await apps.put('shop', { name: 'Shop' });
  const { memberId } = await members.firstAdmin();
  const { secret } = await tokens.make(memberId, { name: 'Entra', rights: ['member.provision'], days: 365 });
  const scim = async (method: string, path: string, body?: object, type = 'application/scim+json') => {
    const headers = { authorization: `Bearer ${secret}`, ...(body && { 'content-type': type }) };
    const answer = await all.ask(method, `/scim/v2/${path}`, headers, body && JSON.stringify(body));
    // Every test that asks for a body knows which it is.
    const read = (answer.status === 204 ? {} : await answer.json()) as Record<string, unknown>;
    return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, body: read };
  };
  const add = async (user: object = entraUser) => String((await scim('POST', 'Users', user)).body['id']);
  const patch = (path: string, ...Operations: object[]) => scim('PATCH', path, { schemas: [PATCH], Operations });
  const filter = async (text: string, of = 'Users') =>
    (await scim('GET', `${of}?filter=${encodeURIComponent(text)}`)).body;
  return { ...all, ...all.app.services, admin: memberId, secret, scim, add, patch, filter };
}

describe('a user', () => {
  test('is made, found by what the directory calls them, and read as RFC 7643 has it', async () => {
    const { scim, filter } = await withDirectory();
    expect(await filter('userName eq "ada@example.com"')).toMatchObject({ totalResults: 0, Resources: [] });
    const made = await scim('POST', 'Users', entraUser);
    const id = String(made.body['id']);
    expect([made.status, made.type, made.headers.get('location')]).toEqual([
      ...[201, 'application/scim+json', `${HOME}/scim/v2/Users/${id}`],
    ]);
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...{ id, externalId: entraUser.externalId, userName: 'Ada@Example.com', displayName: 'Ada Lovelace' },
      ...{ name: { formatted: 'Ada Lovelace' }, active: true, groups: [] },
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      meta: { resourceType: 'User', created: '2026-01-01T00:00:00.000Z', location: `${HOME}/scim/v2/Users/${id}` },
    };
    expect(made.body).toEqual(user);
    expect((await scim('GET', `Users/${id}`)).body).toEqual(user);
    for (const text of ['userName eq "ada@example.com"', `externalId eq "${entraUser.externalId}"`, `id eq "${id}"`]) {
      expect(await filter(text)).toMatchObject({ totalResults: 1, Resources: [user] });
    }
  });

  test('of Okta is made as well, and the password that it sends is kept nowhere', async () => {
    const { scim, members, audit } = await withDirectory();
    const { body } = await scim('POST', 'Users', oktaUser, 'application/json');
    expect(body).toMatchObject({ userName: 'bob@example.com', displayName: 'Bob Müller', active: true });
    const kept = [await members.list(), await audit.page({ limit: 9 })];
    expect(JSON.stringify(kept)).not.toContain('1mz050nq');
    expect(await members.find(String(body['id']))).toMatchObject({ password: null, grants: [], state: 'invited' });
  });

  test('is made once', async () => {
    const { scim, add } = await withDirectory();
    await add();
    const again = await scim('POST', 'Users', { ...entraUser, userName: 'ADA@example.com' });
    expect([again.status, again.body]).toMatchObject([409, { status: '409', scimType: 'uniqueness' }]);
    const other = await scim('POST', 'Users', { ...entraUser, userName: 'someone-else' });
    expect(other.status).toBe(409);
  });

  test('may sign in there by something that is no mail address', async () => {
    const { scim, filter } = await withDirectory();
    await scim('POST', 'Users', { ...entraUser, userName: 'EXAMPLE\\ada' });
    expect((await filter('userName eq "example\\\\ADA"')).totalResults).toBe(1);
    expect((await scim('POST', 'Users', { userName: 'no-mail', displayName: 'Robot' })).body).not.toHaveProperty(
      'emails',
    );
  });

  test.each([
    ['Entra ID, older', { op: 'Replace', path: 'active', value: 'False' }],
    ['Entra ID', { op: 'replace', path: 'active', value: false }],
    ['Okta', { op: 'replace', value: { active: false } }],
  ])('that %s deactivates is out at once, with sessions and API tokens', async (_, operation) => {
    const { add, patch, sessions, tokens, ask, members } = await withDirectory();
    const id = await add();
    const opened = await sessions.open(id, 'openid', 'test');
    const { secret } = await tokens.make(id, { name: 'CI', rights: ['guide.read'], days: 9 });
    const cookie = `handrail_session=${opened?.secret ?? ''}`;
    const status = async (headers: Record<string, string>) => (await ask('GET', '/api/session', headers)).status;
    expect([await status({ cookie }), await status({ authorization: `Bearer ${secret}` })]).toEqual([200, 200]);
    expect(await patch(`Users/${id}`, operation)).toMatchObject({ status: 200, body: { active: false } });
    expect([await status({ cookie }), await status({ authorization: `Bearer ${secret}` })]).toEqual([401, 401]);
    expect(await patch(`Users/${id}`, { op: 'replace', path: 'active', value: true })).toMatchObject({
      ...{ status: 200, body: { active: true } },
    });
    expect([await status({ cookie }), await status({ authorization: `Bearer ${secret}` })]).toEqual([401, 401]);
    expect(await members.find(id)).toMatchObject({ state: 'active' });
  });

  test('that is deleted is disabled, not there for the directory, and comes back without roles', async () => {
    const { add, scim, members, filter } = await withDirectory();
    const id = await add();
    await members.change(id, { grants: [{ roles: ['author'] }] });
    expect((await scim('DELETE', `Users/${id}`)).status).toBe(204);
    expect(await members.find(id)).toMatchObject({ state: 'disabled', leftAt: 1_767_225_600_000 });
    expect((await scim('GET', `Users/${id}`)).status).toBe(404);
    expect((await scim('DELETE', `Users/${id}`)).status).toBe(404);
    expect((await filter('userName eq "ada@example.com"')).totalResults).toBe(0);
    expect((await scim('POST', 'Users', entraUser)).body).toMatchObject({ id, active: true });
    expect(await members.find(id)).toMatchObject({ state: 'invited', grants: [], leftAt: null });
  });

  test('is changed by each shape of patch, and replaced; what we do not keep is passed over', async () => {
    const { add, patch, scim } = await withDirectory();
    const id = await add();
    const changed = await patch(
      `Users/${id}`,
      { op: 'Add', path: 'name.givenName', value: 'Augusta' },
      { op: 'Add', path: 'name.familyName', value: 'King' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'augusta@example.com' },
      { op: 'Replace', path: 'title', value: 'Countess' },
      { op: 'Remove', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager' },
    );
    expect(changed).toMatchObject({
      status: 200,
      body: { displayName: 'Augusta King', emails: [{ value: 'augusta@example.com' }], userName: 'Ada@Example.com' },
    });
    const put = await scim('PUT', `Users/${id}`, { ...oktaUser, active: false });
    expect(put.body).toMatchObject({ displayName: 'Bob Müller', userName: 'bob@example.com', active: false });
  });

  test.each([
    ['Users', { displayName: 'Nobody' }],
    ['Users', { userName: 'x', active: 'perhaps' }],
    ['Users', { userName: 'x', displayName: 'a\u0001b' }],
    ['Users', { userName: 'x'.repeat(300) }],
    ['Users', { userName: 'x', emails: [{ value: 'no mail' }] }],
    ['Groups', { externalId: 'x' }],
    ['Groups', { displayName: 'x'.repeat(300) }],
  ])('%s of %j is refused with 400', async (path, resource) => {
    const { scim } = await withDirectory();
    const { status, body } = await scim('POST', path, resource);
    expect([status, body]).toMatchObject([400, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] }]);
  });

  test.each([
    [{}],
    [{ Operations: [] }],
    [{ Operations: [{ op: 'move' }] }],
    [{ Operations: [{ op: 'add', value: 1 }] }],
  ])('a patch of %j is refused with 400', async (body) => {
    const { add, scim } = await withDirectory();
    expect((await scim('PATCH', `Users/${await add()}`, body)).status).toBe(400);
  });

  test('is no admin that nobody can shut out: the directory has the last word', async () => {
    const { patch, admin, members, ask, secret } = await withDirectory();
    expect((await patch(`Users/${admin}`, { op: 'replace', path: 'active', value: false })).status).toBe(200);
    expect((await ask('GET', '/scim/v2/Users', { authorization: `Bearer ${secret}` })).status).toBe(401);
    const next = await members.firstAdmin();
    expect([next.memberId === admin, next.state]).toEqual([false, 'active']);
  });
});

describe('lists', () => {
  test('come in pages', async () => {
    const { scim, add } = await withDirectory();
    await add();
    await add(oktaUser);
    const page = async (query: string) => (await scim('GET', `Users?${query}`)).body;
    expect(await page('startIndex=2&count=1')).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    expect(await page('count=0')).toMatchObject({ totalResults: 3, itemsPerPage: 0, Resources: [] });
    expect(await page('startIndex=-5&count=x')).toMatchObject({ startIndex: 1, itemsPerPage: 3 });
  });

  test.each(['userName', 'userName co "a"', 'password eq "x"', '__proto__ eq "x"', 'userName eq "a" or id eq "b"'])(
    'are not filtered by %s',
    async (text) => {
      const { filter } = await withDirectory();
      expect(await filter(text)).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    },
  );
});

describe('a group', () => {
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Buyers', externalId: 'g-1' };

  test('gives the roles of its name to whoever is in it, by each shape of patch', async () => {
    const { add, scim, patch, members, filter } = await withDirectory();
    const [ada, bob] = [await add(), await add(oktaUser)];
    const { body } = await scim('POST', 'Groups', { ...group, members: [] });
    const path = `Groups/${String(body['id'])}`;
    const roles = async () =>
      Promise.all(
        [ada, bob].map(async (id) => {
          const found = await members.find(id);
          return found === undefined ? [] : members.grantsOf(found).flatMap((grant) => grant.roles);
        }),
      );
    expect(await roles()).toEqual([[], []]);
    await patch(path, { op: 'Add', path: 'members', value: [{ value: ada }] });
    expect(await roles()).toEqual([['author'], []]);
    await patch(path, { op: 'add', path: 'members', value: [{ value: bob, display: 'bob@example.com' }] });
    expect(await roles()).toEqual([['author'], ['author']]);
    await patch(path, { op: 'remove', path: `members[value eq "${ada}"]` });
    expect(await roles()).toEqual([[], ['author']]);
    await patch(path, { op: 'Remove', path: 'members', value: [{ value: bob }] });
    expect(await roles()).toEqual([[], []]);
    await patch(path, { op: 'replace', path: 'members', value: [{ value: ada }, { value: 'nobody' }] });
    expect((await scim('GET', path)).body['members']).toEqual([{ value: ada, display: 'Ada Lovelace' }]);
    await patch(path, { op: 'replace', value: { id: body['id'], displayName: 'IT' } });
    expect(await roles()).toEqual([['admin'], []]);
    expect(await filter('displayName eq "IT"', 'Groups')).toMatchObject({ totalResults: 1 });
    await scim('PUT', path, { ...group, members: [{ value: bob }] });
    expect(await roles()).toEqual([[], ['author']]);
    expect((await scim('DELETE', path)).status).toBe(204);
    expect(await roles()).toEqual([[], []]);
  });

  test('is there once by name, and can be listed without its members', async () => {
    const { scim, add } = await withDirectory();
    const { body } = await scim('POST', 'Groups', { ...group, members: [{ value: await add() }] });
    expect((await scim('POST', 'Groups', group)).status).toBe(409);
    expect(body['members']).toHaveLength(1);
    const [listed] = (await scim('GET', 'Groups?excludedAttributes=members')).body['Resources'] as object[]; // what a list has
    expect(listed).not.toHaveProperty('members');
    expect(
      (await scim('PATCH', 'Groups/none', { Operations: [{ op: 'add', path: 'members', value: [] }] })).status,
    ).toBe(404);
    const bad = { Operations: [{ op: 'replace', path: 'owner', value: 'x' }] };
    expect((await scim('PATCH', `Groups/${String(body['id'])}`, bad)).body).toMatchObject({ scimType: 'invalidPath' });
  });
});

test('what there is of SCIM is told to whoever may use it', async () => {
  const { scim, ask } = await withDirectory();
  expect((await scim('GET', 'ServiceProviderConfig')).body).toMatchObject({
    ...{ patch: { supported: true }, bulk: { supported: false }, filter: { supported: true } },
  });
  expect((await scim('GET', 'ResourceTypes')).body).toMatchObject({ totalResults: 2 });
  expect((await scim('GET', 'Schemas')).body).toMatchObject({ totalResults: 2 });
  expect((await ask('GET', '/scim/v2/ServiceProviderConfig')).status).toBe(401);
});

test('what the directory does is written down under the name of its token', async () => {
  const { add, scim, audit } = await withDirectory();
  const id = await add();
  await scim('DELETE', `Users/${id}`);
  const entries = await audit.page({ limit: 2 });
  expect(entries.map(({ action, name, by, target }) => [action, name, by, target])).toEqual([
    ['member.taken-away', 'Admin (Entra)', 'token', id],
    ['member.made', 'Admin (Entra)', 'token', id],
  ]);
});
