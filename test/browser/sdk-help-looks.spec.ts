import type { Page } from '@playwright/test';
import type { Collector } from './support/collector.ts';
import { faultsOf } from './support/clean.ts';
import { hostPage, walkthrough } from './support/guides.ts';
import { panel } from './support/service-desk.ts';
import { expect, test, type TestApp } from './support/test.ts';
import { noSupport } from './support/tickets.ts';

// What does not come is to be named where it was waited for.
test.use({ actionTimeout: 20_000 });

const LONG =
  'Materialbeschaffungsanforderungsverwaltung: Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';
const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];

/** An app whose help has long words in it. */
async function fill({ api }: Collector, { appId }: TestApp): Promise<void> {
  await api('PUT', `/api/apps/${appId}`, { name: 'Test app', usage: {}, help: {} });
  const field = (fieldId: string, kind: string, more: object = {}) => ({ fieldId, kind, label: { en: LONG }, ...more });
  const options = ['one', 'two'].map((optionId) => ({ optionId, label: { en: LONG } }));
  const fields = [field('what', 'choice', { options, several: true, required: true }), field('when', 'date')];
  const categories = [{ categoryId: 'long', appIds: [appId], name: { en: LONG }, fields }];
  await api('PUT', '/api/support', { ...noSupport, categories });
  for (const title of [LONG, 'Find your cost centre']) {
    const variants = { en: { title, summary: LONG, blocks: [...words(LONG), ...words('Open Requests first.')] } };
    const made = { appIds: [appId], locale: 'en', variants, guideIds: ['tour'] };
    const { article } = await api<{ article: { articleId: string } }>('POST', `/api/apps/${appId}/articles`, made);
    await api('POST', `/api/apps/${appId}/articles/${article.articleId}/publish`, {});
  }
}

const press = (page: Page, name: string | RegExp) => panel(page).getByRole('button', { name }).first().click();
const open = (page: Page) => page.evaluate(() => void window.handrail?.push(['open', 'help']));

/** Nothing is cut off at the side, and what is pressed last can be reached. */
async function fits(page: Page, name: string): Promise<void> {
  await expect(panel(page)).toBeVisible();
  if (process.env['HANDRAIL_SHOTS']) await page.screenshot({ path: `${process.env['HANDRAIL_SHOTS']}/${name}.png` });
  const sheet = page.locator('handrail-root .sheet');
  const misfits = () =>
    sheet.evaluate((element) => {
      const all = [element, ...element.querySelectorAll<HTMLElement>('*')];
      return all
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
          return width > 1 && !one.closest('svg') && (left < -1 || right > innerWidth + 1 || scrolls);
        })
        .map((one) => `${one.tagName} ${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 60)}`);
    });
  await expect.poll(misfits, name).toEqual([]);
  await sheet.getByRole('button').last().hover();
}

/** It fits, and axe finds nothing. */
async function look(page: Page, name: string): Promise<void> {
  await fits(page, name);
  expect(await faultsOf(page, { within: 'handrail-root' }), name).toEqual([]);
}

type Media = Parameters<Page['emulateMedia']>[0];

/** Home, the form with what is missing, and a request, one after the other: what is looked at in each is said by `at`. */
async function goThrough(page: Page, at: (view: 'home' | 'form' | 'request') => Promise<void>): Promise<void> {
  await expect(page.locator('handrail-root button').first()).toBeVisible();
  await open(page);
  await expect(panel(page).getByRole('button', { name: LONG }).first()).toBeVisible();
  await at('home');
  await panel(page).getByRole('navigation').getByRole('button').first().click();
  await panel(page).locator('#ask-category').selectOption('long');
  await panel(page).locator('button[type=submit]').click();
  await expect(panel(page).locator('[aria-invalid]').first()).toBeVisible();
  await at('form');
  await panel(page).locator('header button').first().click();
  await panel(page).getByRole('navigation').getByRole('button').last().click();
  await panel(page).locator('.rows button').first().click();
  await expect(panel(page).getByRole('radio').first()).toBeVisible();
  await at('request');
}

test(
  'the help panel, narrow, dark, in forced colours, in large text, from the right',
  { tag: '@one-engine' },
  async ({ page, app, collector, site }) => {
    // axe looks at seven views.
    test.slow();
    await app.publish(walkthrough('tour', ['Step by step'], { title: LONG, trigger: { on: 'help' } }));
    await fill(collector, app);
    const host = (lang: string) => ({
      body: hostPage(app, '<main><h1>Host</h1></main>').body.replace(
        'lang="en"',
        `lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`,
      ),
    });
    const { origin } = await site({ '/en': host('en'), '/de': host('de'), '/ar': host('ar') });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${origin}/en`);
    await open(page);
    await press(page, 'Ask us');
    await panel(page).getByLabel('What is it about?').selectOption(LONG);
    await panel(page).getByLabel('What happened?').fill(LONG);
    await panel(page).getByLabel(LONG).first().check();
    await press(page, 'Send');
    await expect(panel(page).getByText(/^Your request has the number/)).toBeVisible();
    const { tickets } = await collector.api<{ tickets: { ticketId: string }[] }>(
      'GET',
      `/api/tickets?app=${app.appId}`,
    );
    const at = `/api/tickets/${tickets[0]?.ticketId ?? ''}`;
    const reply = { blocks: words(`${LONG} ${LONG}`), guideId: 'tour', state: 'solved' };
    await collector.api('POST', `${at}/replies`, { ...reply, entryKey: crypto.randomUUID() });

    const session = await page.context().newCDPSession(page);
    const wear = async (media: Media, text = 16) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light', forcedColors: 'none', ...media });
      await session.send('Page.setFontSizes', { fontSizes: { standard: text } });
    };
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${origin}/de`);
    await goThrough(page, async (view) => {
      await wear({});
      await look(page, `narrow, German: ${view}`);
      await wear({}, 32);
      await fits(page, `narrow, text twice as large: ${view}`);
      await wear({ forcedColors: 'active' });
      await (view === 'form' ? look : fits)(page, `forced colours: ${view}`);
    });
    await page.setViewportSize({ width: 900, height: 640 });
    await wear({ colorScheme: 'dark' });
    await page.goto(`${origin}/ar`);
    await goThrough(page, (view) => look(page, `dark, Arabic: ${view}`));
  },
);

test(
  'the help panel with nothing in it, and without an answer',
  { tag: '@one-engine' },
  async ({ page, app, collector, site }) => {
    await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', usage: {}, help: {} });
    const { origin } = await site({ '/': hostPage(app, '<main><h1>Host</h1></main>') });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${origin}/`);
    await expect(page.locator('handrail-root button').first()).toBeVisible();
    await open(page);
    await expect(panel(page).getByText('There is nothing here for this page yet.')).toBeVisible();
    await look(page, 'empty');
    await press(page, 'My requests');
    await expect(panel(page).getByText('You have not asked anything yet.')).toBeVisible();
    await look(page, 'no requests');
    await page.route(/\/v1\/help\?/, (route) => route.abort());
    await page.evaluate(() =>
      indexedDB.databases().then((all) => all.map(({ name }) => indexedDB.deleteDatabase(name ?? ''))),
    );
    await page.reload();
    await expect(page.locator('handrail-root button').first()).toBeVisible();
    await open(page);
    await expect(panel(page).getByText('This could not be loaded.')).toBeVisible();
    await look(page, 'error');
    await page.unroute(/\/v1\/help\?/);
    await press(page, 'Try again');
    await expect(panel(page).getByText('There is nothing here for this page yet.')).toBeVisible();
  },
);
