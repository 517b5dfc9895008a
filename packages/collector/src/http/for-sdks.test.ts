import { gzipSync } from 'node:zlib';
import type { Guide, Manifest } from '@handrail/protocol';
import { checkOf, guideVersionSchema, manifestSchema } from '@handrail/protocol/schema';
import { describe, expect, test } from 'vitest';
import { guide, JSON_TYPE, problemOf, withApp } from '../../test/collector-app.ts';
import { BY_NOBODY, draftOf } from '../../test/drafts.ts';

const asText = { 'content-type': 'text/plain;charset=UTF-8' };

describe('the manifest', () => {
  test('has limits, segments and theme of the app', async () => {
    const { ask, manage, appKey } = await withApp();
    const settings = {
      theme: { radius: 2 },
      limits: { perDay: 1, quiet: { from: '20:00', to: '08:00' } },
      segments: [{ segmentId: 'new', name: 'New', when: { type: 'trait', name: 'days', atMost: 7 } }],
    };
    await manage('PUT', '/api/apps/demo', { name: 'Demo', ...settings });
    const manifest = await (await ask('GET', `/v1/manifest?appKey=${appKey}`)).json();
    expect(manifest).toEqual({ protocol: 1, appId: 'demo', ...settings, guides: [] });
    await manage('PUT', '/api/apps/demo', { name: 'Demo' });
    expect(await (await ask('GET', `/v1/manifest?appKey=${appKey}`)).json()).not.toHaveProperty('limits');
  });

  test('of few guides has them whole', async () => {
    const { ask, manage, appKey } = await withApp();
    await manage('POST', '/api/apps/demo/guides', guide);
    await manage('POST', '/api/apps/demo/guides/g/publish');
    const { guides }: Manifest = await (await ask('GET', `/v1/manifest?appKey=${appKey}`)).json();
    expect(guides).toEqual([{ ...guide, version: 1, publishedAt: expect.any(Number) }]);
  });

  test('of 500 guides with 50 steps each is an index of at most 30 KB, whose guides can be had one by one', async () => {
    const { ask, stores, appKey, app } = await withApp();
    for (let index = 0; index < 500; index++) {
      const large = largeGuide(index);
      const version = 1 + (index % 7);
      const at = 1_767_225_600_000 + index * 99_991;
      await stores.records.guides.put('demo', draftOf(large), 0);
      await stores.records.guides.addVersion('demo', { ...large, version, publishedAt: at }, BY_NOBODY);
      const { guideId } = large;
      await stores.records.guides.putLive('demo', guideId, { environment: 'production', version, at, by: null });
    }
    app.services.manifests.changed('demo');
    const answer = await ask('GET', `/v1/manifest?appKey=${appKey}`);
    const text = await answer.text();
    const packed = gzipSync(text).length;
    console.info(`an index of 500 guides × 50 steps: ${text.length} bytes, ${packed} with gzip`);
    expect(packed).toBeLessThanOrEqual(30_000);
    const checked = checkOf(manifestSchema)(JSON.parse(text));
    expect(checked).toMatchObject({ ok: true });
    // It was checked above.
    const { guides } = JSON.parse(text) as Manifest;
    expect(guides).toHaveLength(500);
    const head = guides.find(({ guideId }) => guideId === 'guide-123');
    expect(head).toEqual({
      ...{ kind: 'walkthrough', guideId: 'guide-123', title: largeGuide(123).title, version: 5 },
      ...{ trigger: largeGuide(123).trigger, audience: largeGuide(123).audience },
      ...{ priority: largeGuide(123).priority, publishedAt: expect.any(Number), lazy: true },
    });
    const whole = await (await ask('GET', `/v1/guides/guide-123/5?appKey=${appKey}`)).json();
    expect(checkOf(guideVersionSchema)(whole)).toMatchObject({ ok: true });
    expect(whole).toMatchObject(largeGuide(123));
  });
});

/** As varied as those of a large application, since sameness would pack too well. */
function largeGuide(index: number): Guide {
  const area = ['orders', 'suppliers', 'invoices', 'contracts', 'budgets', 'approvals', 'reports'][index % 7] ?? '';
  const verb = ['Create', 'Check', 'Approve', 'Export', 'Correct', 'Share'][index % 6] ?? '';
  return {
    ...{ kind: 'walkthrough', guideId: `guide-${index}`, title: `${verb} ${area} of region ${(index * 7919) % 1_000}` },
    trigger: index % 3 === 0 ? { on: 'call' } : { on: 'page', path: `/${area}/${(index * 104_729) % 10_000}/*` },
    audience: { type: 'all', of: [{ type: 'trait', name: 'department', in: [`D${(index * 31) % 97}`, 'Finance'] }] },
    priority: (index % 21) - 10,
    steps: Array.from({ length: 50 }, (_, step) => ({
      ...{
        type: 'tooltip' as const,
        stepId: `s${step}`,
        title: `Step ${step}`,
        target: { v: 1, id: `field-${index}-${step}` },
      },
      blocks: [{ type: 'paragraph' as const, content: [{ text: `What to do in step ${step} of ${index}.` }] }],
    })),
  };
}

