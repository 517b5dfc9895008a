import type { FrameLocator, Locator, Page } from '@playwright/test';
import { panels } from './editor.ts';
import { choose, saved, stepsOf } from './journey.ts';
import { expect } from './test.ts';

interface Desk {
  tab: Page;
  editor: FrameLocator;
  /** Pictures of places that the collector has taken. */
  pictures(): number;
}

/** From the list of guides into the application, with the editor over it. */
export async function openEditor(page: Page, address: string): Promise<Desk> {
  const form = page.getByRole('form', { name: 'New guide' });
  const field = form.getByLabel('Address of the page');
  // It is folded out by itself where there is no guide yet, once that is known.
  await expect(async () => {
    if (!(await field.isVisible())) await page.getByText('New guide').first().click();
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await field.fill(address);
  const opened = page.waitForEvent('popup');
  await form.getByRole('button', { name: 'Record on the live page' }).click();
  const desk = deskIn(await opened);
  await expect(desk.editor.getByRole('button', { name: 'Record a walkthrough' })).toBeVisible();
  return desk;
}

function deskIn(tab: Page): Desk {
  let taken = 0;
  tab.on('response', (answer) => {
    if (answer.request().method() === 'PUT' && answer.url().endsWith('/pictures') && answer.ok()) taken += 1;
  });
  return { tab, editor: panels(tab), pictures: () => taken };
}

/** Names the guide, says on which page it begins, and waits until the collector has it. */
export async function nameGuide(editor: FrameLocator, name: string, starts?: string): Promise<void> {
  await editor.getByRole('navigation').getByRole('button', { name: 'Guide', exact: true }).click();
  await editor.getByLabel('Name of the guide').fill(name);
  if (starts !== undefined) await editor.getByLabel('Starts').selectOption(starts);
  await expect(saved(editor)).toBeVisible();
}

async function record(editor: FrameLocator, does: () => Promise<void>, steps: RegExp[]): Promise<void> {
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  await does();
  await expect(stepsOf(editor)).toHaveText(steps);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
}

/** Orders something, while it is written down. */
export const recordRequest = ({ tab, editor, pictures }: Desk, look: () => Promise<void>): Promise<void> =>
  record(editor, async () => {
    await tab.getByLabel('What do you need?').pressSequentially('Ergonomic keyboard');
    await choose(tab, 'Category', 'Office');
    await choose(tab, 'Supplier', 'Papeterie');
    await tab.getByLabel('Price of one').pressSequentially('89.90');
    // Whoever leaves a page before it is drawn has no picture of it.
    await expect.poll(pictures).toBe(4);
    await look();
    await tab.getByRole('button', { name: 'Send for approval' }).click();
  }, [/What do you need\?/, /Select “Category”/, /Select “Supplier”/, /Price of one/, /Click “Send for approval”/]);

/** Suggests a supplier, in a modal dialog of the application. */
export const recordSuggestion = ({ tab, editor }: Desk): Promise<void> =>
  record(editor, async () => {
    await tab.getByRole('button', { name: 'Suggest a supplier' }).click();
    await tab.getByRole('textbox', { name: 'Name' }).pressSequentially('Atelier Nord');
    await tab.getByRole('textbox', { name: 'Place' }).pressSequentially('Lille, France');
    await tab.getByRole('textbox', { name: 'Mail address for orders' }).pressSequentially('orders@example.org');
    await tab.getByRole('button', { name: 'Suggest', exact: true }).click();
  }, [/Click “Suggest a supplier”/, /Type in “Name”/, /Type in “Place”/, /Type in “Mail address/, /Click “Suggest”/]);

/** One that sends the visitor through other guides. */
export async function makeChecklist(
  editor: FrameLocator,
  items: readonly { title: string; guide: string }[],
): Promise<void> {
  await editor.getByLabel('Something else').selectOption('Checklist');
  const things = editor.getByRole('region', { name: 'Things to do' });
  for (const [at, { title, guide }] of items.entries()) {
    if (at > 0) await things.getByRole('button', { name: 'Add something to do' }).click();
    await things.getByLabel('Title').fill(title);
    await things.getByLabel('Done').selectOption('with a guide');
    // The one that it is done with; by itself it is started, too.
    await things.getByLabel('Guide', { exact: true }).first().selectOption(guide);
  }
}

/** A banner for a fault that everybody has. */
export async function makeKnownIssue(editor: FrameLocator, page: Page, text: string): Promise<void> {
  await editor.getByLabel('Something else').selectOption('Known issue');
  await editor.getByRole('textbox', { name: 'Words' }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Puts a step into words that say why. */
export async function refine(
  { tab, editor }: Desk,
  step: number,
  words: { title: string; text: string },
): Promise<void> {
  await editor.getByRole('button', { name: new RegExp(`^${step} `) }).click();
  await editor.getByLabel('Title').fill(words.title);
  await editor.getByRole('textbox', { name: 'Words' }).click();
  await tab.keyboard.type(words.text);
}

/** From the page of a guide into the application again. */
export async function reopen(page: Page, address: string): Promise<Desk> {
  await page.getByLabel('Address of the page').fill(address);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Edit on the live page' }).click();
  const tab = await opened;
  // What a test puts in the place of a script of the application is not always put into a tab that has just been opened: then
  // the page, or the editor in it, does not come. Its reader would load it once more.
  const desk = deskIn(tab);
  await desk.editor
    .getByRole('button', { name: /^1 / })
    .waitFor({ timeout: 10_000 })
    .catch(() => tab.reload());
  return desk;
}

/** Shows the editor where the element of a step is now. */
export async function pointAgain({ editor }: Desk, step: number, at: Locator): Promise<void> {
  await editor.getByRole('button', { name: new RegExp(`^${step} `) }).click();
  await expect(editor.getByText('Found, though it has changed')).toBeVisible();
  await editor.getByRole('button', { name: 'Choose another element' }).click();
  await expect(editor.getByText(/Point at the element/)).toBeVisible();
  await at.click();
  await expect(editor.getByText('Found on this page')).toBeVisible();
  await editor.getByRole('button', { name: 'All steps' }).click();
}

export async function removeStep(editor: FrameLocator, step: number): Promise<void> {
  await editor.getByRole('button', { name: new RegExp(`^${step} `) }).click();
  await expect(editor.getByText('Not on this page')).toBeVisible();
  await editor.getByRole('button', { name: 'Remove', exact: true }).click();
}
