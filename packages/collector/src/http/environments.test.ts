import { describe, expect, test } from 'vitest';
import { guide, JSON_TYPE, problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const PATH = '/api/apps/demo/guides/g';
const KEYS = '/api/apps/demo/staging-keys';

async function withStaging() {
  const all = await withMembers();
  const { manage, ask, clock, appKey } = all;
  const { keys } = await (await manage('POST', KEYS)).json();
  const stagingKey = String(keys[0]);
  const shown = async (key: string) => {
    const { guides } = await (await ask('GET', `/v1/manifest?appKey=${key}`)).json();
    return guides.map(({ version }: { version: number }) => version);
  };
  let count = 0;
  const view = (key: string, visitorId: string) => {
    const eventId = `01890a5d-ac96-774b-8cce-${String((count += 1)).padStart(12, '0')}`;
    const page = { eventId, at: clock.time, visitorId, sessionId: 's', page: { path: '/' } };
    const events = [
      { ...page, name: 'page.viewed' },
      { ...page, eventId: eventId.replace('8cce', '8ccf'), name: 'guide.started', guideId: 'g', version: 1 },
    ];
    const body = JSON.stringify({ protocol: 1, appKey: key, sentAt: clock.time, events });
    return ask('POST', '/v1/events', JSON_TYPE, body);
  };
  return { ...all, production: appKey, staging: stagingKey, shown, view };
}

describe('staging', () => {
  test('has a key of its own, and with it the versions that were published there', async () => {
    const { ada, cleo, production, staging, shown } = await withStaging();
    expect(staging).not.toBe(production);
    await ada('POST', '/api/apps/demo/guides', guide);
    await cleo('POST', `${PATH}/releases`, { environment: 'staging' });
    expect([await shown(staging), await shown(production)]).toEqual([[1], []]);
    await cleo('POST', `${PATH}/releases`, { environment: 'production', version: 1 });
    await ada('PUT', PATH, { ...guide, title: 'Next' });
    await cleo('POST', `${PATH}/releases`, { environment: 'staging' });
    expect([await shown(staging), await shown(production)]).toEqual([[2], [1]]);
  });

  test('moves no figure of production, and no history of its visitors', async () => {
    const { manage, ask, production, staging, view } = await withStaging();
    const count = async () => (await (await manage('GET', '/api/apps/demo/events/count')).json()).stored;
    const history = async (appKey: string) =>
      (await ask('POST', '/v1/history', JSON_TYPE, JSON.stringify({ appKey, visitorId: 'eve' }))).json();
    expect((await view(staging, 'eve')).status).toBe(202);
    expect(await count()).toBe(0);
    expect(await history(production)).toEqual({ guides: [] });
    expect(await history(staging)).toMatchObject({ guides: [{ guideId: 'g' }] });
    await view(production, 'eve');
    expect(await count()).toBe(2);
  });

  test('is erased and exported with the visitor whose it is', async () => {
    const { manage, production, staging, view } = await withStaging();
    await view(production, 'eve');
    await view(staging, 'eve');
    const lines = (await (await manage('GET', '/api/apps/demo/visitors/eve')).text()).trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(await (await manage('DELETE', '/api/apps/demo/visitors/eve')).json()).toEqual({ events: 4, tickets: 0 });
  });

  test('changes its key over two that work, and the last one can end too', async () => {
    const { manage, staging, shown, ask } = await withStaging();
    const { keys } = await (await manage('POST', KEYS)).json();
    expect(keys).toHaveLength(2);
    expect((await problemOf(await manage('POST', KEYS))).code).toBe('two-alive');
    expect(await shown(String(keys[0]))).toEqual([]);
    for (const key of keys) expect((await manage('DELETE', `${KEYS}/${key}`)).status).toBe(204);
    expect((await ask('GET', `/v1/manifest?appKey=${staging}`)).status).toBe(403);
    expect(await (await manage('GET', KEYS)).json()).toEqual({ keys: [] });
    expect((await manage('DELETE', `${KEYS}/${staging}`)).status).toBe(404);
  });

  test('has keys that are not ended as those of production, nor by another app', async () => {
    const { manage, staging, shown } = await withStaging();
    await manage('POST', '/api/apps', { appId: 'other', name: 'Other' });
    expect((await manage('DELETE', `/api/apps/demo/keys/${staging}`)).status).toBe(404);
    expect((await manage('DELETE', `/api/apps/other/staging-keys/${staging}`)).status).toBe(404);
    expect(await shown(staging)).toEqual([]);
  });
});