describe('a published guide', () => {
  async function withVersions() {
    const all = await withApp();
    for (const title of ['First', 'Second']) {
      await all.manage('POST', '/api/apps/demo/guides', { ...guide, title });
      await all.manage('POST', '/api/apps/demo/guides/g/publish');
    }
    const get = (path: string, headers = {}) => all.ask('GET', `/v1/guides/${path}?appKey=${all.appKey}`, headers);
    return { ...all, get };
  }

  test('is had by its version for as long as one likes, also after newer ones', async () => {
    const { get } = await withVersions();
    const first = await get('g/1');
    expect(await first.json()).toMatchObject({ guideId: 'g', title: 'First', version: 1 });
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const again = await get('g/1', { 'if-none-match': first.headers.get('etag') });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await (await get('g/2')).json()).toMatchObject({ title: 'Second' });
  });

  test('that was never published is not there: no draft, no other app, no number that is none', async () => {
    const { get, manage, ask } = await withVersions();
    await manage('POST', '/api/apps/demo/guides', { ...guide, guideId: 'draft' });
    const { appKey } = await (await manage('PUT', '/api/apps/other', { name: 'Other' })).json();
    const wrong = ['g/3', 'g/0', 'g/1e0', 'g/01', 'g/latest', 'draft/1', 'nothing/1', 'g/99999999999999999999'];
    const answers = [
      ...(await Promise.all(wrong.map((path) => get(path)))),
      await ask('GET', `/v1/guides/g/1?appKey=${appKey}`),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
    }
    expect(await problemOf(await ask('GET', '/v1/guides/g/1?appKey=hk_somebody_else'))).toMatchObject({
      ...{ status: 403, code: 'unknown-app-key' },
    });
  });
});

describe('the history of a visitor', () => {
  async function withHistory() {
    const all = await withApp();
    const { appKey, clock } = all;
    const at = clock.time - 1_000;
    const common = { at, visitorId: 'ada', sessionId: 's', page: { path: '/' }, guideId: 'g', version: 1 };
    const event = (number: number, more: object) => ({
      ...{ eventId: `01890a5d-ac96-774b-8cce-00000000000${number}`, ...common, ...more },
    });
    const events = [
      event(1, { name: 'guide.started' }),
      event(2, { name: 'guide.snoozed', props: { until: at + 5_000 } }),
    ];
    const batch = { protocol: 1, appKey, sentAt: clock.time, events };
    const send = () => all.ask('POST', '/v1/events', asText, JSON.stringify(batch));
    await send();
    await send();
    const question = (question: object, headers = asText) =>
      all.ask('POST', '/v1/history', headers, JSON.stringify(question));
    return { ...all, at, question };
  }

  test('is what was told by events, and by nobody else', async () => {
    const { question, appKey, at, manage } = await withHistory();
    const answer = await question({ appKey, visitorId: 'ada' });
    expect(await answer.json()).toEqual({ guides: [{ guideId: 'g', startedAt: at, snoozedUntil: at + 5_000 }] });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await (await question({ appKey, visitorId: 'ben' }, JSON_TYPE)).json()).toEqual({ guides: [] });
    const { appKey: other } = await (await manage('PUT', '/api/apps/other', { name: 'Other' })).json();
    expect(await (await question({ appKey: other, visitorId: 'ada' })).json()).toEqual({ guides: [] });
  });

  test('is asked for in bounds, by a page of any origin that has the key', async () => {
    const { question, ask, appKey } = await withHistory();
    const refused = async (answer: Promise<Response>) => {
      const { status, code } = await problemOf(await answer);
      return [status, code];
    };
    expect(await refused(question({ appKey: 'hk_somebody_else', visitorId: 'ada' }))).toEqual([403, 'unknown-app-key']);
    expect(await refused(question({ appKey, visitorId: '' }))).toEqual([422, 'invalid-question']);
    expect(await refused(question({ appKey }))).toEqual([422, 'invalid-question']);
    expect(await refused(question({ appKey, visitorId: ['ada'] }))).toEqual([422, 'too-deep']);
    expect(await refused(question({ appKey, visitorId: 'x'.repeat(5_000) }))).toEqual([413, 'body-too-large']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await refused(question({ appKey, visitorId: 'ada' }, form))).toEqual([415, 'unsupported-media-type']);
    expect((await ask('GET', '/v1/history')).status).toBe(405);
    const preflight = await ask('OPTIONS', '/v1/history', { origin: 'https://app.example' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
  });

  test('leaves nothing of the visitor in the log when it fails', async () => {
    const { question, stores, appKey, app, logged } = await withHistory();
    stores.events.history = (_, visitorId) => Promise.reject(new Error(`no row for ${visitorId}`));
    expect((await question({ appKey, visitorId: 'ada' })).status).toBe(500);
    expect(logged).toEqual(['a request failed']);
    expect(app.routes.filter(({ path }) => path === '/v1/history').map(({ method }) => method)).toEqual(['POST']);
  });
});
