import { randomBytes } from 'node:crypto';
import { request, type BrowserContext, type Page } from '@playwright/test';
import type { Collector } from './support/collector.ts';
import { expectClean } from './support/clean.ts';
import { expect, hearFaults, test as base, type TestApp } from './support/test.ts';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

const test = base.extend<{ dashboard: Dashboard }, { cookies: Cookies }>({
  // One link signs in for all tests of a worker; the test of the link itself asks for a fresh one.
  cookies: [
    async ({ collector }, use) => {
      const client = await request.newContext();
      const token = collector.signInUrl.split('/sign-in/')[1];
      const headers = { origin: new URL(collector.url).origin };
      const answer = await client.post(`${collector.url}/api/session`, { data: { token }, headers });
      expect(answer.status()).toBe(200);
      const { cookies } = await client.storageState();
      await client.dispose();
      await use(cookies);
    },
    { scope: 'worker' },
  ],
  dashboard: async ({ collector, app, page, cookies }, use) => {
    await page.context().addCookies(cookies);
    const faults = hearFaults(page);
    await use({
      page,
      at: (path) => `${collector.url}/dashboard/#/apps/${app.appId}${path}`,
      send: (events) => send(collector, app, events),
    });
    expect(faults).toEqual([]);
  },
});

interface Dashboard {
  page: Page;
  at: (path: string) => string;
  send: (events: Sent[]) => Promise<void>;
}

interface Sent {
  who: string;
  name: string;
  stepId?: string;
  /** @default 0 */
  daysAgo?: number;
  title?: string;
  props?: Record<string, string>;
}

const steps = ['Open', 'Fill in', 'Send'];
const guideCalled = (title: string, titles = steps) => ({
  kind: 'walkthrough',
  guideId: 'first',
  title,
  trigger: { on: 'call' },
  steps: titles.map((name, index) => ({ type: 'dialog', stepId: `s${index + 1}`, title: name, blocks: [] })),
});

