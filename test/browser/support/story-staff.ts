import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Collector } from './collector.ts';
import { launcher, panel, search } from './service-desk.ts';
import { expect } from './test.ts';

export const card = (page: Page, title: string | RegExp) => page.getByRole('dialog', { name: title });

/** People who work in the application while nobody looks: their pages, as the script would tell of them. */
export async function staffAtWork(collector: Collector, department: string, people: number): Promise<void> {
  const at = Date.now();
  const events = Array.from({ length: people }, (_, of) => {
    const who = { visitorId: `${department}-${of}`, sessionId: `${department}-${of}`, at, page: { path: '/demo/' } };
    return [
      { ...who, seq: 0, name: 'visitor.identified', traits: { department } },
      { ...who, seq: 1, name: 'page.viewed' },
    ];
  }).flat();
  const answer = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ protocol: 1, appKey: 'hk_demo_purchasing', sentAt: at },
      events: events.map((event) => ({ eventId: `01890a5d-ac96-774b-8cce-${randomUUID().slice(-12)}`, ...event })),
    }),
  });
  expect(await answer.json()).toMatchObject({ accepted: events.length });
}

/** Follows the walkthrough to the supplier; the first field has this label now. */
export async function beginRequest(page: Page, label: string): Promise<void> {
  await expect(card(page, /What do you need/)).toBeVisible();
  await page.getByRole('textbox', { name: label }).fill('Chair');
  await page.getByRole('textbox', { name: label }).press('Tab');
  await expect(card(page, /Category/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Category' }).selectOption('Office');
}

/** The rest of it, from the supplier on. */
export async function finishRequest(page: Page): Promise<void> {
  await expect(card(page, 'Choose who delivers it')).toBeVisible();
  await page.getByRole('combobox', { name: 'Supplier' }).selectOption('papeterie');
  await payRequest(page);
}

export async function payRequest(page: Page): Promise<void> {
  await expect(card(page, /Price of one/)).toBeVisible();
  await page.getByRole('textbox', { name: /Price of one/ }).fill('12');
  await page.getByRole('textbox', { name: /Price of one/ }).press('Tab');
  await expect(card(page, /Send for approval/)).toBeVisible();
  await page.getByRole('button', { name: 'Send for approval' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Finds nothing in the panel, and asks with a picture of the page. */
export async function askWithPicture(
  page: Page,
  { searched, says }: { searched: string; says: string },
): Promise<void> {
  await launcher(page).click();
  await search(page, searched);
  await expect(panel(page).getByText(`Nothing was found for “${searched}”`)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Ask us' }).first().click();
  await panel(page).getByLabel('What happened?').fill(says);
  await panel(page).getByLabel('What is it about?').selectOption('Orders');
  await panel(page).getByRole('button', { name: 'Picture of this page' }).click();
  await expect(panel(page).getByText('page.png')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel(page).getByText(/^Your request has the number/)).toBeVisible();
}
