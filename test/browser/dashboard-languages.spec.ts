import type { Page } from '@playwright/test';
import { faultsOf } from './support/clean.ts';
import { walkthrough } from './support/guides.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test } from './support/test.ts';

const languageOf = (page: Page) => page.locator('html').getAttribute('lang');
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('whoever reads German has the dashboard in German, in its manner of dates and numbers, and may choose another language by the keyboard', async ({
  collector,
  app,
  browser,
}) => {
  const { appId } = app;
  await app.publish(walkthrough('order', ['Open the form', 'Send it']));
  await collector.api('PUT', `/api/apps/${appId}`, {
    name: 'Test app',
    licences: { seats: { Einkauf: 1500 }, price: { amount: 10, currency: 'EUR', per: 'month' } },
  });
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 320, height: 800 } });
  await enterAs(context, collector, { name: 'Ada', appId, roles: ['admin'] });
  const page = await context.newPage();
  const faults = hearFaults(page);
  const at = `${collector.url}/dashboard/#/apps/${appId}`;

  const PAGES = [
    [at, 'Anleitungen', 'Warten auf das erste Ereignis'],
    [`${at}/guides/order`, 'order', /Version 1 seit \d\d\.\d\d\.20\d\d, \d\d:\d\d/],
    [`${at}/explore?ask=licences`, 'Auswerten', '1.500'],
    [`${at}/articles`, 'Artikel', 'Neuer Artikel'],
    // What the collector refuses, with its particulars.
    [`${at}/usage/events?path=/${'x'.repeat(1_000)}`, 'Ereignisse', /^Das ist zu lang: "path" may have \d+/],
    [`${at}/settings`, 'Einstellungen', 'Einstellungen speichern'],
    [`${collector.url}/dashboard/#/tickets`, 'Tickets', 'Eingang'],
    [`${collector.url}/dashboard/#/account`, 'Ihr Konto', 'Wo Sie angemeldet sind'],
  ] as const;
  for (const [address, title, words] of PAGES) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText(words).first()).toBeVisible();
    expect(await overhang(page)).toBe(0);
  }
  expect(await languageOf(page)).toBe('de');
  expect(await faultsOf(page)).toEqual([]);

  const languages = page.getByRole('group', { name: 'Sprache' });
  await languages.getByRole('button', { name: 'Deutsch' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Votre compte' })).toBeVisible();
  expect(await languageOf(page)).toBe('fr');
  await expect(page.getByRole('button', { name: 'Français' })).toHaveAttribute('aria-pressed', 'true');

  // It goes where they go: another browser that asks for English, and the same member.
  const elsewhere = await browser.newContext({ locale: 'en-GB' });
  await elsewhere.addCookies(await context.cookies());
  const second = await elsewhere.newPage();
  await second.goto(`${collector.url}/dashboard/#/account`);
  await expect(second.getByRole('heading', { level: 1, name: 'Votre compte' })).toBeVisible();
  expect(await languageOf(second)).toBe('fr');
  await elsewhere.close();

  // Kept in the browser, for whoever is signed in and whoever is not.
  await page.goto(`${collector.url}/report/#no-such-link`);
  await expect(page.getByRole('heading', { name: 'Ce lien n’ouvre aucun rapport' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'This link opens no report' })).toBeVisible();
  expect(await languageOf(page)).toBe('en');
  expect(faults).toEqual([]);
  await context.close();
});
