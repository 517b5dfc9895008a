import { openWithStandIn, test, type StandIn } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect } from './support/test.ts';

const PAGE = `<main><h1>Orders</h1><p id="log"></p>
  <div id="box"><button id="new"><span>New order</span></button></div>
  <table><tbody>${['Ada', 'Bob', 'Cleo'].map((name) => `<tr><td>${name}</td><td><button>Edit</button></td></tr>`).join('')}</tbody></table></main>
  <script>for (const name of ['pointerdown', 'mousedown', 'click', 'keydown']) document.addEventListener(name, ({ type, target }) => {
    if (target.localName !== 'handrail-root') document.querySelector('#log').textContent += type + ' ';
  });</script>`;

const picked = async (panels: StandIn) =>
  (await panels.said('picked')).map(({ requestId, sight }) => [requestId, sight && `${sight.role} ${sight.name}`]);

test('hover shows what would be anchored, a click picks it, and the page hears of neither', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'point', requestId: 'p1', on: true });
  await page.locator('#new').hover();
  await expect(page.locator('.tag')).toContainText('“New order”');
  await page.locator('#new').click({ position: { x: 3, y: 3 } });
  await expect.poll(() => picked(panels)).toEqual([['p1', 'button New order']]);
  await expect(page.locator('.outline')).toHaveCount(0);
  await expect(page.locator('#log')).toHaveText('');
  const [{ sight } = { sight: null }] = await panels.said('picked');
  expect(sight?.strength).toMatchObject({ word: 'strong', code: 'several' });
  await page.locator('#new').click();
  await expect(page.locator('#log')).toHaveText('pointerdown mousedown click');
});

test('the keyboard does all of it: Tab, arrows to parent and child, Enter, Escape', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await page.locator('h1').click();
  await page.locator('#log').evaluate((log) => (log.textContent = ''));
  await panels.say({ type: 'point', requestId: 'p1', on: true });
  await expect(page.locator('.help')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('.tag')).toContainText('“New order”');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await panels.said('picked'))[0]?.sight?.tag).toBe('div');
  await panels.say({ type: 'point', requestId: 'p2', on: true });
  await expect(page.locator('.help')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await panels.said('picked'))[1]?.sight?.name).toBe('Edit');
  await panels.say({ type: 'point', requestId: 'p3', on: true });
  await expect(page.locator('.help')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await panels.said('picked'))[2])
    .toEqual({ type: 'picked', requestId: 'p3', sight: null });
  await expect(page.locator('#log')).not.toContainText('click');
});

test('of a row its text is told, so that it can be meant by that or by its place; both are found', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'point', requestId: 'p1', on: true });
  await page.getByRole('row', { name: 'Bob' }).getByRole('button').click();
  await expect
    .poll(async () => (await panels.said('picked'))[0]?.sight?.item)
    .toEqual({ text: 'Bob', index: 1, of: 3 });
  const [{ sight } = { sight: null }] = await panels.said('picked');
  const target = (sight?.target ?? {}) as { item?: object };
  await page.evaluate(() => document.querySelector('tbody')?.append(document.querySelectorAll('tr')[1] ?? ''));
  const byPlace = { ...target, item: { ...target.item, by: 'place' } };
  const targets = { byKey: target, byPlace, gone: { v: 1, css: '#gone' } };
  await panels.say({ type: 'find', requestId: 'f1', targets });
  await expect
    .poll(async () => (await panels.said('found'))[0]?.findings)
    .toMatchObject({
      byKey: { state: 'found' },
      byPlace: { state: 'found' },
      gone: { state: 'missing', reason: 'no-match' },
    });
});

test('a page that takes the element away while it is pointed at is no harm', async ({ page, app, site, author }) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'point', requestId: 'p1', on: true });
  await page.locator('#new').hover();
  await expect(page.locator('.outline')).toBeVisible();
  await page.evaluate(() => document.querySelector('#box')?.replaceChildren());
  await expect(page.locator('.outline')).toHaveCount(0);
  await expect.poll(async () => (await panels.said('pointed')).at(-1)?.sight).toBeNull();
  await page.getByRole('heading').click();
  await expect.poll(() => picked(panels)).toEqual([['p1', 'heading Orders']]);
});
