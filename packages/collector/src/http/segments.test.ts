import type { SegmentRow } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { guide, problemOf, withApp } from '../../test/collector-app.ts';

const SEGMENTS = '/api/apps/demo/segments';
const buyers = { name: 'Buyers', when: { type: 'trait', name: 'department', in: ['Purchasing'] } };
const inBuyers = { type: 'segment', segmentId: 'buyers' };

const { manage } = await withApp();
const listed = async (): Promise<SegmentRow[]> =>
  // As the schema of the route has it.
  ((await (await manage('GET', SEGMENTS)).json()) as { segments: SegmentRow[] }).segments;

test('a segment is made and changed, and the rest of the app stays as it was', async () => {
  await manage('PUT', '/api/apps/demo', { name: 'Demo', owner: 'Office' });
  expect((await manage('PUT', `${SEGMENTS}/buyers`, buyers)).status).toBe(201);
  expect((await manage('PUT', `${SEGMENTS}/buyers`, { ...buyers, name: 'All buyers' })).status).toBe(200);
  expect(await listed()).toEqual([{ ...buyers, segmentId: 'buyers', name: 'All buyers', uses: [] }]);
  const { apps } = (await (await manage('GET', '/api/apps')).json()) as { apps: object[] };
  expect(apps).toEqual([expect.objectContaining({ appId: 'demo', owner: 'Office' })]);
});

test('what uses a segment is named, and it stays as long as something does', async () => {
  await manage('PUT', `${SEGMENTS}/buyers`, buyers);
  await manage('PUT', `${SEGMENTS}/new`, { name: 'New buyers', when: { type: 'all', of: [inBuyers] } });
  const asked = { ...guide, audience: { type: 'not', of: inBuyers } };
  await manage('PUT', '/api/apps/demo/guides/g', asked);
  await manage('POST', '/api/apps/demo/guides/g/releases', { environment: 'staging' });
  // The draft no longer names it; what staging has still does.
  await manage('PUT', '/api/apps/demo/guides/g', guide);
  const uses = [
    { kind: 'guide', id: 'g', title: guide.title },
    { kind: 'segment', id: 'new', title: 'New buyers' },
  ];
  expect((await listed()).find(({ segmentId }) => segmentId === 'buyers')?.uses).toEqual(uses);
  const refused = await manage('DELETE', `${SEGMENTS}/buyers`);
  expect(await problemOf(refused)).toMatchObject({
    status: 409,
    code: 'segment-used',
    detail: expect.stringContaining('the guide “A guide”, the segment “New buyers”'),
  });
  const past = await manage('PUT', '/api/apps/demo', { name: 'Demo' });
  expect(await problemOf(past)).toMatchObject({
    status: 409,
    code: 'segment-used',
    detail: expect.stringContaining('the guide “A guide”;'),
  });

  expect((await manage('DELETE', `${SEGMENTS}/new`)).status).toBe(204);
  await manage('DELETE', '/api/apps/demo/guides/g/releases/staging');
  expect((await manage('DELETE', `${SEGMENTS}/buyers`)).status).toBe(204);
  expect((await manage('DELETE', `${SEGMENTS}/buyers`)).status).toBe(404);
  expect(await listed()).toEqual([]);
});

test('a segment without a name, a condition or an app is refused', async () => {
  expect(await problemOf(await manage('PUT', `${SEGMENTS}/x`, { name: '' }))).toMatchObject({
    ...{ status: 422, code: 'invalid-segment' },
  });
  expect((await manage('PUT', '/api/apps/none/segments/x', buyers)).status).toBe(404);
  expect((await manage('GET', '/api/apps/none/segments')).status).toBe(404);
  expect((await manage('PUT', `${SEGMENTS}/${encodeURIComponent('not an id')}`, buyers)).status).toBe(422);
});
