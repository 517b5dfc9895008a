import type { Page } from '@playwright/test';
import { openWithStandIn, panels, test } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect } from './support/test.ts';

test('the dashboard opens the application with the editor over it, at a clean address', async ({ page, demo }) => {
  await page.context().addCookies([demo.author.cookie]);
  await page.goto(`${demo.url}/dashboard/#/apps/demo`);
  await page
    .getByRole('link', { name: /Raise|request/i })
    .first()
    .click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Edit on the live page' }).click();
  const tab: Page = await opened;
  await expect(tab).toHaveURL(`${demo.url}/demo/`);
  await expect(tab.locator('iframe[title="Handrail editor"]')).toBeVisible();
});

test('a page that takes the token first gains nothing: its session ends, and the author is told', async ({
  page,
  app,
  site,
  author,
  collector,
}) => {
  const host = await site({ '/': hostPage(app) });
  const link = await author.link(app.appId, `${host.origin}/`);
  const token = link.split('#handrail-edit=')[1];
  const taken = await fetch(`${collector.url}/api/editing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, origin: host.origin }),
  });
  const { secret } = (await taken.json()) as { secret: string };
  await page.goto(link);
  await expect(
    panels(page)
      .getByText(/used before/)
      .first(),
  ).toBeVisible();
  const after = await fetch(`${collector.url}/api/editing`, { headers: { authorization: `Bearer ${secret}` } });
  expect(after.status).toBe(401);
});

test('a policy without frame-src gets the line that helps, and the editor in a window of its own', async ({
  page,
  app,
  site,
  author,
  collector,
}) => {
  const policy = `default-src 'none'; script-src ${collector.url}; connect-src ${collector.url}; require-trusted-types-for 'script'`;
  const headers = { 'content-security-policy': policy };
  const host = await site({ '/': { ...hostPage(app, '<h1>Orders</h1>'), headers } });
  await page.goto(await author.link(app.appId, `${host.origin}/`));
  const bar = page.getByRole('alertdialog', { name: 'Handrail editor' });
  await expect(bar).toContainText(`frame-src ${collector.url}`);
  const opened = page.waitForEvent('popup');
  await bar.getByRole('button', { name: 'Open the editor in a window' }).click();
  const tab = await opened;
  await expect(tab.getByText('Test app').first()).toBeVisible();
  await expect(bar).toHaveCount(0);
});

test('messages that another window forges, or that are played again, reach nobody', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, '<iframe id="other" srcdoc="x"></iframe>') });
  const stand = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  const before = (await stand.said()).length;
  await page.evaluate(() => {
    const other = document.querySelector<HTMLIFrameElement>('#other')?.contentWindow;
    const frame = document.querySelector('handrail-root')?.shadowRoot?.querySelector('iframe');
    const nonce = frame?.src.split('#')[1] ?? '';
    for (const from of [window, other]) {
      // Said by a window that is not the panels', though with all that the panels say.
      const event = {
        data: { handrail: 'handrail:ready', nonce },
        origin: new URL(frame?.src ?? '').origin,
        source: from ?? null,
      };
      dispatchEvent(new MessageEvent('message', event));
    }
    postMessage({ type: 'record', on: true }, '*');
  });
  await page.locator('body').click();
  await stand.say({ type: 'publish' });
  await stand.say({ type: 'find', requestId: 'last', targets: {} });
  await expect.poll(async () => (await stand.said('found')).length).toBe(1);
  expect((await stand.said()).length).toBe(before + 1);
});

test('a page that takes the frame away gets it back', async ({ page, app, site, author }) => {
  const host = await site({ '/': hostPage(app) });
  const stand = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await page.evaluate(() => document.querySelector('handrail-root')?.remove());
  await expect(page.locator('iframe[title="Handrail editor"]')).toBeVisible();
  await stand.say({ type: 'find', requestId: 'again', targets: {} });
  await expect.poll(async () => (await stand.said('found')).length).toBe(1);
});
