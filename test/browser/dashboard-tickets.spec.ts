import type { Browser, Page } from '@playwright/test';
import type { Role } from '@handrail/protocol';
import { expectFine } from './support/clean.ts';
import { startCollector, type Collector } from './support/collector.ts';
import { walkthrough } from './support/guides.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test, type TestApp } from './support/test.ts';
import { ask, supportSettings } from './support/tickets.ts';

const HOSTILE = '<img src=x onerror=alert(1)> The total is wrong';

/** A page of an agent who has just signed in, at the list of tickets. */
async function agentPage(browser: Browser, collector: Collector, app: TestApp, name: string, roles: Role[]) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1_280, height: 900 } });
  await enterAs(context, collector, { name, appId: app.appId, roles });
  const page = await context.newPage();
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  await expect(page.getByRole('heading', { name: 'Tickets' })).toBeAttached();
  return page;
}

const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Your reply' });
const conversation = (page: Page) => page.getByRole('list', { name: 'Conversation' });

test('an agent answers with a guide and hands on, an expert solves, and an article begins', async ({
  browser,
  collector,
  app,
}) => {
  await collector.api('PUT', '/api/support', supportSettings);
  await app.publish(walkthrough('units', ['Look at the unit']));
  const lea = await agentPage(browser, collector, app, 'Lea', ['agent-l1']);
  const faults = hearFaults(lea);
  await expect(lea.getByText('Nothing here')).toBeVisible();
  // It comes by itself.
  const asker = await ask(collector, app, {
    title: HOSTILE,
    name: 'Noor Haddad',
    context: { page: { path: '/orders' } },
  });
  await expect(open(lea, HOSTILE)).toBeVisible();
  await expect(lea.getByText(/First reply: due/)).toBeVisible();
  await open(lea, HOSTILE).click();
  await lea.getByLabel('Canned reply').selectOption('Greeting');
  await expect(reply(lea)).toContainText('Hello Noor Haddad, this is Lea.');
  await lea.getByRole('button', { name: 'Send a guide' }).click();
  await lea.getByRole('button', { name: 'Send “units”' }).click();
  await lea
    .getByLabel('Attach files')
    .setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
  await expect(lea.getByRole('progressbar', { name: 'units.csv' })).toHaveAttribute('value', '4');
  const sent = lea.waitForResponse((answer) => answer.url().endsWith('/replies'));
  await lea.getByRole('button', { name: 'Send Ctrl' }).click();
  await expect(lea.getByText('Sent.', { exact: true })).toBeVisible();
  const { entryId } = (await (await sent).json()) as { entryId: string };
  await expect(conversation(lea).getByText('Offered')).toBeVisible();
  await expect(conversation(lea).getByRole('link', { name: /units\.csv/ })).toBeVisible();
  await asker.reach(entryId, 'started', 's1');
  await expect(conversation(lea).getByText(/Started.*at step Look at the unit/)).toBeVisible();
  await asker.say('It still says 40.');
  await expect(conversation(lea).getByText('It still says 40.')).toBeVisible();

  await lea.getByRole('button', { name: 'Escalate' }).click();
  const dialog = lea.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Price lists');
  await dialog.getByLabel('Summary').fill('The unit is a box of ten.');
  await dialog.getByRole('button', { name: 'Escalate' }).click();
  await expect(conversation(lea).getByText('Escalated from L1 to L2')).toBeVisible();

  const luz = await agentPage(browser, collector, app, 'Luz', ['agent-l2']);
  await open(luz, HOSTILE).click();
  await expect(conversation(luz).getByText('The unit is a box of ten.')).toBeVisible();
  await expect(luz.getByText('Lea is looking at this ticket.')).toBeVisible();
  await luz.getByRole('button', { name: 'Solve' }).click();
  await luz.getByLabel('L1 could have solved this').check();
  await luz.getByLabel('What would have helped?').selectOption('article');
  await luz.getByLabel('What it should say').fill('Units are boxes.');
  await luz.getByRole('dialog').getByRole('button', { name: 'Solve' }).click();
  await expect(luz.getByRole('link', { name: 'Open the draft' })).toBeVisible();
  await expect(conversation(luz).getByText(/L1 could have solved this/)).toBeVisible();
  const { articles } = await collector.api<{ articles: object[] }>('GET', `/api/apps/${app.appId}/articles`);
  expect(articles).toMatchObject([{ fromTicketId: asker.ticketId, state: 'draft' }]);
  expect(faults).toEqual([]);
  await lea.context().close();
  await luz.context().close();
});

