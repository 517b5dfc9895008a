import type { Page } from '@playwright/test';
import { guideOf } from './support/kinds.ts';
import type { Collector } from './support/collector.ts';
import { expect, test, type TestApp } from './support/test.ts';

/** What the dashboard gives to paste, read off its page. */
async function pinnedTags(page: Page, app: TestApp, collector: Collector): Promise<string> {
  const { link } = await collector.api<{ link: string }>('POST', '/api/members', {
    ...{ name: 'Pinned', email: `${app.appId}@example.com`, grants: [{ roles: ['admin'] }] },
  });
  const headers = { origin: new URL(collector.url).origin };
  const data = { token: link.split('/').at(-1), password: 'marmalade under seven bridges' };
  await page.request.post(`${collector.url}/api/invitation/accept`, { data, headers });
  await page.goto(`${collector.url}/dashboard/#/apps/${app.appId}`);
  const name = 'Only this release: with hashes that browsers check';
  await page.getByText(name).click();
  return (await page.getByRole('region', { name }).textContent()) ?? '';
}

const POLICY = "script-src 'nonce-n1' 'strict-dynamic'; require-trusted-types-for 'script'";

test('pinned to one release, a page takes the files as they were built and nothing else', async ({
  page,
  app,
  collector,
  site,
  browserName,
}) => {
  const tags = (await pinnedTags(page, app, collector)).replaceAll('<script', '<script nonce="n1"');
  expect(tags).toMatch(/integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/);
  await app.publish(guideOf('announcement'));
  const body = `<!doctype html><html lang="en"><title>Host</title><main>Page</main>${tags}`;
  const { origin } = await site({ '/': { body, headers: { 'content-security-policy': POLICY } } });
  const dialog = page.getByRole('dialog', { name: 'The announcement' });
  await page.goto(`${origin}/`);
  await expect(dialog).toBeVisible();

  for (const changed of ['**/handrail-*.js', '**/assets/shell-*.js', '**/assets/announcement-*.js']) {
    // Over WebDriver BiDi, Firefox does not tell what it says of integrity.
    const refused =
      browserName === 'firefox'
        ? page.waitForResponse(changed).then(() => 'integrity')
        : page.waitForEvent('console', (said) => /integrity/i.test(said.text())).then((said) => said.text());
    await page.route(changed, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()};globalThis.changed = true` });
    });
    await page.goto(`${origin}/`);
    expect(await refused).toMatch(/integrity/i);
    await expect(page.locator('main')).toHaveText('Page');
    expect(await page.evaluate(() => 'changed' in globalThis)).toBe(false);
    await expect(dialog).toHaveCount(0);
    await page.unroute(changed);
  }
});
