import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const DAY_MS = 86_400_000;
export const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The administrator tells how many people are to use it, and how many of them in the end. */
export async function setHeadcount(page: Page, lines: string, adoption: string): Promise<void> {
  await page.getByLabel('People in each department, one a line').fill(lines);
  await page.getByRole('button', { name: 'Add an aim' }).click();
  const aim = page.getByRole('group', { name: 'Adoption' }).getByLabel('Aim, %');
  await aim.fill('most');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('“most” does not fit.')).toBeVisible();
  await aim.fill(adoption);
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(aim).toHaveValue(adoption);
}

interface CriterionWanted {
  figure: string;
  comparison?: 'at least' | 'at most';
  target: string;
  byDay: string;
  /** Over so many days up to that one. */
  days: string;
}

async function addCriterion(page: Page, number: number, wanted: CriterionWanted): Promise<void> {
  await page.getByRole('button', { name: 'Add a criterion' }).click();
  const fields = page.getByRole('group', { name: `Criterion ${number}`, exact: true });
  await fields.getByLabel('Figure', { exact: true }).selectOption(wanted.figure);
  if (wanted.comparison !== undefined) await fields.getByLabel('Must be').selectOption(wanted.comparison);
  await fields.getByLabel(/^Target/).fill(wanted.target);
  await fields.getByLabel('On', { exact: true }).fill(wanted.byDay);
  await fields.getByLabel('Over how many days').fill(wanted.days);
}

/** The owner writes what is not good enough and what success is, and sets the rollout live. */
export async function planRollout(page: Page, name: string, criteria: readonly CriterionWanted[]): Promise<void> {
  await page.getByRole('link', { name: 'New rollout' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page
    .getByLabel('Need', { exact: true })
    .fill('Requests on paper take two weeks, and nobody knows where they are.');
  await page.getByLabel('Owner', { exact: true }).fill('Purchasing');
  await page.getByLabel('Go-live', { exact: true }).fill(dayFromNow(-1));
  for (const [at, wanted] of criteria.entries()) await addCriterion(page, at + 1, wanted);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Every criterion can be measured.')).toBeVisible();
}

export async function setLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set live' }).click();
  await expect(page.getByRole('button', { name: 'End rollout' })).toBeVisible();
}