test('of two agents at once nobody loses anything, and what was written outlasts a reload', async ({
  browser,
  collector,
  app,
}) => {
  const asker = await ask(collector, app);
  const lea = await agentPage(browser, collector, app, 'Lea', ['agent-l1']);
  await open(lea, 'The total is wrong').click();
  await reply(lea).click();
  await lea.keyboard.type('Half a sentence');
  await lea.reload();
  await expect(reply(lea)).toContainText('Half a sentence');

  // The news is slow to come to Lea, so she changes what Luz has changed before.
  const facts = lea.getByRole('region', { name: 'Ticket', exact: true });
  await expect(facts).toBeVisible();
  let held = true;
  const waiting: (() => void)[] = [];
  await lea.route(`**/api/tickets/${asker.ticketId}`, async (route) => {
    if (held && route.request().method() === 'GET') await new Promise<void>((go) => waiting.push(go));
    await route.continue();
  });
  await collector.api('PATCH', `/api/tickets/${asker.ticketId}`, { priority: 'low' });
  await facts.getByLabel('Priority').selectOption('urgent');
  await expect(lea.getByText('You wanted: Priority: Urgent.')).toBeVisible();
  held = false;
  for (const go of waiting) go();
  await expect(facts.getByLabel('Priority')).toHaveValue('low');
  await lea.getByRole('button', { name: 'Set it nevertheless' }).click();
  await expect(conversation(lea).getByText('Priority: Low → Urgent')).toBeVisible();
  await expect(reply(lea)).toContainText('Half a sentence');
  await lea.context().close();
});

test('a ticket is taken, noted on and solved by keys alone', async ({ browser, collector, app }) => {
  await ask(collector, app, { title: 'Second' });
  await ask(collector, app, { title: 'First' });
  const page = await agentPage(browser, collector, app, 'Lea', ['agent-l1']);
  await expect(open(page, 'First')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(open(page, 'Second')).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('row', { name: /Second/ }).getByText('Lea')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused();
  await page.keyboard.type('Known to us: s e a r c h');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Noted.', { exact: true })).toBeVisible();
  await expect(conversation(page).getByText('Known to us: s e a r c h')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Tickets' }).first().focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Solve the ticket' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Solve' }).focus();
  await page.keyboard.press('Enter');
  await expect(conversation(page).getByText('State: New → Solved')).toBeVisible();
  await page.keyboard.press('u');
  await expect(open(page, 'First')).toBeVisible();
  await expect(open(page, 'Second')).toBeHidden();
  await page.context().close();
});

const LONG =
  'Materialbeschaffungsanforderungsverwaltung: Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';

async function look(page: Page, name: string): Promise<void> {
  if (process.env['HANDRAIL_SHOTS']) {
    await page.screenshot({ path: `${process.env['HANDRAIL_SHOTS']}/${name}.png`, fullPage: true });
  }
  await expectFine(page, name);
}

test('stands in the way of nobody: light and dark, wide and narrow', { tag: '@one-engine' }, async ({ browser }) => {
  // axe looks at ten views.
  test.slow();
  const collector = await startCollector();
  const made = await collector.api<TestApp>('POST', '/api/apps', { appId: 'material', name: LONG });
  await collector.api('PUT', '/api/support', supportSettings);
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1_280, height: 900 } });
  const page = await context.newPage();
  await page.goto(collector.signInUrl);
  await expect(page.getByRole('link', { name: 'Tickets', exact: true })).toBeVisible();
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  await expect(page.getByText('No ticket yet.')).toBeVisible();
  await look(page, 'empty');
  const along = {
    page: { path: `/orders/${LONG}`, title: LONG },
    consoleErrors: [{ at: 1, message: 'TypeError: x is undefined' }],
  };
  const { ticketId } = await ask(
    collector,
    { ...made, appId: 'material' },
    { title: LONG, text: LONG, name: LONG, context: along },
  );
  await page.goto(`${collector.url}/dashboard/#/tickets`);
  await expect(open(page, LONG)).toBeVisible();
  await look(page, 'inbox');
  await open(page, LONG).click();
  await expect(reply(page)).toBeVisible();
  await look(page, 'ticket');
  await page.getByRole('button', { name: 'Escalate' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'escalate');
  await page.keyboard.press('Escape');
  await page.goto(`${collector.url}/dashboard/#/service`);
  await page.getByText('First line').first().click();
  await page.getByText('Orders').first().click();
  await look(page, 'service');
  await page.goto(`${collector.url}/dashboard/#/apps/material/support`);
  await expect(page.getByRole('table', { name: /By level/ })).toBeVisible();
  await look(page, 'numbers');
  expect(ticketId).toMatch(/^[0-9a-f]{32}$/);
  await context.close();
  await collector.dispose();
});
