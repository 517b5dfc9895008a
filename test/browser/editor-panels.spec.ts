import { faultsInPanels } from './support/clean.ts';
import { panels, test } from './support/editor.ts';
import { hostPage, walkthrough } from './support/guides.ts';
import { choose, draftOf, saved, stepsOf } from './support/journey.ts';
import { moving } from './support/moving.ts';
import { expect } from './support/test.ts';

// As wide as a desk, so that the panels lie beside the form and not on it.
test.use({ viewport: { width: 1_680, height: 900 } });

test('a page load in the midst of a recording loses nothing', async ({ page, demo, browserName }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`));
  const editor = panels(page);
  await editor.getByRole('button', { name: 'Record a walkthrough' }).click();
  await editor.getByRole('button', { name: 'Fold the panel' }).click();
  await page.getByTestId('new-request').click();
  await expect(page).toHaveURL(/new-request/);
  await editor.getByRole('button', { name: 'Open the panel' }).click();
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  expect(await editor.locator('html').evaluate(moving, 'body')).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The driver cannot ask Firefox for less motion.
  if (browserName === 'chromium') expect(await editor.locator('html').evaluate(moving, 'body')).toEqual([]);
  await expect(stepsOf(editor)).toHaveCount(1);
  await choose(page, 'Category', 'Office');
  await expect(stepsOf(editor)).toHaveCount(2);
  // By hand, with nothing that was pressed: the next step is to take the visitor there.
  await page.goto(`${demo.url}/demo/suppliers.html`);
  await expect(editor.getByText(/Recording: do the task/)).toBeVisible();
  await page.getByRole('button', { name: 'Suggest a supplier' }).click();
  await expect(stepsOf(editor)).toHaveText([/New request/, /Select “Category”/, /Suggest a supplier/]);
  await editor.getByRole('button', { name: 'Stop recording' }).click();
  await expect(saved(editor)).toBeVisible();
  const { guide } = await draftOf(demo, 'demo', 'Requests · Meridian Purchasing');
  expect(guide).toMatchObject({ steps: [{}, {}, { url: '/demo/suppliers.html' }] });
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

test('the preview says why a guide would start here for whom it is shown, or not', async ({
  page,
  app,
  site,
  collector,
  author,
}) => {
  const of = [
    { type: 'trait', name: 'department', in: ['Finance'] },
    { type: 'element', target: { v: 1, testId: { attribute: 'data-testid', value: 'new' } }, disabled: false },
    { type: 'event', name: 'order.saved' },
  ];
  const more = { trigger: { on: 'page', path: '/orders' }, audience: { type: 'all', of } };
  await collector.api('PUT', `/api/apps/${app.appId}/guides/tour`, walkthrough('tour', ['tour'], more));
  const host = await site({ '/orders': hostPage(app, '<button data-testid="new">New</button>') });
  await page.goto(await author.link(app.appId, `${host.origin}/orders`, 'tour'));
  const editor = panels(page);
  await editor.getByRole('navigation').getByRole('button', { name: 'Preview' }).click();
  const why = editor.getByRole('region', { name: 'Why it starts, or does not' });
  await expect(why.getByRole('listitem')).toHaveText([
    /holds: The page is \/orders/,
    /does not hold: The trait “department” is not known/,
    /holds: The element “new” is not disabled/,
    /known only while a visitor works: “order.saved” has to happen at least once/,
    /holds: The visitor has not seen it/,
    /known only while a visitor works: No other guide/,
  ]);
  await expect(why.getByRole('status')).toHaveText('It does not start by itself here.');
  await editor.getByLabel('Traits').fill('department = Finance');
  await expect(why.getByRole('status')).toHaveText(/^It starts by itself here, if what is marked/);
  await editor.getByLabel('Has never seen a guide here').click();
  await expect(why.getByText(/does not hold: The visitor completed it/)).toBeVisible();
});

test('axe finds nothing in any part of the panels', { tag: '@one-engine' }, async ({ page, demo }) => {
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`, 'raise-first-request'));
  const editor = panels(page);
  const judge = async (): Promise<void> => {
    expect(await faultsInPanels(page)).toEqual([]);
  };
  await editor.getByRole('button', { name: /^1 / }).click();
  await expect(editor.getByRole('toolbar', { name: 'Format' })).toBeVisible();
  await judge();
  for (const part of ['Guide', 'Preview', 'Check', 'Languages', 'Steps']) {
    await editor.getByRole('navigation').getByRole('button', { name: part }).click();
    await judge();
  }
});
