import type { Page, Route } from '@playwright/test';
import { faultsOf } from './support/clean.ts';
import { expect, hearEvents, hearFaults, test as base, type TestApp } from './support/test.ts';
import type { Collector } from './support/collector.ts';
import { hostPage, walkthrough } from './support/guides.ts';
import { noSupport } from './support/tickets.ts';
import { hearViolations } from './support/violations.ts';

const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];

/** An app with help, articles and a guide. */
const test = base.extend<{ helped: TestApp }>({
  helped: async ({ app, collector }, use) => {
    // The settings are the workspace's: whoever was here before may have left categories, and a form asks for one of those.
    await collector.api('PUT', '/api/support', noSupport);
    await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', usage: {}, help: { key: true } });
    await app.publish(walkthrough('tour', ['Step by step'], { title: 'Raise a request', trigger: { on: 'help' } }));
    await app.publish({
      ...{ kind: 'announcement', guideId: 'news', title: 'News', form: 'corner', corner: 'bottom-end' },
      ...{ trigger: { on: 'event', name: 'stock.counted' }, blocks: words('The stock was counted.'.repeat(20)) },
    });
    for (const title of ['Find your cost centre', 'Change a request']) {
      const variants = { en: { title, summary: 'Where it stands.', blocks: words('Open Requests first.') } };
      const made = { appIds: [app.appId], locale: 'en', variants, guideIds: ['tour'] };
      const { articleId } = articleOf(await collector.api('POST', `/api/apps/${app.appId}/articles`, made));
      await collector.api('POST', `/api/apps/${app.appId}/articles/${articleId}/publish`, {});
    }
    await use(app);
  },
});

const articleOf = (answer: unknown): { articleId: string } => {
  const { article, ...rest } = answer as { article?: { articleId: string }; articleId?: string };
  return article ?? { articleId: rest.articleId ?? '' };
};

