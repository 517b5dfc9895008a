import { describe, expect, test } from 'vitest';
import { guide, JSON_TYPE, problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const steps = ['a', 'b', 'c'].map((stepId) => ({ type: 'dialog', stepId, title: `Step ${stepId}`, blocks: [] }));
const HOUR = 3_600_000;

async function withLiveGuide() {
  const all = await withMembers();
  const { ada, cleo, manage, ask, clock, appKey } = all;
  await ada('POST', '/api/apps/demo/guides', { ...guide, steps });
  await cleo('POST', '/api/apps/demo/guides/g/publish');
  let count = 0;
  const happen = (
    name: string,
    stepId: string,
    props = {},
    path = '/orders',
    { key = appKey, agent = 'test', ...more }: { key?: string; agent?: string; appVersion?: string } = {},
  ) => {
    const eventId = `01890a5d-ac96-774b-8cce-${String((count += 1)).padStart(12, '0')}`;
    const event = { eventId, name, at: clock.time, visitorId: 'v', sessionId: 's', guideId: 'g', version: 1, stepId };
    const body = {
      protocol: 1,
      appKey: key,
      sentAt: clock.time,
      events: [{ ...event, ...more, props, page: { path } }],
    };
    return ask('POST', '/v1/events', { ...JSON_TYPE, 'user-agent': agent }, JSON.stringify(body));
  };
  const health = async (query = '') => (await manage('GET', `/api/apps/demo/metrics/health${query}`)).json();
  return { ...all, happen, health };
}

describe('health', () => {
  test('names the step that is missed with how often, since when, where and why, as soon as it happens', async () => {
    const { happen, health, clock } = await withLiveGuide();
    const since = clock.time;
    await happen('step.shown', 'a');
    await happen('step.missed', 'b', { reason: 'no-match', browser: 'Firefox 150', appVersion: '4.2' });
    clock.time += HOUR;
    await happen('step.missed', 'b', { reason: 'no-match', browser: 'Chromium 150' }, '/orders/new');
    await happen('step.missed', 'b', { reason: 'hidden' });
    await happen('step.missed', 'a', { reason: 'covered' });
    const { steps: rows, cut } = await health();
    expect(cut).toBe(false);
    expect(rows).toMatchObject([
      {
        ...{ guideId: 'g', guideTitle: 'A guide', stepId: 'b', stepTitle: 'Step b' },
        ...{ missed: 3, shown: 0, since, last: clock.time },
        reasons: [
          { what: 'no-match', times: 2 },
          { what: 'hidden', times: 1 },
        ],
        pages: [
          { what: '/orders', times: 2 },
          { what: '/orders/new', times: 1 },
        ],
        browsers: [{ what: 'Chromium 150' }, { what: 'Firefox 150' }],
        appVersions: [{ what: '4.2', missed: 1, looked: 0, healed: 0, missRate: 1, healRate: null }],
      },
      { stepId: 'a', missed: 1, shown: 1 },
    ]);
  });

  test('names a step that is found only by what is left of it, and none that is found as it was', async () => {
    const { happen, health } = await withLiveGuide();
    await happen('step.shown', 'a', { healed: true });
    for (let times = 0; times < 4; times += 1) await happen('step.shown', 'a');
    for (let times = 0; times < 5; times += 1) await happen('step.shown', 'b');
    await happen('step.shown', 'c', { healed: true }, '/c');
    for (let times = 0; times < 5; times += 1) await happen('step.shown', 'c');
    expect((await health()).steps).toMatchObject([{ stepId: 'a', missed: 0, looked: 5, healed: 1 }]);
  });

  test('tells misses and healed shows apart by the release of the application and by the browser', async () => {
    const { happen, health } = await withLiveGuide();
    // Steps said it in their props before events did.
    const [old, now] = [{ appVersion: '4.1' }, { appVersion: '4.2' }];
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await happen('step.missed', 'a', { reason: 'no-match' }, '/', { agent: firefox, ...now });
    for (let times = 0; times < 3; times += 1) await happen('step.shown', 'a', old, '/', { agent: firefox });
    await happen('step.shown', 'a', { healed: true }, '/', now);
    const [{ appVersions, browsers }] = (await health()).steps;
    expect(appVersions).toEqual([
      { what: '4.2', missed: 1, looked: 1, healed: 1, missRate: 0.5, healRate: 1 },
      { what: '4.1', missed: 0, looked: 3, healed: 0, missRate: 0, healRate: 0 },
    ]);
    expect(browsers).toEqual([{ what: 'Firefox 140', missed: 1, looked: 3, healed: 0, missRate: 0.25, healRate: 0 }]);
  });

  test('is of one environment, of guides that visitors have, and of days that are asked for', async () => {
    const { happen, health, manage, cleo } = await withLiveGuide();
    const { keys } = await (await manage('POST', '/api/apps/demo/staging-keys')).json();
    await happen('step.missed', 'a', { reason: 'no-match' }, '/', { key: String(keys[0]) });
    expect((await health()).steps).toEqual([]);
    expect((await health('?environment=staging')).steps).toEqual([]);
    await cleo('POST', '/api/apps/demo/guides/g/releases', { environment: 'staging', version: 1 });
    expect((await health('?environment=staging')).steps).toMatchObject([{ stepId: 'a', missed: 1 }]);
    expect((await health('?environment=staging&from=2020-01-01&to=2020-01-02')).steps).toEqual([]);
    const odd = await manage('GET', '/api/apps/demo/metrics/health?environment=moon');
    expect((await problemOf(odd)).code).toBe('invalid-environment');
  });
});
