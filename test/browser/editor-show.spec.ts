import { faultsOf } from './support/clean.ts';
import { openWithStandIn, test } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect } from './support/test.ts';
import { card, walkthrough } from './support/walkthrough.ts';

const as = { traits: { firstName: 'Ada' }, locale: 'de', width: 0, first: true };
const draft = walkthrough(
  [
    { title: 'Welcome' },
    { title: 'Hello {firstName|you}', target: { v: 1, css: '#save' } },
    { target: { v: 1, css: '#gone' }, waitMs: 0 },
  ],
  { translations: { de: { 'steps/s2/title': 'Hallo {firstName|du}' } } },
);

test('a draft is shown from any step, as any visitor, and nothing of it is counted', async ({
  page,
  context,
  app,
  site,
  author,
}) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const host = await site({ '/': hostPage(app, '<h1>Orders</h1><button id="save">Save</button>') });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'show', guide: draft, stepId: 's2', as, edit: false });
  await expect(card(page, 'Hallo Ada')).toBeVisible();
  await expect(card(page, 'Hallo Ada').getByRole('button', { name: 'Weiter', exact: true })).toBeVisible();
  await expect(card(page, 'Hallo Ada')).toContainText('2 von 3');
  await expect.poll(async () => (await panels.said('playing'))[0]).toMatchObject({ state: 'shown', stepId: 's2' });
  await card(page, 'Hallo Ada').getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect.poll(async () => (await panels.said('playing'))[1]).toMatchObject({ state: 'missed', stepId: 's3' });
  await panels.say({ type: 'show', guide: draft, stepId: 's1', as: { ...as, locale: 'fr', traits: {} }, edit: false });
  await expect(card(page, 'Welcome')).toBeVisible();
  await panels.say({ type: 'hide' });
  await expect(card(page, 'Welcome')).toHaveCount(0);
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  expect(await app.count()).toMatchObject({ stored: 0 });
  const stored = await page.evaluate(async () => [
    JSON.stringify([sessionStorage, localStorage]),
    (await indexedDB.databases()).length,
  ]);
  expect(stored).toEqual(['[{},{}]', 0]);
});

test('the words of the step are changed where they stand', async ({ page, app, site, author }) => {
  const host = await site({ '/': hostPage(app, '<h1>Orders</h1>') });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'show', guide: draft, stepId: 's1', as: { ...as, locale: 'en' }, edit: true });
  await expect(page.locator('.card').getByRole('textbox').first()).toHaveText('Welcome');
  const title = page.locator('.card').getByRole('textbox').first();
  await title.press('End');
  await title.pressSequentially(' aboard');
  await expect
    .poll(async () => (await panels.said('words')).at(-1))
    .toEqual({ type: 'words', stepId: 's1', title: 'Welcome aboard' });
  const text = page.locator('.card .ProseMirror, .card [contenteditable=true]').last();
  await text.press('ControlOrMeta+End');
  await text.pressSequentially(' Now.');
  await expect
    .poll(async () => (await panels.said('words')).at(-1)?.['blocks'])
    .toEqual([{ type: 'paragraph', content: [{ text: 'Do it. Now.' }] }]);
});

test('a guide that has no steps is shown as visitors will have it, and another in its place', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, '<h1>Orders</h1>') });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  const any = { guideId: 'news', trigger: { on: 'call' } };
  const blocks = [{ type: 'paragraph', content: [{ text: 'The system rests on Sunday.' }] }];
  const show = (guide: object) =>
    panels.say({ type: 'show', guide, stepId: '', as: { ...as, locale: 'en' }, edit: false });
  await show({ kind: 'announcement', ...any, title: 'Maintenance', blocks });
  await expect(card(page, 'Maintenance')).toContainText('The system rests on Sunday.');
  const questions = [{ type: 'text', questionId: 'q', title: 'What is missing?' }];
  await show({ kind: 'survey', ...any, title: 'Tell us', questions });
  await expect(page.getByText('What is missing?').first()).toBeVisible();
  await expect(card(page, 'Maintenance')).toHaveCount(0);
  await panels.say({ type: 'hide' });
  await expect(page.getByText('What is missing?')).toHaveCount(0);
});

test('what lies under the panels is shown: they step aside, and the words stand there once', async ({
  page,
  app,
  site,
  author,
}) => {
  const body = '<h1>Orders</h1><button id="save" style="position: fixed; top: 80px; right: 40px">Save</button>';
  const host = await site({ '/': hostPage(app, body) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  const left = () =>
    page.locator('iframe[title="Handrail editor"]').evaluate((one) => one.getBoundingClientRect().left);
  expect(await left()).toBeGreaterThan(300);
  await panels.say({ type: 'show', guide: draft, stepId: 's2', as: { ...as, locale: 'en' }, edit: true });
  await expect.poll(left).toBeLessThan(40);
  await expect(page.locator('.card').getByText('Do it.')).toHaveCount(2);
  await expect(page.locator('.card').getByText('Do it.').filter({ visible: true })).toHaveCount(1);
});

test('what the editor draws in the page is accessible @one-engine', async ({ page, app, site, author }) => {
  const host = await site({ '/': hostPage(app, '<main><h1>Orders</h1><button id="save">Save</button></main>') });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'point', requestId: 'p', on: true });
  await page.locator('#save').hover();
  await expect(page.locator('.tag')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await panels.say({ type: 'point', requestId: 'p', on: false });
  await panels.say({ type: 'show', guide: draft, stepId: 's2', as, edit: true });
  await expect(page.locator('.card')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