const policy = (collector: string): string =>
  [
    "default-src 'none'",
    "script-src 'nonce-n1' 'strict-dynamic'",
    "style-src 'none'",
    `connect-src ${collector}`,
    "img-src 'self' data: blob:",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const strictPage = (app: TestApp, collector: Collector) => ({
  body: hostPage(
    app,
    '<main><h1>Requests</h1><label>Secret <input id="s" value="typed secret"></label><p data-handrail-mask>Peter Smith</p></main>',
    '<link rel="icon" href="data:,">',
  ).body.replace('<script async', '<script nonce="n1" async'),
  headers: { 'content-security-policy': policy(collector.url) },
});

const panel = (page: Page) => page.locator('handrail-root').getByRole('dialog');
const launcher = (page: Page) => page.getByRole('button', { name: 'Help', exact: true });

interface SentTicket {
  ticketKey: string;
  title: string;
  text: string;
  context: Record<string, unknown>;
  uploadIds?: string[];
}

type Hearing = Window & { sentBodies?: string[] };

/** Notes what the page sends to a path, in the page: Firefox does not tell its driver the bodies of requests. */
const hearBodies = (page: Page, path: string): Promise<unknown> =>
  page.addInitScript((wanted) => {
    const send = window.fetch.bind(window);
    const sent: string[] = ((window as Hearing).sentBodies = []);
    window.fetch = (input, init) => {
      const body = init?.body;
      if (typeof input === 'string' && typeof body === 'string' && new URL(input).pathname === wanted) sent.push(body);
      return send(input, init);
    };
  }, path);

/** What it has sent there, as it was. */
const sentTo = async (page: Page): Promise<SentTicket[]> =>
  (await page.evaluate(() => (window as Hearing).sentBodies ?? [])).map((body) => JSON.parse(body) as SentTicket);

interface Row {
  ticketId: string;
  title: string;
}
const ticketsOf = async (collector: Collector, { appId }: TestApp): Promise<Row[]> =>
  (await collector.api<{ tickets: Row[] }>('GET', `/api/tickets?app=${appId}`)).tickets;

test('help by keyboard: nothing of it comes before it is asked for; what is typed wrong is found and read', async ({
  page,
  helped,
  collector,
  site,
}) => {
  const violations = await hearViolations(page);
  const faults = hearFaults(page);
  const events = hearEvents(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const { origin } = await site({ '/': strictPage(helped, collector) });
  await page.goto(`${origin}/`);
  await expect(launcher(page)).toBeVisible();
  expect(requests.filter((url) => /help-(panel|form)|v1\/help|v1\/tickets/.test(url))).toEqual([]);

  await page.locator('#s').focus();
  await page.keyboard.press('F1');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(panel(page).getByRole('button', { name: /cost centre/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await faultsOf(page, { within: 'handrail-root' })).toEqual([]);
  }
  await page.keyboard.type('cots centr');
  const found = panel(page).getByRole('button', { name: /cost centre/ });
  await expect(panel(page).getByText(/^1 result/)).toBeVisible();
  await found.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('Open Requests first.')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Yes' }).press('Enter');
  await expect(panel(page).getByText('Thank you')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('#s')).toBeFocused();
  // On what is ours the key does the same, and in the panel it closes that.
  await launcher(page).focus();
  await page.keyboard.press('F1');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('F1');
  await expect(panel(page)).toHaveCount(0);

  const named = (name: string) => () => events.find((one) => one.name === name)?.props;
  await expect.poll(named('help.searched')).toEqual({ results: 1 });
  await expect.poll(named('article.rated')).toMatchObject({ helped: true });
  const elsewhere = requests.filter(
    (url) => /^http/.test(url) && ![origin, collector.url].includes(new URL(url).origin),
  );
  expect(elsewhere).toEqual([]);
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

test('a request goes with a picture and with what is shown, and without what is switched off', async ({
  page,
  helped,
  collector,
  site,
}) => {
  const violations = await hearViolations(page);
  await hearBodies(page, '/v1/tickets');
  const { origin } = await site({ '/': strictPage(helped, collector) });
  await page.goto(`${origin}/`);
  await launcher(page).click();
  await expect(panel(page).getByRole('button', { name: 'Ask us' })).toBeVisible();
  // A guide that comes meanwhile lies behind what the visitor has opened.
  await page.evaluate(() => void window.handrail?.push(['track', 'stock.counted']));
  await expect(page.getByRole('button', { name: 'Got it' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Ask us' }).click();
  await panel(page).getByLabel('What happened?').fill('My cost centre is not in the list.\nIt was there yesterday.');
  await expect(panel(page).getByText('Does one of these help already?')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Picture of this page' }).click();
  await expect(panel(page).getByText('page.png')).toBeVisible();
  await panel(page).getByText('What goes along').click();
  await panel(page).getByRole('switch', { name: 'Browser' }).uncheck();
  await panel(page).getByRole('switch', { name: 'Size of the window' }).uncheck();
  await panel(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel(page).getByText(/^Your request has the number/)).toBeVisible();

  const sent = await sentTo(page);
  const [body] = sent;
  expect(body).toMatchObject({ title: 'My cost centre is not in the list.', context: { page: { path: '/' } } });
  expect(Object.keys(body?.context ?? {})).not.toEqual(expect.arrayContaining(['browser']));
  expect(Object.keys(body?.context ?? {})).not.toEqual(expect.arrayContaining(['viewport']));
  expect(JSON.stringify(sent)).not.toMatch(/typed secret|Peter Smith/);
  expect(body?.uploadIds).toHaveLength(1);
  await expect
    .poll(() => ticketsOf(collector, helped))
    .toMatchObject([{ title: 'My cost centre is not in the list.' }]);
  expect(await violations()).toEqual([]);

  await panel(page).getByRole('button', { name: 'My requests' }).click();
  await panel(page)
    .getByRole('button', { name: /My cost centre/ })
    .click();
  await expect(panel(page).getByText('It was there yesterday.')).toBeVisible();
  const [ticket] = await ticketsOf(collector, helped);
  const reply = { entryKey: crypto.randomUUID(), blocks: words('It is there again.'), note: false, guideId: 'tour' };
  await collector.api('POST', `/api/tickets/${ticket?.ticketId ?? ''}/replies`, reply);
  await expect(panel(page).getByText('It is there again.')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Start guide: Raise a request' }).click();
  await expect(page.getByRole('dialog', { name: 'Step by step' })).toBeVisible();
});

type Kill = (route: Route) => Promise<void>;
const before: Kill = (route) => route.abort('connectionfailed');
/** The collector has taken it, and nobody hears of it. */
const after: Kill = async (route) => {
  await route.fetch();
  await route.abort('connectionreset');
};
const portal: Kill = (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Sign in</p>' });
const down: Kill = (route) => route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' } });

const POINTS: [what: string, path: RegExp, kill: Kill, times: number][] = [
  ['no upload begins', /\/v1\/uploads$/, before, 1],
  ['an upload has begun', /\/v1\/uploads$/, after, 1],
  ['no piece goes', /\/v1\/uploads\/\w+$/, before, 1],
  ['a piece has gone', /\/v1\/uploads\/\w+$/, after, 1],
  ['the second piece does not go', /\/v1\/uploads\/\w+$/, before, 2],
  ['the second piece has gone', /\/v1\/uploads\/\w+$/, after, 2],
  ['no ticket goes', /\/v1\/tickets$/, before, 1],
  ['a ticket has gone', /\/v1\/tickets$/, after, 1],
  ['somebody else answers', /\/v1\/tickets$/, portal, 1],
  ['the collector is down', /\/v1\/tickets$/, down, 1],
];

test('the network fails at ten points of sending: each request arrives once, with its words', async ({
  page,
  helped,
  collector,
  site,
}) => {
  test.slow();
  // Each is somebody else, since one person cannot ask without end.
  const sayWho =
    '<script>(window.handrail ||= []).push(["identify", { visitorId: location.search.slice(1) }])</script>';
  const { origin } = await site({ '/': hostPage(helped, '', sayWho) });
  for (const [index, [what, path, kill, times]] of POINTS.entries()) {
    await page.goto(`${origin}/?person-${index}`);
    await launcher(page).click();
    await panel(page).getByRole('button', { name: 'Ask us' }).click();
    await panel(page).getByLabel('What happened?').fill(what);
    const file = { name: 'log.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(300_000, 7) };
    await panel(page).getByLabel('Add file').setInputFiles(file);
    await expect(panel(page).getByText('log.bin')).toBeVisible();
    let left = times;
    await page.route(path, (route) => {
      if (route.request().method() === 'OPTIONS') return route.continue();
      left -= 1;
      return left === 0 || left < -50 ? kill(route) : route.continue();
    });
    await panel(page).getByRole('button', { name: 'Send', exact: true }).click();
    // What could be sent again at once has been.
    await expect(panel(page).getByText(/^(Kept, and sent later|Sent)$/)).toBeVisible({ timeout: 30_000 });
    // An answer that is still on its way is nobody's any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    // On a later page it goes by itself.
    await page.reload();
    await expect(launcher(page)).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect
      .poll(async () => (await ticketsOf(collector, helped)).filter(({ title }) => title === what).length, {
        message: what,
        timeout: 20_000,
      })
      .toBe(1);
  }
  expect(await ticketsOf(collector, helped)).toHaveLength(POINTS.length);
});
