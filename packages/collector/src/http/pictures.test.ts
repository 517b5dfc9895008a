import { expect, test } from 'vitest';
import { problemOf, withApp } from '../../test/collector-app.ts';

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const target = { v: 1, tag: 'button', label: 'Send' };
const step = (stepId: string, more: object) => ({ type: 'tooltip', stepId, title: stepId, blocks: [], ...more });
const guideWith = (...steps: object[]) => ({
  ...{ kind: 'walkthrough', guideId: 'g', title: 'Order', trigger: { on: 'call' }, steps },
});
const G = '/api/apps/demo/guides/g';

const { manage } = await withApp();
const pictureOf = (stepId: string, of = 'draft') => manage('GET', `${G}/steps/${stepId}/picture?of=${of}`);

test('a picture belongs to the target: a frozen version keeps its own when the draft points elsewhere', async () => {
  await manage('PUT', G, guideWith(step('send', { target })));
  // The order of its fields plays no part.
  const kept = await manage('PUT', '/api/apps/demo/pictures', {
    target: { label: 'Send', v: 1, tag: 'button' },
    picture: PNG,
  });
  expect(kept.status).toBe(204);
  await manage('POST', `${G}/releases`, { environment: 'production' });
  await manage('PUT', G, guideWith(step('send', { target: { ...target, label: 'Order' } })));
  expect((await pictureOf('send')).status).toBe(204);
  for (const of of ['1', 'live']) {
    const answer = await pictureOf('send', of);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(PNG);
  }
  expect((await pictureOf('none', '1')).status).toBe(204);
  expect((await pictureOf('send', '9')).status).toBe(404);
});

test('the handout holds the pictures in itself, and nothing else is let in', async () => {
  const page = await manage('GET', `${G}/handout?of=1`);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none';.* img-src data:;/);
  expect(await page.text()).toContain(`<img alt="" src="data:image/png;base64,${PNG}">`);
  expect(await (await manage('GET', `${G}/handout?of=1&format=md`)).text()).toContain(
    `![](data:image/png;base64,${PNG})`,
  );
  expect(await (await manage('GET', `${G}/handout`)).text()).not.toContain('<img');
});

test('what is no picture, or of no app, is refused', async () => {
  const script = Buffer.from('<script>alert(1)</script>').toString('base64');
  const refused = await manage('PUT', '/api/apps/demo/pictures', { target, picture: script });
  expect(await problemOf(refused)).toMatchObject({ status: 422, code: 'invalid-picture' });
  const odd = await manage('PUT', '/api/apps/demo/pictures', { target, picture: 'data:image/png;base64,' });
  expect(odd.status).toBe(422);
  expect((await manage('PUT', '/api/apps/none/pictures', { target, picture: PNG })).status).toBe(404);
});
