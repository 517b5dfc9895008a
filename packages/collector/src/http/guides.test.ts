import { describe, expect, test } from 'vitest';
import { guide, problemOf, withApp } from '../../test/collector-app.ts';

describe('guides', () => {
  test('a guide is drafted, published once for each content, and then in the manifest', async () => {
    const { ask, manage, appKey, clock } = await withApp();
    expect((await manage('POST', '/api/apps/demo/guides', guide)).status).toBe(201);
    const manifest = () => ask('GET', `/v1/manifest?appKey=${appKey}`);
    expect(await (await manifest()).json()).toMatchObject({ appId: 'demo', guides: [] });
    const publish = async () => (await manage('POST', '/api/apps/demo/guides/g/publish')).json();
    const first = await publish();
    expect(first).toEqual({ guideId: 'g', version: 1, publishedAt: clock.time });
    clock.time += 1_000;
    expect(await publish()).toEqual(first);
    // The same guide with its fields in another order is the same guide.
    await manage('PUT', '/api/apps/demo/guides/g', Object.fromEntries(Object.entries(guide).reverse()));
    expect(await publish()).toEqual(first);
    expect((await manage('PUT', '/api/apps/demo/guides/g', { ...guide, title: 'Better' })).status).toBe(200);
    expect(await (await manifest()).json()).toMatchObject({ guides: [{ title: 'A guide', version: 1 }] });
    expect(await publish()).toMatchObject({ version: 2 });
    expect(await (await manifest()).json()).toMatchObject({ guides: [{ title: 'Better', version: 2 }] });
    expect(await (await manage('GET', '/api/apps/demo/guides/g')).json()).toMatchObject({
      guide: { title: 'Better' },
      versions: [{ version: 2 }, { version: 1 }],
    });
  });

  test('a manifest is not sent again while nothing changed', async () => {
    const { ask, manage, appKey } = await withApp();
    const get = (headers = {}) => ask('GET', `/v1/manifest?appKey=${appKey}`, headers);
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, stale-while-revalidate=86400');
    const again = await get({ 'if-none-match': `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await manage('PUT', '/api/apps/demo', { name: 'Demo', theme: { radius: 3 } });
    const changed = await get({ 'if-none-match': etag });
    expect(await changed.json()).toMatchObject({ theme: { radius: 3 } });
  });

  test('what a schema cannot say is refused too: unsafe links and step ids used twice', async () => {
    const { manage } = await withApp();
    const step = (href: string) => ({
      ...guide.steps[0],
      blocks: [{ type: 'list', items: [[{ text: 'x', href }]] }],
    });
    const answer = await manage('POST', '/api/apps/demo/guides', {
      ...guide,
      steps: [step('/ok'), step('java\tscript:alert(1)')],
    });
    expect(answer.status).toBe(422);
    expect((await problemOf(answer)).errors).toEqual([
      { path: '/steps/1/blocks/0/items/0/0/href', message: 'must be http, https, mailto, tel or relative to the page' },
      { path: '/steps/1/stepId', message: 'is used by an earlier step; give each step its own' },
    ]);
  });

  test('a guide that is not valid is answered with the field and the remedy', async () => {
    const { manage } = await withApp();
    const answer = await manage('PUT', '/api/apps/demo/guides/g', { ...guide, steps: [{ type: 'modal' }] });
    const { code, detail } = await problemOf(answer);
    expect([code, detail]).toEqual([
      'invalid-guide',
      '/steps/0/type must be one of "tooltip", "dialog", "corner", "hidden".',
    ]);
    expect((await manage('PUT', '/api/apps/demo/guides/other', guide)).status).toBe(422);
    expect((await manage('POST', '/api/apps/none/guides', guide)).status).toBe(404);
    expect((await manage('POST', '/api/apps/demo/guides/none/publish')).status).toBe(404);
  });

  test('an app id is taken once, and must be one', async () => {
    const { manage } = await withApp();
    expect((await manage('POST', '/api/apps', { appId: 'demo', name: 'Again' })).status).toBe(409);
    expect((await manage('PUT', '/api/apps/-x', { name: 'X' })).status).toBe(422);
    expect((await manage('POST', '/api/apps', { name: 'X', appKey: 'hk_chosen_by_me' })).status).toBe(422);
  });
});
