import type { Page } from '@playwright/test';
import { conversation } from './service-desk.ts';
import { expect } from './test.ts';

/** The first level hands a ticket on. */
export async function escalate(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Escalate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByLabel('Summary').fill('The guide does not say which budget it is.');
  await dialog.getByRole('button', { name: 'Escalate' }).click();
  await expect(conversation(page).getByText('Escalated from L1 to L2')).toBeVisible();
}

/** Solves it as what the first level could have done, and writes the article that would have helped: the path of its draft. */
export async function solveWithArticle(
  page: Page,
  ticket: string,
  article: { title: string; text: string },
): Promise<string> {
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
  await page.getByRole('link', { name: 'Open the draft' }).click();
  await page.getByLabel('Title').fill(article.title);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  return new URL(page.url()).hash.slice(1);
}

/** Somebody else reads the article and publishes it. */
export async function publishArticle(page: Page, text: string): Promise<void> {
  await expect(page.getByText(text)).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published', { exact: true }).first()).toBeVisible();
}
