import type { FrameLocator, Page } from '@playwright/test';
import { test } from './support/editor.ts';
import { completedBy, draftOf, saved, stepsOf, teamFor } from './support/journey.ts';
import { startNodeRed } from './support/node-red.ts';
import { serveProxy } from './support/proxy.ts';
import { startSwaggerUi } from './support/swagger-ui.ts';
import { expect } from './support/test.ts';

// On each application all of it: record, refine, have it reviewed, publish, and somebody else completes it. adoption-story.spec.ts does so
// on the demo.
test.slow();

const card = (page: Page, title: string | RegExp) => page.getByRole('dialog', { name: title });

/** Names the guide, has it start on its page, and waits until the collector has it. */
async function settle(editor: FrameLocator, name: string): Promise<void> {
  await editor.getByRole('button', { name: 'Guide', exact: true }).click();
  await editor.getByLabel('Name of the guide').fill(name);
  await editor.getByLabel('Starts').selectOption('on a page');
  await expect(saved(editor)).toBeVisible();
}

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
    // Waits until the tray stands still: at the end of its way it takes the focus.
    await field.click();
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
  await act.order('40238615');
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
  expect(JSON.stringify(guide)).not.toContain('40238615');
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
