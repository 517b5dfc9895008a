import type { FrameLocator, Page } from '@playwright/test';
import { test } from './support/editor.ts';
import { choose, completedBy, draftOf, saved, stepsOf, teamFor } from './support/journey.ts';
import { startNodeRed } from './support/node-red.ts';
import { serveProxy } from './support/proxy.ts';
import { startSwaggerUi } from './support/swagger-ui.ts';
import { expect } from './support/test.ts';

// Three applications, and on each all of it: record, refine, have it reviewed, publish, and somebody else completes it.
test.slow();

const card = (page: Page, title: string | RegExp) => page.getByRole('dialog', { name: title });

/** Names the guide, has it start on its page, and waits until the collector has it. */
async function settle(editor: FrameLocator, name: string): Promise<void> {
  await editor.getByRole('button', { name: 'Guide', exact: true }).click();
  await editor.getByLabel('Name of the guide').fill(name);
  await editor.getByLabel('Starts').selectOption('on a page');
  await expect(saved(editor)).toBeVisible();
}

test('the demo: five steps are recorded, refined, reviewed, published, and a visitor completes them', async ({
  demo,
  browser,
}) => {
  const team = await teamFor(browser, demo, 'demo');
  const address = `${demo.url}/demo/new-request.html`;
  const { tab, editor } = await team.open(address);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  // Key by key: what a script fills in is not the author's, and in Firefox `fill` is one.
  await tab.getByLabel('What do you need?').pressSequentially('Ergonomic keyboard');
  await choose(tab, 'Category', 'Office');
  await choose(tab, 'Supplier', 'Papeterie');
  await tab.getByLabel('Price of one').pressSequentially('89.90');
  await tab.getByRole('button', { name: 'Send for approval' }).click();
  await expect(stepsOf(editor)).toHaveText([
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
  await tab.keyboard.type('Preferred suppliers need no new contract.');
  await settle(editor, 'Order a keyboard');

  // Nothing that was typed is in it.
  const { guide, guideId } = await draftOf(demo, 'demo', 'Order a keyboard');
  expect(JSON.stringify(guide)).not.toMatch(/Ergonomic|89\.90|papeterie/);
  await team.reviewAndPublish(guideId);

  const theirs = await team.visitor(address);
  await expect(card(theirs, /What do you need/)).toBeVisible();
  await theirs.getByRole('textbox', { name: 'What do you need?' }).fill('Chair');
  await theirs.getByRole('textbox', { name: 'What do you need?' }).press('Tab');
  await expect(card(theirs, /Category/)).toBeVisible();
  await theirs.getByRole('combobox', { name: 'Category' }).selectOption('Office');
  await expect(card(theirs, 'Choose who delivers it')).toContainText('Preferred suppliers need no new contract.');
  await theirs.getByRole('combobox', { name: 'Supplier' }).selectOption('papeterie');
  await expect(card(theirs, /Price of one/)).toBeVisible();
  await theirs.getByRole('textbox', { name: /Price of one/ }).fill('12');
  await theirs.getByRole('textbox', { name: /Price of one/ }).press('Tab');
  await expect(card(theirs, /Send for approval/)).toBeVisible();
  await theirs.getByRole('button', { name: 'Send for approval' }).click();
  await expect(theirs.getByRole('dialog')).toBeHidden();
  await expect.poll(() => completedBy(demo, 'demo', guideId)).toBe(1);
  expect(team.faults).toEqual([]);
  await team.close();
});

/** Opens a step in the panels and gives it another title. */
async function retitle(editor: FrameLocator, number: number, title: string): Promise<void> {
  await editor.getByRole('button', { name: new RegExp(`^${number} `) }).click();
  await editor.getByLabel('Title').fill(title);
  await editor.getByRole('button', { name: 'All steps' }).click();
}

test('Node-RED: through its menu, a dialogue and fields that it makes anew', async ({ app, collector, browser }) => {
  const nodeRed = await startNodeRed();
  const host = await serveProxy({ target: nodeRed.origin, tag: app.tag });
  const team = await teamFor(browser, collector, app.appId);
  const address = `${host.origin}/`;
  const { tab, editor } = await team.open(address);
  await expect(tab.locator('.red-ui-palette-node').first()).toBeVisible();
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  const act = nodeRedOf(tab);
  await act.menu();
  await act.settings();
  await act.grid('10');
  await act.tips();
  await act.close();
  await expect(stepsOf(editor)).toHaveText([
    /Main menu/,
    /Settings/,
    /Type in “Grid size”/,
    /Tick “Show tips”/,
    /Close/,
  ]);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
  await retitle(editor, 2, 'Open the settings');
  await settle(editor, 'A finer grid');

  const { guideId } = await draftOf(collector, app.appId, 'A finer grid');
  await team.reviewAndPublish(guideId);

  const theirs = await team.visitor(address);
  const visit = nodeRedOf(theirs);
  await expect(card(theirs, /Main menu/)).toBeVisible();
  await visit.menu();
  await expect(card(theirs, 'Open the settings')).toBeVisible();
  await visit.settings();
  await expect(card(theirs, /Grid size/)).toBeVisible();
  await visit.grid('30');
  await expect(card(theirs, /Show tips/)).toBeVisible();
  await visit.tips();
  await expect(card(theirs, /Close/)).toBeVisible();
  await visit.close();
  await expect(theirs.getByRole('dialog')).toBeHidden();
  await expect.poll(() => completedBy(collector, app.appId, guideId)).toBe(1);
  expect(team.faults).toEqual([]);
  await team.close();
  await host.close();
  await nodeRed.close();
});

/** Has the workspace snap to another grid. */
const nodeRedOf = (page: Page) => ({
  menu: () => page.locator('#red-ui-header-button-sidemenu').click(),
  settings: () => page.locator('#menu-item-user-settings').click(),
  async grid(size: string) {
    const field = page.locator('#user-settings-view-grid-size');
    await field.selectText();
    await field.pressSequentially(size);
    await field.press('Tab');
  },
  tips: () => page.locator('#user-settings-view-show-tips').click(),
  close: () => page.locator('#node-dialog-ok').click(),
});

test('Swagger UI: what its React draws only when the step before is done', async ({ app, collector, browser }) => {
  const swagger = await startSwaggerUi();
  const host = await serveProxy({ target: swagger.origin, tag: app.tag });
  const team = await teamFor(browser, collector, app.appId);
  const address = `${host.origin}/`;
  const { tab, editor } = await team.open(address);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  const act = swaggerOf(tab);
  await act.open();
  await act.tryOut();
  await act.order('4023');
  await act.execute();
  await expect(stepsOf(editor)).toHaveText([
    /\{orderId\}/,
    /Click “Try it out”/,
    /Type in “orderId”/,
    /Click “Execute”/,
  ]);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
  await retitle(editor, 1, 'Open “Look up an order”');
  await settle(editor, 'Look up an order');

  const { guide, guideId } = await draftOf(collector, app.appId, 'Look up an order');
  expect(JSON.stringify(guide)).not.toContain('4023');
  await team.reviewAndPublish(guideId);

  const theirs = await team.visitor(address);
  const visit = swaggerOf(theirs);
  await expect(card(theirs, 'Open “Look up an order”')).toBeVisible();
  await visit.open();
  await expect(card(theirs, /Try it out/)).toBeVisible();
  await visit.tryOut();
  await expect(card(theirs, /orderId/)).toBeVisible();
  await visit.order('7');
  await expect(card(theirs, /Execute/)).toBeVisible();
  await visit.execute();
  await expect(theirs.getByRole('dialog')).toBeHidden();
  await expect.poll(() => completedBy(collector, app.appId, guideId)).toBe(1);
  expect(team.faults).toEqual([]);
  await team.close();
  await host.close();
  await swagger.close();
});

/** Looks an order up. */
const swaggerOf = (page: Page) => ({
  open: () => page.locator('#operations-orders-get_api_orders__orderId_ .opblock-summary-path').click(),
  tryOut: () => page.getByRole('button', { name: 'Try it out' }).click(),
  async order(number: string) {
    const field = page.getByPlaceholder('orderId');
    await field.pressSequentially(number);
    await field.press('Tab');
  },
  execute: () => page.getByRole('button', { name: 'Execute' }).click(),
});
