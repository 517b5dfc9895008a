import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import type { Guide } from '@handrail/protocol';
import type { Collector } from './support/collector.ts';
import { panels, test } from './support/editor.ts';
import { expect, hearFaults } from './support/test.ts';

// As wide as a desk, so that the panels lie beside the form and not on it.
test.use({ viewport: { width: 1_680, height: 900 } });

/** What the author does once, in the page. */
async function raiseRequest(page: Page): Promise<void> {
  await page.getByLabel('What do you need?').fill('Ergonomic keyboard');
  await choose(page, 'Category', 'Office');
  await choose(page, 'Supplier', 'Papeterie');
  await page.getByLabel('Price of one').fill('89.90');
  await page.getByRole('button', { name: 'Send for approval' }).click();
}

/** By the keyboard, since a choice that a script makes is not the author's. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByLabel(field).focus();
  await page.keyboard.type(option);
}

const steps = (editor: FrameLocator) => editor.getByRole('list', { name: 'Steps of this guide' }).getByRole('listitem');
const saved = (editor: FrameLocator) => editor.getByRole('status').getByText('Saved', { exact: true });

test('five steps are recorded, refined and saved, published by somebody else, and another visitor completes them', async ({
  page,
  demo,
  browser,
}) => {
  const faults = hearFaults(page);
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/new-request.html`));
  const editor = panels(page);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  await raiseRequest(page);
  await expect(steps(editor)).toHaveText([
    /Type in “What do you need\?”/,
    /Select “Category”/,
    /Select “Supplier”/,
    /Type in “Price of one/,
    /Click “Send for approval”/,
  ]);
  await editor.getByRole('button', { name: 'Stop recording' }).click();

  // The words are refined, in the panels and over the page.
  await editor.getByRole('button', { name: /^3 / }).click();
  await editor.getByLabel('Title').fill('Choose who delivers it');
  await editor.getByRole('textbox', { name: 'Words' }).click();
  await page.keyboard.type('Preferred suppliers need no new contract.');
  await editor.getByRole('button', { name: 'Guide', exact: true }).click();
  await editor.getByLabel('Name of the guide').fill('Order a keyboard');
  await editor.getByLabel('Starts').selectOption('on a page');
  await expect(saved(editor)).toBeVisible();

  // Nothing that was typed is in it.
  const { guide, guideId } = await draftOf(demo, 'Order a keyboard');
  expect(JSON.stringify(guide)).not.toMatch(/Ergonomic|89\.90|papeterie/);
  await publish(demo, guideId);

  const visitor = await browser.newContext();
  const theirs = await visitor.newPage();
  await theirs.goto(`${demo.url}/demo/new-request.html`);
  const card = (title: string | RegExp) => theirs.getByRole('dialog', { name: title });
  await expect(card(/What do you need/)).toBeVisible();
  await theirs.getByRole('textbox', { name: 'What do you need?' }).fill('Chair');
  await theirs.getByRole('textbox', { name: 'What do you need?' }).press('Tab');
  await expect(card(/Category/)).toBeVisible();
  await theirs.getByRole('combobox', { name: 'Category' }).selectOption('Office');
  await expect(card('Choose who delivers it')).toContainText('Preferred suppliers need no new contract.');
  await theirs.getByRole('combobox', { name: 'Supplier' }).selectOption('papeterie');
  await expect(card(/Price of one/)).toBeVisible();
  await theirs.getByRole('textbox', { name: /Price of one/ }).fill('12');
  await theirs.getByRole('textbox', { name: /Price of one/ }).press('Tab');
  await expect(card(/Send for approval/)).toBeVisible();
  await theirs.getByRole('button', { name: 'Send for approval' }).click();
  await expect(theirs.getByRole('dialog')).toBeHidden();
  await expect.poll(() => completedBy(demo, guideId)).toBe(1);
  await visitor.close();
  expect(faults).toEqual([]);
});

test('a page load in the midst of a recording loses nothing', async ({ page, demo }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`));
  const editor = panels(page);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await editor.getByRole('button', { name: 'Fold the panel' }).click();
  await page.getByTestId('new-request').click();
  await expect(page).toHaveURL(/new-request/);
  await editor.getByRole('button', { name: 'Open the panel' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  await expect(steps(editor)).toHaveCount(1);
  await choose(page, 'Category', 'Office');
  await expect(steps(editor)).toHaveCount(2);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
  await expect(steps(editor)).toHaveText([/New request/, /Select “Category”/]);
});

test('words are written in the shown step', async ({ page, demo }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`));
  const editor = panels(page);
  await editor.getByRole('button', { name: 'Begin with an empty step' }).click();
  const card = page.getByRole('dialog', { name: 'Welcome' });
  await card.locator('.ProseMirror').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' And more.');
  await expect(editor.getByRole('textbox', { name: 'Words' })).toHaveText('Say here what this is about. And more.');
  await editor.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toContainText('Say here what this is about.');
  await expect(card).not.toContainText('And more.');
});

test('axe finds nothing in any part of the panels', async ({ page, demo }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`, 'raise-first-request'));
  const editor = panels(page);
  const judge = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page })
      .include({ fromShadowDom: ['handrail-root', 'iframe'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  await editor.getByRole('button', { name: /^1 / }).click();
  await expect(editor.getByRole('toolbar', { name: 'Format' })).toBeVisible();
  await judge();
  for (const part of ['Guide', 'Preview', 'Check', 'Languages', 'Steps']) {
    await editor.getByRole('navigation').getByRole('button', { name: part }).click();
    await judge();
  }
});

interface Listed {
  guides: { guideId: string; title: string; completedBy?: number }[];
}

/** The draft as its authors have it. */
async function draftOf({ api }: Collector, title: string): Promise<{ guide: Guide; guideId: string }> {
  const { guides } = await api<Listed>('GET', '/api/apps/demo/guides');
  const guideId = guides.find((one) => one.title === title)?.guideId ?? '';
  const { guide } = await api<{ guide: Guide }>('GET', `/api/apps/demo/guides/${guideId}`);
  return { guide, guideId };
}

/** Somebody who has not written it approves it, and gives it to visitors. */
const publish = ({ api }: Collector, guideId: string): Promise<unknown> =>
  api('POST', `/api/apps/demo/guides/${guideId}/publish`);

async function completedBy({ api }: Collector, guideId: string): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const { guides } = await api<Listed>('GET', `/api/apps/demo/metrics/guides?from=${today}&to=${today}`);
  return guides.find((one) => one.guideId === guideId)?.completedBy ?? 0;
}
