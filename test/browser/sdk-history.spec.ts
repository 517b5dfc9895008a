import type { Browser, Page, Route } from '@playwright/test';
import { anything, call, card, hostPage, settled, walkthrough } from './support/guides.ts';
import { expect, hearEvents, test, type TestApp } from './support/test.ts';

/** A browser of its own, in which the visitor is known by name before anything else. */
async function openAs(visitorId: string, url: string, browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript((id) => {
    const page = window as { handrail?: { push(call: unknown): unknown } };
    (page.handrail ??= []).push(['identify', { visitorId: id }]);
  }, visitorId);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
/** The same, in a page whose second lasts a minute: it waits for what the collector knows, however busy this machine is. */
async function openPatientlyAs(
  visitorId: string,
  url: string,
  browser: Browser,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await openAs(visitorId, 'about:blank', browser);
  await prepare?.(page);
  await page.addInitScript(() => {
    const own = setTimeout;
    const slow = (run: () => void, ms?: number) => own(run, ms === 1_000 ? 60_000 : ms);
    Object.assign(window, { setTimeout: slow });
  });
  await page.goto(url);
  return page;
}
const close = (page: Page, title: string, button = 'Close') =>
  card(page, title).getByRole('button', { name: button }).click();
const isStored = (app: TestApp, count: number) => expect.poll(async () => (await app.count()).stored).toBe(count);

test('what was closed in one browser does not come in another, for the same visitor alone', async ({
  browser,
  app,
  site,
}) => {
  await app.publish(walkthrough('news'));
  const { origin } = await site({ '/': hostPage(app) });
  const here = await openAs('ada', `${origin}/`, browser);
  await close(here, 'news');
  // page.viewed, guide.started, step.shown, guide.dismissed, and visitor.identified
  await isStored(app, 5);
  // What says whether a visitor may be asked about comes last.
  const there = await openPatientlyAs('ada', `${origin}/`, browser, async (page) => {
    const keeper = page.waitForResponse('**/assets/keeper-*.js').then((answer) => answer.finished());
    await page.route('**/assets/telemetry-*.js', async (route) => keeper.then(() => route.continue()));
  });
  await settled(there);
  await expect
    .poll(() => there.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith(':history'))))
    .toBe(true);
  await expect(anything(there)).toHaveCount(0);
  const other = await openAs('grace', `${origin}/`, browser);
  await expect(card(other, 'news')).toBeVisible();
  for (const page of [here, there, other]) await page.context().close();
});

test('the collector is asked once a visitor and session, not for each page, and waited for no longer than a second', async ({
  browser,
  app,
  site,
}) => {
  await app.publish(walkthrough('news', ['news'], { trigger: { on: 'page', path: '/b' } }));
  const { origin } = await site({ '/a': hostPage(app), '/b': hostPage(app) });
  const context = await browser.newContext();
  const page = await context.newPage();
  const held: Route[] = [];
  await page.route('**/v1/history', (route) => void held.push(route));
  await page.goto(`${origin}/b`);
  await call(page, 'identify', { visitorId: 'ada' });
  await expect(card(page, 'news')).toBeVisible();
  expect(held).toHaveLength(1);
  // Given up by us: what is merely let through may be answered on this page or not.
  for (const route of held) await route.abort();
  await page.unroute('**/v1/history');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/history')) asked += 1;
  });
  const isKnown = () =>
    page.evaluate(() =>
      Object.entries(localStorage).some(([key, text]) => key.endsWith(':history') && !text.includes('"sessionId":""')),
    );
  expect(await isKnown()).toBe(false);
  for (const path of ['/a', '/b', '/a']) {
    await page.goto(origin + path);
    await call(page, 'identify', { visitorId: 'ada' });
    await settled(page);
    await expect.poll(isKnown).toBe(true);
  }
  expect(asked).toBe(1);
  await context.close();
});

test('without the collector, what this browser knows decides', async ({ page, app, site }) => {
  await app.publish(walkthrough('news'));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await close(page, 'news');
  await page.route('**/v1/history', (route) => route.abort());
  await page.goto(`${origin}/?again`);
  await call(page, 'identify', { visitorId: 'ada' });
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
});

test('a guide that was put off comes back when its time has come, in another browser too', async ({
  browser,
  app,
  site,
}) => {
  const later = { buttonId: 'later', label: 'Later', actions: [{ do: 'snooze', minutes: 30 }] };
  const steps = [{ type: 'dialog', stepId: 's1', title: 'news', blocks: [], buttons: [later] }];
  await app.publish(walkthrough('news', ['news'], { steps }));
  const { origin } = await site({ '/': hostPage(app) });
  const here = await openAs('ada', `${origin}/`, browser);
  await close(here, 'news', 'Later');
  await isStored(app, 5);
  const there = await openPatientlyAs('ada', `${origin}/`, browser);
  await expect.poll(() => there.evaluate(() => JSON.stringify(Object.entries(localStorage)))).toContain('snoozedUntil');
  await expect(anything(there)).toHaveCount(0);
  // From here on by a clock that the test turns; what the collector knows has come by now.
  await there.clock.install({ time: Date.now() });
  await there.reload();
  await there.clock.runFor(8_000);
  await settled(there);
  await expect(anything(there)).toHaveCount(0);
  await there.clock.fastForward(31 * 60_000);
  await expect(card(there, 'news')).toBeVisible();
  for (const page of [here, there]) await page.context().close();
});

test('“never again” holds against “always”, everywhere', async ({ browser, app, site }) => {
  const never = { buttonId: 'never', label: 'Never again', actions: [{ do: 'mute' }] };
  const steps = [{ type: 'dialog', stepId: 's1', title: 'news', blocks: [], buttons: [never] }];
  await app.publish(walkthrough('news', ['news'], { steps, frequency: { show: 'always' } }));
  const { origin } = await site({ '/': hostPage(app) });
  const here = await openAs('ada', `${origin}/`, browser);
  await close(here, 'news', 'Never again');
  await isStored(app, 5);
  for (const page of [here, await openPatientlyAs('ada', `${origin}/`, browser)]) {
    await page.reload();
    await settled(page);
    await expect(anything(page)).toHaveCount(0);
    await page.context().close();
  }
});

test('a guide that met a fault counts as seen nowhere', async ({ browser, app, site }) => {
  const target = { v: 1, css: '#never' };
  const steps = [{ type: 'tooltip', stepId: 's1', title: 'news', blocks: [], target, waitMs: 100 }];
  await app.publish(walkthrough('news', ['news'], { steps }));
  const { origin } = await site({ '/': hostPage(app) });
  const here = await openAs('ada', `${origin}/`, browser);
  const heard = hearEvents(here);
  await here.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => heard.find(({ name }) => name === 'guide.dismissed')?.props).toMatchObject({ unseen: true });
  const there = await openPatientlyAs('ada', `${origin}/`, browser);
  await expect(there.getByRole('dialog')).toBeVisible();
  for (const page of [here, there]) await page.context().close();
});

test('somebody else in the same browser has a history of their own; a name that comes later keeps it', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough('news'));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await close(page, 'news');
  await call(page, 'identify', { visitorId: 'ada' });
  await page.reload();
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  await call(page, 'identify', { visitorId: 'grace' });
  await expect(card(page, 'news')).toBeVisible();
});