/** A UUID of version 7, as the browser makes one. */
function eventId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const chance = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-a${chance.slice(3, 6)}-${chance.slice(6, 18)}`;
}

async function send(collector: Collector, { appKey }: TestApp, events: Sent[]): Promise<void> {
  const now = Date.now();
  const response = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      protocol: 1,
      appKey,
      sentAt: now,
      events: events.map(({ who, name, stepId, daysAgo = 0, title, props }, index) => {
        const at = now - daysAgo * 86_400_000 - events.length + index;
        const ours = /^(guide|step)\./.test(name) ? { guideId: 'first', version: 1 } : {};
        const page = { path: '/requests', ...(title && { title }) };
        return { eventId: eventId(at), name, at, visitorId: who, sessionId: who, page, ...ours, stepId, props };
      }),
    }),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length });
}

const shown = (who: string, ...stepIds: string[]): Sent[] => [
  { who, name: 'page.viewed' },
  { who, name: 'guide.started' },
  ...stepIds.map((stepId) => ({ who, name: 'step.shown', stepId })),
];

/** Five people: one completes, having started twice; one closes at step 2; one stays away after step 1; one misses step 2; one only looks. */
const story: Sent[] = [
  { who: 'ann', name: 'guide.started' },
  ...shown('ann', 's1', 's2', 's3'),
  { who: 'ann', name: 'guide.completed' },
  ...shown('bob', 's1', 's2'),
  { who: 'bob', name: 'guide.dismissed', stepId: 's2' },
  ...shown('cat', 's1'),
  ...shown('dan', 's1'),
  { who: 'dan', name: 'step.missed', stepId: 's2', props: { reason: 'no-match' } },
  { who: 'eve', name: 'page.viewed' },
];

const rowsOf = (page: Page, name: string) => page.getByRole('table', { name }).getByRole('row');

async function cellsOf(page: Page, name: string): Promise<string[][]> {
  const [, ...rows] = await rowsOf(page, name).all();
  return Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
}

test('a sign-in link works once, and leaves no token in the address', async ({ collector, app, browser, cookies }) => {
  expect(cookies).not.toEqual([]);
  await collector.stop();
  await collector.start();
  const link = collector.signInUrl;

  const first = await browser.newContext();
  const page = await first.newPage();
  const faults = hearFaults(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  expect(page.url()).not.toContain('sign-in');
  await page.getByRole('combobox', { name: 'App' }).selectOption(app.appId);
  await expect(page.getByRole('heading', { name: 'No guide yet' })).toBeVisible();
  await expect(page.getByText(app.tag)).toBeVisible();

  const second = await browser.newContext();
  const late = await second.newPage();
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This sign-in link no longer works' })).toBeVisible();
  expect(late.url()).not.toContain('sign-in');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in to Handrail' })).toBeVisible();
  expect(faults).toEqual([]);
  await first.close();
  await second.close();
});

test('the list and the funnel show what five people did', async ({ app, dashboard }) => {
  await app.publish(guideCalled('First request'));
  await dashboard.send(story);
  const { page } = dashboard;
  await page.goto(dashboard.at(''));
  const row = page.getByRole('row', { name: /First request/ });
  await expect(row.getByRole('cell')).toHaveText(['5', '4', '25%', /^13%/]);

  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'First request' })).toBeVisible();
  await expect
    .poll(() => cellsOf(page, 'People, losses and misses for each step'))
    .toEqual([
      ['4 100%', '2 50%', '0', '0', '0%'],
      ['2 50%', '1 50%', '1', '1', expect.stringMatching(/^33%/)],
      ['1 25%', '0 0%', '0', '0', '0%'],
    ]);
  await expect(page.getByRole('img', { name: /Step funnel 4 people started, 1 completed\./ })).toBeVisible();
  // Ann completed, Bob closed it, Cat may still come back, and Dan's second step was not found.
  await expect
    .poll(() => cellsOf(page, 'How each version ended for the people who started it'))
    .toEqual([['4', '1', '25%', '1 25%', '0', '1 25%', '0', '1 25%']]);
  await expect(page.getByText('nothing fits (1)')).toBeVisible();
  await page.getByText('Show as a table').click();
  await expect(rowsOf(page, 'Active visitors on each day').last()).toHaveText(/so far\s*5$/);
});

test('an event shows within 5 s without a reload, with the focus kept', async ({ app, dashboard }) => {
  await app.publish(guideCalled('First request'));
  await dashboard.send(shown('ann', 's1'));
  const { page } = dashboard;
  await page.goto(dashboard.at(''));
  const row = page.getByRole('row', { name: /First request/ });
  await expect(row.getByRole('cell').first()).toHaveText('1');
  await row.getByRole('link').focus();
  let loads = 0;
  page.on('load', () => (loads += 1));

  await dashboard.send(shown('bob', 's1'));
  await expect(row.getByRole('cell').first()).toHaveText('2', { timeout: 5_000 });
  await expect(row.getByRole('link')).toBeFocused();
  expect(loads).toBe(0);
});

test('the range decides which days count, and stands in the address', async ({ app, dashboard }) => {
  await app.publish(guideCalled('First request'));
  await dashboard.send([...shown('ann', 's1'), { who: 'bob', name: 'guide.started', daysAgo: 10 }]);
  const { page } = dashboard;
  await page.goto(dashboard.at(''));
  const people = page
    .getByRole('row', { name: /First request/ })
    .getByRole('cell')
    .nth(1);
  await expect(people).toHaveText('2');
  await page.getByRole('link', { name: 'The last 7 days' }).click();
  await expect(people).toHaveText('1');
  await expect(page).toHaveURL(/\?last=7$/);
  await page.reload();
  await expect(people).toHaveText('1');
});

test('strings of events and guides stay text', async ({ app, collector, dashboard }) => {
  const bad = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{constructor}}';
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: bad });
  await app.publish(guideCalled(bad, [bad, 'javascript:alert(3)']));
  await dashboard.send([
    ...shown(bad, 's1', 's2'),
    { who: bad, name: bad, title: bad, props: { [bad.slice(0, 60)]: bad } },
  ]);
  const { page } = dashboard;
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.goto(dashboard.at(''));
  await page.getByRole('link', { name: bad }).click();
  await expect(page.getByRole('heading', { name: bad })).toBeVisible();
  // In the funnel, and where its visitors ended.
  await expect(page.getByRole('row', { name: /javascript:alert\(3\)/ })).toHaveCount(2);
  expect(await page.locator('#dashboard :is(img, script, iframe, [onerror])').count()).toBe(0);
  // Every address is one that we made: of a page of ours, or of what can be taken away.
  const addresses = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const ours = ['#/', `${collector.url}/api/apps/${app.appId}/guides/`];
  expect(addresses.filter((one) => !ours.some((start) => one.startsWith(start)))).toEqual([]);
  expect(dialogs).toBe(0);
});

test(
  'nothing stands in the way of assistive technology, light and dark',
  { tag: '@one-engine' },
  async ({ app, dashboard }) => {
    await app.publish(guideCalled('First request'));
    const { page } = dashboard;

    await page.goto(dashboard.at(''));
    await expect(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
    await expectClean(page);

    await dashboard.send(story);
    await expect(page.getByRole('img', { name: /Active visitors/ })).toBeVisible();
    await expectClean(page);

    await page.getByRole('link', { name: 'First request' }).click();
    await expect(page.getByRole('img', { name: /Step funnel/ })).toBeVisible();
    await expectClean(page);

    await page.getByRole('button', { name: 'What is “Starts”?' }).click();
    await expect(page.getByRole('dialog', { name: 'Starts' })).toBeVisible();
    await expectClean(page);
  },
);
