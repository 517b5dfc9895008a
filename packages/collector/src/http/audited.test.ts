import { describe, expect, test } from 'vitest';
import { guide, problemOf, setUp } from '../../test/collector-app.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { openSqliteRecords } from '../store/records/sqlite/index.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';

const MEMBER = '/api/members/mem_first';
const PERSON = { name: 'Eve', email: 'eve@example.com', grants: [{ roles: ['analyst'], appId: 'demo' }] };
const FEATURE = { featureId: 'f', name: 'F', match: { target: 'x' } };
const G = '/api/apps/demo/guides/g';

/** Changes of all kinds, in an order in which each can be made. */
const CHANGES: readonly [string, string, unknown?][] = [
  ['POST', '/api/apps', { appId: 'shop', name: 'Shop' }],
  ['PUT', '/api/apps/demo', { name: 'Another name' }],
  ['POST', '/api/apps/demo/keys'],
  ['POST', '/api/apps/demo/identity-secrets'],
  ['POST', '/api/members', PERSON],
  ['POST', `${MEMBER}/link`],
  ['PUT', MEMBER, { name: 'Another name' }],
  ['DELETE', `${MEMBER}/sessions`],
  ['PUT', G, { ...guide, title: 'Another title' }],
  ['PUT', `${G}/desk`, { labels: ['a'] }],
  ['POST', `${G}/releases`, { environment: 'staging' }],
  ['POST', `${G}/restore`, { version: 1 }],
  ['DELETE', `${G}/releases/staging`],
  ['POST', `${G}/archive`],
  ['PUT', '/api/apps/demo/guides/draft', { ...guide, guideId: 'draft' }],
  ['DELETE', '/api/apps/demo/guides/draft'],
  ['POST', '/scim/v2/Users', { userName: 'kim@example.com', displayName: 'Kim' }],
  ['POST', '/scim/v2/Groups', { displayName: 'Buyers' }],
];

/** All that the changes could leave behind. */
async function look(records: RecordStore): Promise<unknown> {
  const { apps, members, guides, sessions, credentials, groups, audit } = records;
  const link = await records.oneTime.take('nothing', 'nothing', 0);
  return structuredClone([
    ...[await apps.list(), await members.list(), await groups.list(), await sessions.of('mem_first'), link],
    ...[await guides.list('demo'), await guides.versions('demo', 'g'), await guides.published('demo', 'staging')],
    ...[await credentials.of('demo', 'key'), await credentials.of('demo', 'identity')],
    ...[await audit.page({ limit: 100 })],
  ]);
}

/** A store whose audit log can be told to fail. */
function failing(kept: RecordStore) {
  const state = { fails: false };
  const audit: RecordStore['audit'] = {
    ...kept.audit,
    append: (note) =>
      state.fails ? Promise.reject(new StoreUnavailable('the disk is full')) : kept.audit.append(note),
  };
  return { state, records: { ...kept, audit } };
}

describe.each([
  ['in memory', openMemoryRecords],
  ['in SQLite', () => openSqliteRecords(':memory:')],
])('a change whose entry cannot be written is not made, %s', (_, open) => {
  test('whatever is changed', async () => {
    const { state, records } = failing(open());
    const { app, manage, signIn } = setUp({ stores: { records, events: openMemoryEvents() } });
    await app.services.apps.put('demo', { name: 'Demo' });
    await signIn();
    expect((await manage('PUT', G, guide)).status).toBe(201);
    for (const [method, path, body] of CHANGES) {
      const before = await look(records);
      state.fails = true;
      const refused = await manage(method, path, body);
      expect([path, refused.status, (await problemOf(refused)).code]).toEqual([path, 503, 'store-unavailable']);
      expect(await look(records)).toEqual(before);
      state.fails = false;
      const made = await manage(method, path, body);
      expect([path, made.ok]).toEqual([path, true]);
      const after = await look(records);
      expect(after).not.toEqual(before);
    }
  });

  test('a sign-in that cannot be written down is none', async () => {
    const { state, records } = failing(open());
    const { signIn } = setUp({ stores: { records, events: openMemoryEvents() } });
    state.fails = true;
    expect(await signIn()).toBe('');
    expect(await records.sessions.of('mem_first')).toEqual([]);
    state.fails = false;
    expect(await signIn()).toContain('handrail_session=');
  });
});

test('a feature that is removed is written down as well', async () => {
  const { app, manage } = setUp();
  await app.services.apps.put('demo', { name: 'Demo' });
  await app.services.features.put('demo', FEATURE as never);
  expect((await manage('DELETE', '/api/apps/demo/features/f')).status).toBe(204);
  expect((await app.services.audit.page({ limit: 1 }))[0]).toMatchObject({ action: 'feature.removed', target: 'f' });
});
