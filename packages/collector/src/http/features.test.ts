import { expect, test } from 'vitest';
import { problemOf, withApp } from '../../test/collector-app.ts';

const feature = { featureId: 'export', name: 'Export', uses: [{ path: '/export' }] };
const FEATURES = '/api/apps/demo/features';

const { manage } = await withApp();

test('a feature is made, read, changed and removed', async () => {
  expect((await manage('PUT', `${FEATURES}/export`, feature)).status).toBe(201);
  const changed = { ...feature, name: 'Export as a file', uses: [{ element: { kind: 'button' } }] };
  expect((await manage('PUT', `${FEATURES}/export`, changed)).status).toBe(200);
  expect(await (await manage('GET', `${FEATURES}/export`)).json()).toEqual(changed);
  expect(await (await manage('GET', FEATURES)).json()).toEqual({ features: [changed] });
  expect((await manage('DELETE', `${FEATURES}/export`)).status).toBe(204);
  expect((await manage('DELETE', `${FEATURES}/export`)).status).toBe(404);
  expect((await manage('GET', `${FEATURES}/export`)).status).toBe(404);
});

test('a feature that nothing can be a use of is refused with the place', async () => {
  for (const [uses, path] of [
    [[], '/uses'],
    [[{}], '/uses/0'],
    [[{ element: { kind: 'Button' } }], '/uses/0/element/kind'],
  ] as const) {
    const answer = await manage('PUT', `${FEATURES}/export`, { ...feature, uses });
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ code: 'invalid-feature', errors: [{ path }] });
  }
  const other = await manage('PUT', `${FEATURES}/other`, feature);
  expect(await problemOf(other)).toMatchObject({ status: 422, code: 'other-id' });
});

test('a feature needs its app', async () => {
  expect((await manage('PUT', '/api/apps/none/features/export', feature)).status).toBe(404);
  expect((await manage('GET', '/api/apps/none/features')).status).toBe(404);
});
