import { expect, test } from 'vitest';
import { guide, problemOf, withApp } from '../../test/collector-app.ts';

const readable = { accent: '#1144aa', dark: { accent: '#9db4ff' } };

test('a theme that some cannot read is refused with the pairs that fail, for an app', async () => {
  const { manage } = await withApp();
  const theme = { ...readable, light: { muted: '#a0a0a0' }, dark: { accent: '#9db4ff', onAccent: '#ffffff' } };
  for (const [method, path] of [
    ['POST', '/api/apps'],
    ['PUT', '/api/apps/demo'],
  ] as const) {
    const problem = await problemOf(await manage(method, path, { name: 'Demo', theme }));
    expect(problem).toMatchObject({
      ...{ status: 422, code: 'poor-contrast' },
      contrast: [
        { pair: 'muted on surface', scheme: 'light', needed: 4.5, ratio: expect.closeTo(2.61, 1) },
        { pair: 'onAccent on accent', scheme: 'dark', needed: 4.5, ratio: expect.closeTo(2.02, 1) },
      ],
      errors: [
        { path: '/theme/light', message: 'muted on surface has a contrast of 2.61 to 1 and needs 4.5' },
        { path: '/theme/dark', message: expect.stringContaining('onAccent on accent has a contrast of') },
      ],
    });
    expect(problem.detail).toContain('muted on surface');
  }
  const { apps } = await (await manage('GET', '/api/apps')).json();
  expect(apps).toMatchObject([{ appId: 'demo', name: 'Demo' }]);
  expect(apps[0]).not.toHaveProperty('theme');
  expect((await manage('PUT', '/api/apps/demo', { name: 'Demo', theme: readable })).status).toBe(200);
});

test('the theme of a guide is judged as it will look, within that of its app', async () => {
  const { manage } = await withApp();
  const save = (theme: object) => manage('POST', '/api/apps/demo/guides', { ...guide, theme });
  const dark = { light: { text: '#f0f0f0' } };
  expect((await problemOf(await save(dark))).code).toBe('poor-contrast');
  await manage('PUT', '/api/apps/demo', {
    name: 'Demo',
    theme: { light: { surface: '#202020', muted: '#c0c0c0', accent: '#9db4ff', text: '#ffffff' } },
  });
  expect((await save(dark)).status).toBe(201);
  expect((await problemOf(await save({ light: { text: '#404040' } }))).code).toBe('poor-contrast');
  expect((await save({ radius: 3 })).status).toBe(200);
});

test('segments have ids of their own', async () => {
  const { manage } = await withApp();
  const segment = { segmentId: 'new', name: 'New', when: { type: 'trait', name: 'x' } };
  const problem = await problemOf(
    await manage('PUT', '/api/apps/demo', { name: 'Demo', segments: [segment, segment] }),
  );
  expect(problem).toMatchObject({ code: 'invalid-app', errors: [{ path: '/segments/1/segmentId' }] });
});

test('what a guide names and is not there is told, and does not keep it from being saved', async () => {
  const { manage } = await withApp();
  const audience = { type: 'segment', segmentId: 'new' };
  const buttons = [{ buttonId: 'b', label: 'B', actions: [{ do: 'start', guideId: 'other' }] }];
  const naming = { ...guide, audience, steps: [{ ...guide.steps[0], buttons }] };
  const save = async () => (await manage('POST', '/api/apps/demo/guides', naming)).json();
  expect(await save()).toEqual({
    guide: naming,
    revision: 1,
    warnings: [
      { path: '/steps/0/buttons/0/actions/0/guideId', message: 'there is no guide "other" in this app yet' },
      { path: '/audience/segmentId', message: 'there is no segment "new" in this app yet' },
    ],
  });
  await manage('POST', '/api/apps/demo/guides', { ...guide, guideId: 'other' });
  const segments = [{ segmentId: 'new', name: 'New', when: { type: 'trait', name: 'x' } }];
  await manage('PUT', '/api/apps/demo', { name: 'Demo', segments });
  expect(await save()).toEqual({ guide: naming, revision: 1, warnings: [] });
});

test('a draft is newer only while it differs from what is published', async () => {
  const { manage, clock } = await withApp();
  const edited = async () => {
    const { guides } = await (await manage('GET', '/api/apps/demo/guides')).json();
    return guides[0].edited;
  };
  const save = (title: string) => {
    clock.time += 1_000;
    return manage('POST', '/api/apps/demo/guides', { ...guide, title });
  };
  await save('First');
  expect(await edited()).toBe(false);
  await manage('POST', '/api/apps/demo/guides/g/publish');
  expect(await edited()).toBe(false);
  await save('Second');
  expect(await edited()).toBe(true);
  await save('First');
  expect(await edited()).toBe(false);
});
