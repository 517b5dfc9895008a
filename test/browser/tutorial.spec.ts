import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { panels } from './support/editor.ts';
import { saved, stepsOf } from './support/journey.ts';
import { startCollector } from './support/collector.ts';
import { expect, test } from './support/test.ts';

// docs/tutorial.md, as it is written there: its page, its names and its buttons.
const tutorial = readFileSync(fileURLToPath(new URL('../../docs/tutorial.md', import.meta.url)), 'utf8');
const [, holidays = ''] = /^```html\n(<!doctype.*?)^```/ms.exec(tutorial) ?? [];

test('the tutorial: from an empty dashboard to a walkthrough that somebody has finished', async ({
  browser,
  page,
  site,
}) => {
  const collector = await startCollector();
  let html = holidays;
  const host = await site((path) => (path === '/holidays.html' ? { body: html } : undefined));
  const address = `${host.origin}/holidays.html`;

  // There is another app before, as there is the demo.
  await collector.api('PUT', '/api/apps/demo', { name: 'Meridian Purchasing' });
  await page.goto(collector.signInUrl);
  await page.getByRole('combobox', { name: 'App' }).selectOption('New app…');
  await page.getByLabel('Name of the app').fill('Holidays');
  await page.getByRole('button', { name: 'Make the app' }).click();
  const tag = page.getByText(/^<script async src=.*data-app-key="hk_/);
  await expect(tag).toBeVisible();
  html = html.replace('</head>', `${await tag.innerText()}</head>`);

  const form = page.getByRole('form', { name: 'New guide' });
  await form.getByLabel('Address of the page').fill(address);
  const opened = page.waitForEvent('popup');
  await form.getByRole('button', { name: 'Record on the live page' }).click();
  const tab = await opened;
  const editor = panels(tab);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  await tab.getByRole('button', { name: 'Ask for a day off' }).click();
  await tab.getByLabel('Reason').pressSequentially('A wedding');
  await tab.getByRole('button', { name: 'Send to my manager' }).click();
  await expect(stepsOf(editor)).toHaveText([/Ask for a day off/, /Reason/, /Send to my manager/]);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
  await editor.getByRole('button', { name: /^2 / }).click();
  await editor.getByLabel('Title').fill('Say why, in a few words');
  await editor.getByRole('button', { name: 'All steps' }).click();
  await editor.getByRole('button', { name: 'Guide', exact: true }).click();
  await editor.getByLabel('Name of the guide').fill('Ask for your first day off');
  await editor.getByLabel('Starts').selectOption('on a page');
  await expect(saved(editor)).toBeVisible();
  const onward = page.context().waitForEvent('page');
  await editor.getByRole('link', { name: 'Review and publish' }).click();
  const desk = await onward;
  await tab.close();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Review').selectOption('Authors may approve what they have written');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Guides', exact: true }).click();
  await page.getByRole('link', { name: 'Ask for your first day off' }).click();
  await desk.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(desk.getByText(/Version 1 since/)).toBeVisible();
  await desk.close();

  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(address);
  const card = (title: string | RegExp) => visitor.getByRole('dialog', { name: title });
  await expect(card(/Ask for a day off/)).toBeVisible();
  await visitor.getByRole('button', { name: 'Ask for a day off' }).click();
  await expect(card('Say why, in a few words')).toBeVisible();
  await visitor.getByLabel('Reason').pressSequentially('The sea');
  await visitor.getByLabel('Reason').press('Tab');
  await expect(card(/Send to my manager/)).toBeVisible();
  await visitor.getByRole('button', { name: 'Send to my manager' }).click();
  await expect(visitor.getByText(/^Sent\./)).toBeVisible();

  await expect(page.getByRole('img', { name: /^Step funnel 1 .* started, 1 completed/ })).toBeVisible();
  await context.close();
  await collector.dispose();
});
