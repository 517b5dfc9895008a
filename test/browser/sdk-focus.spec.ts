import type { Page } from '@playwright/test';
import { card, css, host, walkthrough } from './support/walkthrough.ts';
import { expect, test, type TestApp } from './support/test.ts';
import type { Site } from './support/site.ts';

// Whose the focus is while the element of the next step is waited for.

/** A field that tells when it is left, as fields with a list or a calendar below them want to know. */
const FIELD = `<input id=field aria-label=Field><output id=left>0</output><main></main><script>
  document.querySelector('#field').addEventListener('blur', () => { document.querySelector('#left').textContent++; });</script>`;

type Serve = (pages: Record<string, { body: string }>) => Promise<Site>;

/** The visitor is in the field, goes over to the card and on by keyboard, to a step whose element comes late. */
async function waitForLate(page: Page, app: TestApp, site: Serve): Promise<void> {
  await app.publish(walkthrough([{ target: css('#field') }, { target: css('#late') }]));
  const { origin } = await site({ '/': { body: host(app, FIELD) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#field').click();
  await page.keyboard.press('F6');
  await expect(card(page, 'Step 1')).toBeFocused();
  await card(page, 'Step 1').getByRole('button', { name: 'Next' }).press('Enter');
  await expect(card(page, 'Step 1')).toHaveCount(0);
}

const come = (page: Page) =>
  page.evaluate(() =>
    document
      .querySelector('main')
      ?.append(Object.assign(document.createElement('p'), { id: 'late', textContent: 'Late' })),
  );

test('while an element is waited for, the field is not left for the page; the next card has the focus again', async ({
  page,
  app,
  site,
}) => {
  await waitForLate(page, app, site);
  await expect(page.locator('#field')).toBeFocused();
  await come(page);
  await expect(card(page, 'Step 2')).toBeFocused();
  await expect(page.locator('#left')).toHaveText('0');
});

test('who types meanwhile is not disturbed', async ({ page, app, site }) => {
  await waitForLate(page, app, site);
  await page.keyboard.type('ab');
  await come(page);
  await expect(card(page, 'Step 2')).toBeVisible();
  await page.keyboard.type('c');
  await expect(page.locator('#field')).toHaveValue('abc');
});
