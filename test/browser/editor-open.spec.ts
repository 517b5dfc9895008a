import { panels, test } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect, hearFaults } from './support/test.ts';

test('an edit link opens the page with the panels over it; the address is clean and nothing counts', async ({
  page,
  app,
  site,
  author,
}) => {
  const faults = hearFaults(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const host = await site({
    '/orders': hostPage(app, '<h1>Orders</h1><a href="/more">More</a>'),
    '/more': hostPage(app),
  });
  await page.goto(await author.link(app.appId, `${host.origin}/orders#list`));
  await expect(panels(page).getByRole('heading', { level: 1, name: 'Test app' })).toBeVisible();
  expect(page.url()).toBe(`${host.origin}/orders#list`);
  expect(asked).not.toContain('/v1/events');
  expect(asked).not.toContain('/v1/manifest');
  expect(asked.filter((path) => /\/assets\/shell-/.test(path))).toEqual([]);
  const stored = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  expect(stored).toBe('[{"handrail:editing":"frame"},{}]');
  expect(faults).toEqual([]);
});

test('the editor is there again after a full page load, without another link', async ({ page, demo }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`));
  await expect(panels(page).getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Suppliers' }).click();
  await expect(page).toHaveURL(/suppliers\.html$/);
  await expect(panels(page).getByRole('heading', { level: 1, name: 'Meridian Purchasing' })).toBeVisible();
});

test('a link that is opened in a page that is there already opens the editor; so does a second one', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, '<h1>Orders</h1>') });
  await page.goto(`${host.origin}/#list`);
  await expect
    .poll(() => page.evaluate(() => 'push' in (window as unknown as { handrail: object }).handrail))
    .toBe(true);
  for (let link = 0; link < 2; link += 1) {
    const url = await author.link(app.appId, `${host.origin}/#list`);
    // As by the address bar: the same document, with another fragment.
    const begun = page.waitForResponse((answer) => answer.url().endsWith('/api/editing') && answer.status() === 201);
    await page.evaluate((to) => location.assign(to), url);
    await begun;
    await expect(panels(page).getByRole('button', { name: 'Record a walkthrough' })).toBeVisible();
    expect(page.url()).toBe(`${host.origin}/#list`);
  }
});

test('an editor that did not come is there when the page is loaded again, by the same link', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, '<h1>Orders</h1>') });
  await page.route('**/edit/glass.js', (route) => route.abort(), { times: 1 });
  const warned = page.waitForEvent('console', (message) => message.text().includes('could not be loaded'));
  await page.goto(await author.link(app.appId, `${host.origin}/`));
  await warned;
  await page.reload();
  await expect(panels(page).getByRole('button', { name: 'Record a walkthrough' })).toBeVisible();
  expect(page.url()).toBe(`${host.origin}/`);
});

// A router that puts in order whatever fragment it does not know, before scripts that wait have run.
const ROUTER = '<script>history.replaceState(null, "", "/orders#/")</script>';

test('where a router rewrites the address first, the dashboard says what keeps the editor away; a tag before it helps', async ({
  context,
  app,
  site,
  collector,
  author,
}) => {
  const inTime = app.tag.replace(' async', '');
  const host = await site({
    '/late': hostPage(app, '', ROUTER),
    '/first': { body: `<!doctype html><title>Host</title>${inTime}${ROUTER}<h1>Orders</h1>` },
  });
  await context.addCookies([author.cookie]);
  const dashboard = await context.newPage();
  await dashboard.clock.install();
  await dashboard.goto(`${collector.url}/dashboard/#/apps/${app.appId}/guides`);
  const open = async (path: string) => {
    await dashboard.getByLabel('Address of the page').fill(`${host.origin}${path}`);
    const tab = context.waitForEvent('page');
    await dashboard.getByRole('button', { name: 'Record on the live page' }).click();
    const page = await tab;
    await page.waitForURL(`${host.origin}/orders#/`);
    return page;
  };
  await open('/late');
  await dashboard.clock.runFor(16_000);
  await expect(dashboard.getByText(`The editor has not answered from ${host.origin}`)).toBeVisible();
  await expect(dashboard.getByText(/Put the tag first in the head, without “async”/)).toBeVisible();
  const page = await open('/first');
  await expect(panels(page).getByRole('button', { name: 'Record a walkthrough' })).toBeVisible();
  await dashboard.clock.runFor(3_000);
  await expect(dashboard.getByText('The editor is on the page, in the other tab.')).toBeVisible();
});

test('a visitor never loads a byte of the editor', async ({ page, app, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const host = await site({ '/': hostPage(app) });
  await page.goto(`${host.origin}/#orders`);
  await expect.poll(() => asked.some((path) => path === '/v1/events')).toBe(true);
  expect(asked.filter((path) => path.startsWith('/edit/'))).toEqual([]);
});

test('the demo opens under its own policy', async ({ page, demo }) => {
  const faults = hearFaults(page);
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/new-request.html`));
  await expect(panels(page).getByRole('heading', { level: 1, name: 'Meridian Purchasing' })).toBeVisible();
  expect(faults).toEqual([]);
});
