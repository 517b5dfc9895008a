import type { Page } from '@playwright/test';
import { startCollector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';
import { later } from './support/later.ts';
import {
  answerWithGuide,
  conversation,
  failAndAsk,
  launcher,
  next,
  outdated,
  panel,
  peopleOf,
  search,
} from './support/service-desk.ts';
import { expect, test } from './support/test.ts';
import { supportSettings } from './support/tickets.ts';

// Six people after one another, each in a browser of their own.
test.slow();

const DAY_AND_MORE_MS = 90_000_000;
async function escalate(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Escalate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByLabel('Summary').fill('The guide points at a field that is gone.');
  await dialog.getByRole('button', { name: 'Escalate' }).click();
  await expect(conversation(page).getByText('Escalated from L1 to L2')).toBeVisible();
}

/** Solves it as what the first level could have done, and writes the article that would have helped. */
async function solveWithArticle(page: Page, ticket: string, article: { title: string; text: string }): Promise<string> {
  await page.getByRole('link', { name: ticket, exact: true }).click();
  await page.getByRole('textbox', { name: 'Your reply' }).click();
  await page.keyboard.type('The cost centre has taken its place.');
  await page.getByRole('button', { name: 'Send Ctrl' }).click();
  await expect(conversation(page).getByText('The cost centre has taken its place.')).toBeVisible();
  await page.getByRole('button', { name: 'Solve' }).click();
  await page.getByLabel('L1 could have solved this').check();
  await page.getByLabel('What would have helped?').selectOption('article');
  await page.getByLabel('What it should say').fill(article.text);
  await page.getByRole('dialog').getByRole('button', { name: 'Solve' }).click();
  await page.getByRole('link', { name: 'Open the draft of the article' }).click();
  await page.getByLabel('Title').fill(article.title);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  return new URL(page.url()).hash.slice(1);
}

async function publishAsAnother(page: Page): Promise<void> {
  await expect(page.getByText('Choose the cost centre.')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published', { exact: true }).first()).toBeVisible();
}

const deflection = (page: Page) =>
  page.getByRole('region', { name: 'Help panel in numbers' }).locator('.tile').filter({ hasText: 'Deflection' });

test('the demo: one fails in a guide and asks; two levels answer; the next one helps themselves, and it is counted', async ({
  browser,
}) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  const people = peopleOf(browser, demo, 'demo');
  const says = 'Where is the budget line?';
  await demo.api('PUT', '/api/support', supportSettings);
  await demo.api(
    'POST',
    '/api/apps/demo/guides',
    outdated({ path: '/demo/new-request.html', first: { v: 1, css: '#title' } }),
  );
  await demo.api('POST', '/api/apps/demo/guides/budget/publish');

  const noor = await people.visitor(`${demo.url}/demo/new-request.html`);
  await next(noor, 'Say what it is');
  await failAndAsk(noor, { searched: 'budget line', says });

  const lea = await people.member('Lea', ['agent-l1'], '/tickets');
  await answerWithGuide(lea, {
    opens: says,
    says: 'This shows the form as it is.',
    guide: 'Raise your first purchase request',
  });
  await expect(lea.getByText(/budget, version 1, step line/).first()).toBeVisible();
  await expect(panel(noor).getByText('This shows the form as it is.')).toBeVisible();
  await panel(noor).getByRole('button', { name: 'Start guide: Raise your first purchase request' }).click();
  // It begins on another page, where the visitor is taken.
  await expect(noor.getByRole('dialog', { name: 'Welcome to Meridian Purchasing' })).toBeVisible();
  await expect(conversation(lea).getByText('Started')).toBeVisible();
  await escalate(lea, 'Not in what I have');

  const luz = await people.member('Luz', ['agent-l2'], '/tickets');
  const article = { title: 'Where the budget line went', text: 'Choose the cost centre.' };
  const path = await solveWithArticle(luz, says, article);
  const cleo = await people.member('Cleo', ['reviewer'], path);
  await publishAsAnother(cleo);
  await cleo.goto(`${demo.url}/dashboard/#/apps/demo/support`);
  await expect(deflection(cleo)).toContainText('0 of 1');

  const tomas = await people.visitor(`${demo.url}/demo/suppliers.html`, { 'meridian.employee': 'tomas.varga' });
  await launcher(tomas).click();
  await search(tomas, 'budgt line');
  await panel(tomas).getByRole('button', { name: article.title }).click();
  await expect(panel(tomas).getByText(article.text)).toBeVisible();
  await panel(tomas).getByRole('button', { name: 'Yes' }).click();
  await expect(panel(tomas).getByText('Thank you')).toBeVisible();
  await cleo.goto(`${demo.url}/dashboard/#/apps/demo/articles`);
  await expect(cleo.getByRole('row', { name: article.title })).toContainText('1 yes, 0 no');

  // A day later nobody of this visit has asked.
  await demo.stop();
  await demo.start(later(DAY_AND_MORE_MS));
  const ida = await people.member('Ida', ['analyst'], '/apps/demo/support');
  await expect(deflection(ida)).toContainText('1 of 2');
  expect(people.faults).toEqual([]);
  await people.close();
  await demo.dispose();
});
