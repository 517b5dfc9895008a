import { expect, test } from 'vitest';
import { HOME, setUp } from '../../test/collector-app.ts';

test('one call of an admin takes away what was made up, and nothing else; it stands in the log', async () => {
  const { ask, signIn, stores } = setUp();
  const cookie = await signIn();
  await stores.records.apps.put({ appId: 'ours', appKey: 'hk_ours_000000000', name: 'Ours' });
  await stores.records.apps.put({
    ...{ appId: 'sample-1', appKey: 'hk_sample_0000000', name: 'Theirs', sample: { whole: true } },
  });
  const headers = { cookie, origin: HOME };
  const answer = await ask('DELETE', '/api/sample', headers);
  expect([answer.status, await answer.json()]).toEqual([200, { apps: 1, events: 0, tickets: 0 }]);
  expect((await stores.records.apps.list()).map(({ appId }) => appId)).toEqual(['ours']);
  const log = await ask('GET', '/api/audit', headers);
  expect(await log.text()).toContain('sample.removed');
});

test('whoever changes an app makes no sample of it, and none stops being one', async () => {
  const { ask, signIn, stores } = setUp();
  const headers = { cookie: await signIn(), origin: HOME, 'content-type': 'application/json' };
  const claimed = await ask(
    'PUT',
    '/api/apps/ours',
    headers,
    JSON.stringify({ name: 'Ours', sample: { whole: true } }),
  );
  expect(claimed.status).toBe(422);
  await stores.records.apps.put({
    ...{ appId: 'sample-1', appKey: 'hk_sample_0000000', name: 'Theirs', sample: { whole: true } },
  });
  await ask('PUT', '/api/apps/sample-1', headers, JSON.stringify({ name: 'Renamed' }));
  expect(await stores.records.apps.find('sample-1')).toMatchObject({ name: 'Renamed', sample: { whole: true } });
});
