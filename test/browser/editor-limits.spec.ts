import { panels, test } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { saved, stepsOf } from './support/journey.ts';
import { expect } from './support/test.ts';

// What may go wrong while somebody edits: nothing of it loses a word. As wide as a desk, so that the panels lie beside the page.
test.use({ viewport: { width: 1_680, height: 900 } });

/** The most that a guide may have, but for so many bytes. */
const MOST_BYTES = 1_048_576;
const LEFT = 150;
const step = (index: number, text: string) => ({
  ...{ type: 'dialog', stepId: `s${index}`, title: `Step ${index}` },
  blocks: [{ type: 'paragraph', content: [{ text }] }],
});
const guideOf = (text: string, last: string) => ({
  ...{ kind: 'walkthrough', guideId: 'long', title: 'Long', trigger: { on: 'call' } },
  steps: Array.from({ length: 500 }, (_, index) => step(index + 1, index === 499 ? last : text)),
});

/** 500 steps, as large as they may be. */
function longest(): object {
  const text = 'x'.repeat(1_990);
  const room = MOST_BYTES - LEFT - JSON.stringify(guideOf(text, '')).length;
  return guideOf(text, 'x'.repeat(room));
}

interface Kept {
  guide: { steps: { title: string }[] };
}

test('500 steps of 1 MB are edited; what is too much, and a collector that is away, is said and loses nothing', async ({
  page,
  demo,
}) => {
  // On a site of the collector's own: a private window keeps nothing for frames of others, and the test's windows are private.
  await demo.api('POST', '/api/apps/demo/guides', longest());
  const title = async (): Promise<string | undefined> =>
    (await demo.api<Kept>('GET', '/api/apps/demo/guides/long')).guide.steps.at(-1)?.title;
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`, 'long'));
  const editor = panels(page);
  await expect(stepsOf(editor)).toHaveCount(500);
  await expect(editor.getByText('A guide has 500 steps at most.')).toBeVisible();
  await editor.getByRole('button', { name: /^500 / }).click();
  const field = editor.getByLabel('Title');
  await field.fill('The last one');
  await expect.poll(title).toBe('The last one');

  // More than it may be: said, kept here, and sent once there is room again.
  await field.fill('y'.repeat(190));
  await expect(editor.getByRole('alert')).toContainText('Not saved');
  await expect(editor.getByRole('status').getByText('Cannot be saved')).toBeVisible();
  expect(await title()).toBe('The last one');
  await field.fill('Short again');
  await expect(saved(editor)).toBeVisible();
  expect(await title()).toBe('Short again');

  // The collector goes away in the midst of it.
  await page.route(`${demo.url}/api/**`, (route) => route.abort());
  await field.fill('Written meanwhile');
  await expect(editor.getByRole('alert')).toContainText('Offline: kept in this browser');
  await expect(page.getByRole('dialog', { name: 'Written meanwhile' })).toBeVisible();
  // Even if the page goes too.
  await page.reload();
  const again = editor.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute(`${demo.url}/api/**`);
  await again.click();
  await expect.poll(title).toBe('Written meanwhile');
});

test('one row is chosen by what it says or by its number, and what holds badly is said with advice', async ({
  page,
  app,
  site,
  author,
  collector,
}) => {
  const rows = ['Ada', 'Bob', 'Cleo'].map((name) => `<tr><td>${name}</td><td><button>Edit</button></td></tr>`);
  const body = `<main><h1>Orders</h1><table><tbody>${rows.join('')}</tbody></table><p>One</p></main>`;
  const host = await site({ '/': hostPage(app, body) });
  const target = { v: 1, css: 'h1' };
  const first = { type: 'tooltip', stepId: 's1', title: 'Edit it', blocks: [], target };
  const guide = { kind: 'walkthrough', guideId: 'row', title: 'Row', trigger: { on: 'call' }, steps: [first] };
  await collector.api('POST', `/api/apps/${app.appId}/guides`, guide);
  const item = async (): Promise<object | undefined> =>
    (
      await collector.api<{ guide: { steps: { target?: { item?: object } }[] } }>(
        'GET',
        `/api/apps/${app.appId}/guides/row`,
      )
    ).guide.steps[0]?.target?.item;
  await page.goto(await author.link(app.appId, `${host.origin}/`, 'row'));
  const editor = panels(page);
  await editor.getByRole('button', { name: /^1 / }).click();
  await expect(
    editor.getByText('Weak. One selector alone decides. Choose the element in the page instead.'),
  ).toBeVisible();
  await editor.getByRole('button', { name: 'Choose another element' }).click();
  await page.getByRole('row', { name: 'Bob' }).getByRole('button').click();
  const which = editor.getByLabel('Which row');
  await expect(which.locator('option:checked')).toHaveText('The one with “Bob”');
  await expect.poll(item).toMatchObject({ by: 'key', keys: ['Bob'] });
  await which.selectOption('Row 2 of 3, whatever is in it');
  await expect.poll(item).toMatchObject({ by: 'place', index: 1 });
  // The page is another one while somebody points: what they meant is gone, and nothing is taken in its place.
  await editor.getByRole('button', { name: 'Choose another element' }).click();
  await page.getByText('One', { exact: true }).hover();
  await expect(editor.getByText('“One”')).toBeVisible();
  await expect(editor.locator('.strength')).toContainText('Several signals tell it apart');
  await page.evaluate(() => document.querySelector('main')?.replaceChildren('Gone'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(editor.getByRole('button', { name: 'Choose another element' })).toBeVisible();
  expect(await item()).toMatchObject({ by: 'place', index: 1 });
});
