import { gzipSync } from 'node:zlib';
import { call, card, hostPage, settled, walkthrough } from './support/guides.ts';
import { print } from './support/full.ts';
import { expect, test, type TestApp } from './support/test.ts';

const COUNT = 500;
const STEPS = Array.from({ length: 50 }, (_, index) => `Step ${index + 1}`);

/** Publishes without waiting for each. */
async function publishMany(app: TestApp): Promise<void> {
  const guides = Array.from({ length: COUNT }, (_, index) =>
    walkthrough(`guide-${index}`, STEPS, {
      title: `Guide ${index}`,
      trigger: { on: 'page', path: `/orders/${index}/*` },
    }),
  );
  for (let at = 0; at < COUNT; at += 20)
    await Promise.all(guides.slice(at, at + 20).map((guide) => app.publish(guide)));
}

test('of 500 guides with 50 steps each, pages fetch the heads, and one guide when it is due', async ({
  page,
  app,
  site,
  collector,
}) => {
  test.setTimeout(180_000);
  await publishMany(app);
  const manifest = await (await fetch(`${collector.url}/v1/manifest?appKey=${app.appKey}`)).text();
  expect(gzipSync(manifest).byteLength).toBeLessThan(30 * 1_024);

  const bodies: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith('/v1/guides/')) bodies.push(path);
  });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  const { origin } = await site(() => hostPage(app));
  await page.goto(`${origin}/`);
  await settled(page);
  expect(bodies).toEqual([]);
  await page.evaluate(() => history.pushState(null, '', '/orders/77/lines'));
  await expect(card(page, 'Step 1')).toContainText('1 of 50');
  expect(bodies).toEqual(['/v1/guides/guide-77/1']);
  const longTasksMs = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  print('500 guides', { longTasksMs });
});

test('one guide of which nothing can be read does not harm the others', async ({ page, app, site }) => {
  await app.publish(walkthrough('good', ['Good'], { priority: -1 }));
  await app.publish(walkthrough('bad', ['Bad'], { priority: 9 }));
  await app.publish(walkthrough('worse', ['Worse'], { priority: 8 }));
  await app.publish(walkthrough('worst', ['Worst'], { priority: 7 }));
  await page.route('**/v1/manifest*', async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { guides: Record<string, unknown>[] };
    for (const guide of manifest.guides) {
      if (guide.guideId === 'bad') guide.steps = [{ type: 'hologram', stepId: 'x' }];
      if (guide.guideId === 'worse') guide.audience = { type: 'all' };
      if (guide.guideId === 'worst') guide.trigger = { on: 'any' };
    }
    await route.fulfill({ response, json: manifest });
  });
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Good')).toBeVisible();
});

test('a body that is broken is left out alone, and one that cannot be had is asked for again', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough('bad', ['Bad'], { priority: 9, trigger: { on: 'page' } }));
  await app.publish(walkthrough('good', ['Good']));
  await page.route('**/v1/manifest*', async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { guides: Record<string, unknown>[] };
    for (const guide of manifest.guides) Object.assign(guide, { lazy: true, steps: undefined });
    await route.fulfill({ response, json: manifest });
  });
  await page.route('**/v1/guides/bad/*', (route) => route.fulfill({ json: { kind: 'walkthrough', guideId: 'bad' } }));
  await page.route('**/v1/guides/good/*', (route) => route.abort(), { times: 1 });
  const { origin } = await site({ '/': hostPage(app), '/again': hostPage(app) });
  await page.goto(`${origin}/`);
  await settled(page);
  await page.evaluate(() => history.pushState(null, '', '/again'));
  await expect(card(page, 'Good')).toBeVisible();
});

test('what was published last is used at once, and replaced by what is new', async ({ page, app, site, collector }) => {
  await app.publish(walkthrough('old', ['Old'], { trigger: { on: 'call' } }));
  const { origin } = await site({ '/': hostPage(app) });
  const answer = await fetch(`${collector.url}/v1/manifest?appKey=${app.appKey}`);
  expect(answer.headers.get('cache-control')).toContain('stale-while-revalidate');
  let asked = 0;
  await page.route('**/v1/manifest*', async (route) => {
    asked += 1;
    if (asked === 2) await app.publish(walkthrough('new', ['New']));
    await route.continue();
  });
  await page.goto(`${origin}/`);
  await settled(page);
  await call(page, 'show', 'old');
  await expect(card(page, 'Old')).toBeVisible();
  await card(page, 'Old').getByRole('button', { name: 'Done' }).click();
  await expect(card(page, 'New')).toBeVisible();
});
