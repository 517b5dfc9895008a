import type { Page } from '@playwright/test';
import { expectClean } from './support/clean.ts';
import { expect, hearFaults, test as base } from './support/test.ts';
import { startCollector, type Collector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';

// The demo by itself: the tag is there, and its script is kept away, as a content blocker would.
const test = base.extend<{ alone: Page }, { demo: Collector }>({
  demo: [
    async ({}, use) => {
      const demo = await startCollector({ bin: DEMO_SERVER });
      await use(demo);
      await demo.dispose();
    },
    { scope: 'worker' },
  ],
  alone: async ({ page }, use) => {
    await page.route('**/handrail.js', (route) => route.abort());
    await use(page);
  },
});

const PAGES = ['', 'new-request.html', 'request.html?id=PR-1036', 'approvals.html', 'suppliers.html'];

test('a request is raised in the form and stands in the list after a reload', async ({ alone: page, demo }) => {
  const faults = hearFaults(page);
  await page.goto(`${demo.url}/demo/`);
  await page.getByRole('link', { name: 'New request' }).click();
  await expect(page.getByRole('heading', { name: 'New request' })).toBeFocused();

  await page.getByRole('button', { name: 'Send for approval' }).click();
  await expect(page.getByLabel('What do you need?')).toBeFocused();
  await expect(page.getByText('Choose a supplier.')).toBeVisible();

  await page.getByLabel('What do you need?').fill('Ergonomic keyboard');
  await page.getByLabel('Category').selectOption('Office');
  await page.getByLabel('Supplier').selectOption({ label: 'Papeterie Duval' });
  await page.getByLabel('Quantity').fill('2');
  await page.getByLabel('Price of one').fill('89,90');
  await expect(page.getByText('Total €179.80. Goes to Grace Lindqvist for approval.')).toBeVisible();
  await page.getByRole('button', { name: 'Send for approval' }).click();

  await expect(page).toHaveURL(/request\.html\?id=PR-1043$/);
  await expect(page.getByRole('heading', { name: 'Ergonomic keyboard' })).toBeFocused();
  await page.reload();
  await expect(page.getByText('Waiting for Grace Lindqvist')).toBeVisible();
  await page.getByRole('link', { name: 'Requests', exact: true }).last().click();
  await expect(page.getByRole('row', { name: /PR-1043/ })).toContainText('€179.80');
  expect(faults).toEqual([]);
});

test('going between sections loads a page, going within requests does not, and Back returns', async ({
  alone: page,
  demo,
}) => {
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
  });
  await page.goto(`${demo.url}/demo/`);
  await page.getByRole('link', { name: 'Fluorescence microscope' }).click();
  await expect(page.getByText('The old one can no longer be repaired.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Requests', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: /Approvals/ }).click();
  await expect(page.getByRole('heading', { name: 'Approvals', level: 1 })).toBeVisible();
  expect(loads).toEqual(['/demo/', '/demo/approvals.html']);
});

test('search, filter and order stand in the address; nothing found offers a way back', async ({
  alone: page,
  demo,
}) => {
  await page.goto(`${demo.url}/demo/`);
  await page.getByRole('button', { name: /^Waiting/ }).click();
  await page.getByRole('button', { name: 'Total' }).click();
  const rows = page.getByRole('rowgroup').last().getByRole('row');
  await expect(rows.first()).toContainText('PR-1037');
  await page.reload();
  await expect(rows).toHaveCount(7);
  await expect(rows.first()).toContainText('PR-1037');
  await page.getByRole('searchbox').fill('submarine');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(rows).toHaveCount(22);
});

test('a rejection needs a reason, by keyboard alone; Escape leaves everything as it was', async ({
  alone: page,
  demo,
}) => {
  await page.goto(`${demo.url}/demo/approvals.html`);
  const review = page.getByRole('button', { name: 'Review PR-1036' });
  const dialog = page.getByRole('dialog', { name: 'Review PR-1036' });
  await review.press('Enter');
  await expect(dialog.getByLabel('Note to the requester')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(review).toBeFocused();

  await review.press('Enter');
  await dialog.getByRole('button', { name: 'Reject' }).press('Enter');
  await expect(dialog.getByText('Tell the requester why')).toBeVisible();
  await page.keyboard.type('We have two in storage.');
  await dialog.getByRole('button', { name: 'Reject' }).press('Enter');
  await expect(page.getByText('PR-1036 is rejected.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '4 requests wait for you' })).toBeVisible();
  await page.getByRole('link', { name: 'Torque wrench, calibrated' }).click();
  await expect(page.getByText('We have two in storage.')).toBeVisible();
});

test('a suggested supplier is in the directory', async ({ alone: page, demo }) => {
  await page.goto(`${demo.url}/demo/suppliers.html`);
  await page.getByRole('button', { name: 'Suggest a supplier' }).click();
  const dialog = page.getByRole('dialog', { name: 'Suggest a supplier' });
  await dialog.getByLabel('Name').fill('Nordlicht Optics');
  await dialog.getByLabel('Place').fill('Emden, DE');
  await dialog.getByLabel('Mail address').fill('post@nordlicht.example');
  await dialog.getByRole('button', { name: 'Suggest', exact: true }).click();
  await page.getByRole('searchbox').fill('emden');
  await expect(page.getByRole('listitem').filter({ hasText: 'Nordlicht Optics' })).toBeVisible();
});

test('saved data that cannot be read is said, kept, and replaced only on request', async ({ alone: page, demo }) => {
  await page.goto(`${demo.url}/demo/`);
  await page.evaluate(() => localStorage.setItem('meridian.purchasing.v1', '{oops'));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('cannot be read');
  expect(await page.evaluate(() => localStorage.getItem('meridian.purchasing.v1'))).toBe('{oops');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('row', { name: /PR-1042/ })).toBeVisible();
});

test('every page is accessible, light and dark', { tag: '@one-engine' }, async ({ alone: page, demo }) => {
  for (const path of PAGES) {
    await page.goto(`${demo.url}/demo/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectClean(page);
  }
  await page.goto(`${demo.url}/demo/approvals.html`);
  await page.getByRole('button', { name: 'Review PR-1036' }).click();
  await page.getByRole('button', { name: 'Reject' }).click();
  await expectClean(page);
});
