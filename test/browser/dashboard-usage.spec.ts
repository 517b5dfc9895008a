import { randomBytes } from 'node:crypto';
import { request, type BrowserContext, type Page } from '@playwright/test';
import { expectFine } from './support/clean.ts';
import { expect, hearFaults, test as base } from './support/test.ts';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface Done {
  who: string;
  name: string;
  path?: string;
  minutesAgo?: number;
  element?: object;
  traits?: object;
  props?: object;
}

interface Usage {
  page: Page;
  open: (path?: string) => Promise<void>;
  send: (events: readonly Done[]) => Promise<void>;
}

const test = base.extend<{ usage: Usage }, { cookies: Cookies }>({
  cookies: [
    async ({ collector }, use) => {
      const client = await request.newContext();
      const token = collector.signInUrl.split('/sign-in/')[1];
      const headers = { origin: new URL(collector.url).origin };
      await client.post(`${collector.url}/api/session`, { data: { token }, headers });
      const { cookies } = await client.storageState();
      await client.dispose();
      await use(cookies);
    },
    { scope: 'worker' },
  ],
  usage: async ({ collector, app, page, cookies }, use) => {
    await page.context().addCookies(cookies);
    const faults = hearFaults(page);
    await use({
      page,
      async open(path = '') {
        await page.goto(`${collector.url}/dashboard/#/apps/${app.appId}/usage${path}`);
      },
      async send(events) {
        const sentAt = Date.now();
        const answer = await fetch(`${collector.url}/v1/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ protocol: 1, appKey: app.appKey, sentAt },
            events: events.map((done, seq) => eventOf(done, seq, sentAt)),
          }),
        });
        expect(await answer.json()).toMatchObject({ accepted: events.length });
      },
    });
    expect(faults).toEqual([]);
  },
});

/** A UUID of version 7, as the browser makes one. */
function eventId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const chance = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-a${chance.slice(3, 6)}-${chance.slice(6, 18)}`;
}

function eventOf({ who, path = '/orders', minutesAgo = 0, ...more }: Done, seq: number, now: number): object {
  const at = now - minutesAgo * 60_000;
  return { eventId: eventId(at), at, seq, visitorId: who, sessionId: who, page: { path }, ...more };
}

const EXPORT = { kind: 'button', signals: { 'data-testid': 'export' }, within: ['main', 'form#orders'] };
const HELP = { kind: 'a', role: 'link', signals: { id: 'help' } };

/** Four people: three see the orders, two of them go on to a new one; two export, three times in all; one rages at it, one leaves a form. */
const story: Done[] = [
  { who: 'ann', name: 'page.viewed' },
  { who: 'ann', name: 'element.clicked', element: EXPORT },
  { who: 'ann', name: 'element.clicked', element: EXPORT },
  { who: 'ann', name: 'page.viewed', path: '/orders/new' },
  { who: 'bob', name: 'page.viewed' },
  { who: 'bob', name: 'element.clicked', element: EXPORT },
  { who: 'bob', name: 'frustration.noticed', element: EXPORT, props: { kind: 'rage' } },
  { who: 'cat', name: 'page.viewed' },
  { who: 'cat', name: 'page.viewed', path: '/orders/new' },
  { who: 'cat', name: 'form.abandoned', path: '/orders/new', props: { lastField: 'amount' } },
  { who: 'dan', name: 'page.viewed', path: '/home' },
  { who: 'dan', name: 'element.clicked', path: '/home', element: HELP },
];

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cellsOf = (page: Page, card: string, row: RegExp) =>
  region(page, card).getByRole('row', { name: row }).getByRole('cell');

test('usage shows who came, what they used, and where they were stuck', async ({ usage }) => {
  await usage.send(story);
  const { page } = usage;
  await usage.open();
  await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages of this app' }).getByText('Usage')).toHaveAttribute(
    'aria-current',
    'page',
  );
  const tile = (term: string) =>
    page.locator('.tile').filter({ has: page.getByRole('button', { name: `What is “${term}”?` }) });
  const people = tile('Active people');
  await expect(people.locator('.figure')).toHaveText('4');
  // One session each, and all in one or two minutes of the clock.
  await expect(tile('Sessions each').locator('.figure')).toHaveText('1');

  await expect(cellsOf(page, 'Most used elements', /^export/).nth(0)).toHaveText(/^2\s+50%$/);
  await expect(cellsOf(page, 'Most used elements', /^export/).nth(1)).toHaveText('3');
  await expect(cellsOf(page, 'Most used elements', /^help/).nth(0)).toHaveText(/^1\s+25%$/);
  await expect(cellsOf(page, 'Where people are stuck', /export/)).toHaveText(['1', '0', '0', '0', /^1\s+25%$/]);
  await expect(cellsOf(page, 'Where people are stuck', /not told which element/)).toHaveText([
    ...['0', '0', '0', '1'],
    /^1\s+25%$/,
  ]);
  await expect(cellsOf(page, 'Pages', /^\/orders /).nth(0)).toHaveText(/^3\s+75%$/);
});

test('an element that gets a name is a feature at once, with the clicks from before', async ({ usage }) => {
  await usage.send(story);
  const { page } = usage;
  await usage.open();
  await expect(page.getByText('No feature has a name yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Name as feature: export' }).click();
  await page.getByRole('textbox', { name: 'Name of the feature' }).fill('Export <b>orders</b>');
  await page.keyboard.press('Enter');
  await expect(cellsOf(page, 'Features', /^Export <b>orders<\/b>/).nth(0)).toHaveText(/^2\s+50%$/);
  await expect(cellsOf(page, 'Features', /^Export/).nth(1)).toHaveText('3');
  await expect(page.getByRole('status').filter({ hasText: 'is a feature now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Name as feature: export' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove Export' }).click();
  await page.getByRole('button', { name: 'Really remove Export' }).click();
  await expect(page.getByText('No feature has a name yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Name as feature: export' })).toBeVisible();
});

test('from a page to the pages that followed, and to the single events behind it', async ({ usage }) => {
  await usage.send(story);
  const { page } = usage;
  await usage.open();
  await page.getByRole('button', { name: 'Next pages after /orders', exact: true }).click();
  const next = region(page, 'Pages').getByRole('listitem');
  await expect(next).toHaveText(/^\/orders\/new 100%\s+2 of 2$/);

  await region(page, 'Pages').getByRole('link', { name: '/orders/new', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/usage\/events\?name=page.viewed&path=%2Forders%2Fnew$/);
  const rows = page.getByRole('table', { name: 'Single events, the newest first' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.getByRole('link', { name: 'Events of cat' }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'form.abandoned' })).toContainText('lastField: amount');
  await page.goBack();
  await expect(rows).toHaveCount(2);
});

test('many events are read page by page', async ({ usage }) => {
  const many = Array.from({ length: 60 }, (_, index) => ({ who: 'ann', name: 'saved', props: { number: index } }));
  await usage.send(many);
  const { page } = usage;
  await usage.open('/events');
  const rows = page.locator('table.events tbody tr');
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(rows).toHaveCount(60);
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  await expect(page.getByText('60 events shown.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Event' }).fill('never.seen');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('No event fits in these days.')).toBeVisible();
});

test('what pages send stays text', async ({ usage }) => {
  const bad = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const element = { kind: 'button', signals: { id: bad }, within: [bad], text: bad };
  const of = (name: string, more: object = {}) => ({ who: bad, name, path: `javascript:alert(3)//${bad}`, ...more });
  await usage.send([
    of('page.viewed'),
    of('page.viewed', { path: '/other' }),
    of('element.clicked', { element }),
    of('frustration.noticed', { element, props: { kind: 'dead' } }),
    of(bad, { props: { [bad]: bad } }),
    of('visitor.identified', { traits: { [bad]: bad } }),
  ]);
  const { page } = usage;
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const isClean = async () => {
    expect(await page.locator('#dashboard :is(img, script, iframe, [onerror])').count()).toBe(0);
    expect(await page.locator('a:not([href^="#/"])').count()).toBe(0);
  };
  await usage.open();
  await expect(region(page, 'Most used elements').getByText(bad).first()).toBeVisible();
  await isClean();
  await page.getByRole('link', { name: 'See single events' }).click();
  await expect(page.locator('table.events tbody tr')).toHaveCount(6);
  await isClean();
  expect(dialogs).toBe(0);
});

test(
  'nothing stands in the way of assistive technology, wide and narrow, light and dark',
  { tag: '@one-engine' },
  async ({ usage, app, collector }) => {
    const { page } = usage;
    await usage.open();
    await expect(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
    await expectFine(page);

    await usage.send(story);
    const feature = { featureId: 'help', name: 'Help', uses: [{ element: HELP }] };
    await collector.api('PUT', `/api/apps/${app.appId}/features/help`, feature);
    await page.reload();
    await page.getByRole('button', { name: 'Name as feature: export' }).click();
    await page.getByRole('button', { name: 'Next pages after /orders', exact: true }).click();
    await expect(region(page, 'Pages').getByRole('listitem')).toHaveCount(1);
    await expectFine(page);

    await usage.open('/events');
    await expect(page.locator('table.events tbody tr')).toHaveCount(story.length);
    await expectFine(page);
  },
);
