import { chromiumLaunch } from '../house/chromium.ts';
import type { Page } from '@playwright/test';
import { anything, call, card, hostPage, settled, walkthrough } from './support/guides.ts';
import { expect, hearEvents, test } from './support/test.ts';

const next = (page: Page, title: string) => card(page, title).getByRole('button', { name: 'Next' }).click();
const titles = ['One', 'Two', 'Three'];

test('a copied tab does not show the guide twice; when the first is closed, another takes it up where it was', async ({
  page,
  context,
  app,
  site,
}) => {
  await app.publish(walkthrough('tour', titles));
  const { origin } = await site({ '/': hostPage(app), '/next': hostPage(app) });
  // Which of the two tabs sends is theirs to settle; what a tab has sent without reading the answer is sent again when it goes.
  const heard = [hearEvents(page)];
  context.on('page', (tab) => heard.push(hearEvents(tab)));
  const told = (wanted: string) =>
    new Set(heard.flat().flatMap(({ name, eventId }) => (name === wanted ? eventId : []))).size;
  await page.goto(`${origin}/`);
  await next(page, 'One');
  await expect(card(page, 'Two')).toBeVisible();

  // The new tab has a copy of the session storage, as one that was duplicated has.
  const [copy] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void open('/next'))]);
  await settled(copy);
  expect(await copy.evaluate(() => Object.keys(sessionStorage).some((key) => key.endsWith(':tab')))).toBe(true);
  await copy.reload();
  await settled(copy);
  await expect.poll(() => told('page.viewed')).toBe(3);
  await expect(anything(copy)).toHaveCount(0);
  await expect(card(page, 'Two')).toBeVisible();

  await page.close();
  await copy.evaluate(() => history.pushState(null, '', '/'));
  await expect(card(copy, 'Two')).toBeVisible();
  await next(copy, 'Two');
  await card(copy, 'Three').getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => told('guide.completed')).toBe(1);
  expect(told('guide.started')).toBe(1);
});

test('a guide that was asked for in another tab takes the place of the first', async ({ page, context, app, site }) => {
  await app.publish(walkthrough('tour', titles));
  await app.publish(walkthrough('other', ['Other'], { trigger: { on: 'call' } }));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'One')).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${origin}/`);
  await settled(second);
  await expect(anything(second)).toHaveCount(0);
  await call(second, 'show', 'other');
  await expect(card(second, 'Other')).toBeVisible();
  await expect(anything(page)).toHaveCount(0);
});

for (const withLocks of [true, false])
  test(`two tabs opened at once show it in one, ${withLocks ? 'with' : 'without'} Web Locks`, async ({
    context,
    app,
    site,
  }) => {
    await app.publish(walkthrough('tour', titles));
    if (!withLocks) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const { origin } = await site({ '/': hostPage(app) });
    const first = await context.newPage();
    await first.goto(`${origin}/`);
    await next(first, 'One');
    const pages = [first, await context.newPage(), await context.newPage()];
    await Promise.all(pages.map((page) => page.goto(`${origin}/`)));
    for (const page of pages) await settled(page);
    const shown = () => Promise.all(pages.map((page) => card(page, 'Two').isVisible()));
    await expect.poll(async () => (await shown()).filter(Boolean).length).toBe(1);
    for (const page of pages) await page.evaluate(() => history.pushState(null, '', '/#/next'));
    await expect.poll(async () => (await shown()).filter(Boolean).length).toBe(1);
  });

test('a login in the middle, on another path and another origin, and back: it goes on at its step', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough('tour', titles, { trigger: { on: 'page', path: '/' } }));
  const other = await site({ '/login': { body: '<a id=in href="">Log in</a>' } });
  const { origin } = await site({
    '/': hostPage(app),
    '/login': { body: '<a id=in href="/other">Log in</a>' },
    '/orders': hostPage(app),
  });
  const heard = hearEvents(page);
  await page.goto(`${origin}/`);
  await next(page, 'One');
  await expect(card(page, 'Two')).toBeVisible();
  await page.goto(`${origin}/login`);
  await page.goto(`${other.origin}/login`);
  await page.goto(`${origin}/orders?ticket=1`);
  await call(page, 'identify', { visitorId: 'ada' });
  await next(page, 'Two');
  await card(page, 'Three').getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => heard.map(({ name }) => name)).toContain('guide.completed');
  // An event whose answer is lost with the page is sent again, and is the same by its id.
  const distinct = (wanted: string, at?: string) =>
    new Set(heard.filter(({ name, stepId }) => name === wanted && stepId === at).map(({ eventId }) => eventId)).size;
  expect(distinct('guide.started')).toBe(1);
  expect(distinct('step.shown', 's2')).toBe(1);
});

test('back and forward, from the cache and anew, show the step where the visitor is', async ({
  app,
  site,
  playwright,
}) => {
  await app.publish(walkthrough('tour', titles));
  const { origin } = await site({ '/': hostPage(app, '<a href=/two>Two</a>'), '/two': hostPage(app) });
  // Pages come back as they were only in the whole browser, and where the tests do not forbid it.
  const browser = await playwright.chromium.launch({
    ...chromiumLaunch,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage();
  const heard = hearEvents(page);
  const restored = () => page.evaluate(() => (window as unknown as { restored?: boolean }).restored);
  await page.goto(`${origin}/`);
  await next(page, 'One');
  await page.evaluate(() =>
    addEventListener('pageshow', (event) => Object.assign(window, { restored: event.persisted })),
  );
  // Nor where they wait for a lock that the next page asks for, as while events are on their way.
  const sending = () =>
    page.evaluate(async () => (await navigator.locks.query()).held?.some(({ name }) => name?.endsWith(':sender')));
  await expect.poll(() => heard.map(({ name, stepId }) => `${name} ${stepId ?? ''}`)).toContain('step.shown s2');
  await expect.poll(sending).toBe(false);
  await page.getByRole('link', { name: 'Two' }).click();
  await page.waitForURL('**/two');
  await next(page, 'Two');
  await expect(card(page, 'Three')).toBeVisible();
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL(`${origin}/`, { waitUntil: 'commit' });
  await expect(card(page, 'Three')).toBeVisible();
  await expect.poll(restored).toBe(true);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.evaluate(() => void setTimeout(() => history.forward()));
  await card(page, 'Three').getByRole('button', { name: 'Done' }).click();
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect(anything(page)).toHaveCount(0);
  await browser.close();
});
