import type { Page } from '@playwright/test';
import { openWithStandIn, test, type StandIn } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect } from './support/test.ts';

const SECRET = 'Moriarty-4711';

const PAGE = `<main><h1>Orders</h1><button>New order</button>
  <form action="/more"><label>Customer <input name="customer"></label><label>Password <input type="password" name="pass"></label>
  <label>Size <select name="size"><option>Small</option><option>Large</option></select></label>
  <label><input type="checkbox" name="gift"> Gift</label><p id="mirror"></p><button type="submit">Save</button></form>
  <a href="/more">More</a><span id="vanish" role="button" tabindex="0">Vanish</span><a id="stay" href="/nowhere">Stay</a>
  <order-card></order-card><iframe srcdoc="<button>Inside</button>"></iframe></main>
  <script>
    document.querySelector('[name=customer]').addEventListener('input', ({ target }) => {
      document.querySelector('#mirror').textContent = 'Order for ' + target.value;
      document.title = target.value;
    });
    document.querySelector('#vanish').addEventListener('pointerdown', ({ target }) => target.replaceWith('gone'));
    document.querySelector('#stay').addEventListener('click', (event) => { event.preventDefault(); event.stopImmediatePropagation(); });
    customElements.define('order-card', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<button>Open card</button>'; }
    });
  </script>`;

const acts = async (panels: StandIn) =>
  (await panels.said('recorded')).map(({ act }) => `${act?.act} ${act?.role} ${act?.name} ${act?.advance}`);

test('what the author does is recorded, with the way on; what the page cancels as well', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'record', on: true });
  await page.getByRole('button', { name: 'New order' }).click();
  await page.getByLabel('Size').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Gift').check();
  await page.getByText('Stay').click();
  await page.getByRole('button', { name: 'Open card' }).click();
  await page.frameLocator('iframe[srcdoc]').getByRole('button', { name: 'Inside' }).click();
  await expect
    .poll(() => acts(panels))
    .toEqual([
      'click button New order click',
      'choose combobox Size input',
      'choose checkbox Gift input',
      'click link Stay click',
      'click button Open card click',
      'click button Inside click',
    ]);
  const within = (await panels.said('recorded')).map(({ act }) => 'within' in (act?.target ?? {}));
  expect(within).toEqual([false, false, false, false, true, true]);
});

test('an element that the page replaces while it is pressed is recorded as it was', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({ '/': hostPage(app, PAGE) });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'record', on: true });
  await page.locator('#vanish').hover();
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => acts(panels)).toEqual(['click button Vanish click']);
});

test('nothing that was typed is told, stored or sent, not even where the page shows it again', async ({
  page,
  context,
  app,
  site,
  author,
}) => {
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const host = await site({ '/': hostPage(app, PAGE), '/more': hostPage(app, '<h1>More</h1>') });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'record', on: true });
  await page.getByLabel('Customer').pressSequentially(SECRET);
  await page.getByLabel('Password').pressSequentially(`pw-${SECRET}`);
  await page.getByRole('button', { name: 'New order' }).click();
  await expect.poll(() => acts(panels)).toEqual(['type textbox Customer input', 'click button New order click']);
  await page.evaluate(() => history.pushState(null, '', `/?customer=Moriarty-4711`));
  await expect.poll(() => acts(panels)).toHaveLength(3);
  const told = JSON.stringify(await panels.said());
  const stored = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  const own = sent.filter((one) => !one.startsWith(host.origin)).join('\n');
  for (const text of [told, stored, own]) expect(text.toLowerCase()).not.toContain('moriarty');
});

test('a recording goes on after a full page load, and loses nothing of what led there', async ({
  page,
  app,
  site,
  author,
}) => {
  const host = await site({
    '/': hostPage(app, PAGE),
    '/more': hostPage(app, '<main><h1>More</h1><button>Ship</button></main>'),
  });
  const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/`));
  await panels.say({ type: 'begun' });
  await panels.say({ type: 'record', on: true });
  await page.getByRole('link', { name: 'More' }).click();
  // What is pressed before the editor is back, nobody hears.
  await expect.poll(() => acts(panels)).toHaveLength(2);
  await page.getByRole('button', { name: 'Ship' }).click();
  await expect
    .poll(() => acts(panels))
    .toEqual(['click link More click', 'navigate main Host next', 'click button Ship click']);
  const [first, second] = await panels.said('recorded');
  expect(second?.act?.url).toBe(`${host.origin}/more`);
  expect(first?.act?.url).toBe(`${host.origin}/`);
  await panels.say({ type: 'record', on: false });
  await page.getByRole('button', { name: 'Ship' }).click();
  await page.getByRole('heading').click();
  expect(await acts(panels)).toHaveLength(3);
  expect((await panels.said('here')).at(-1)).toMatchObject({ recording: true });
});

/** A page full of what nobody else is to see, in boxes that are as large whatever they hold. */
const secrets = (
  who: string,
  label = 'Send',
) => `<style>td,p,div{width:160px;height:20px;overflow:hidden}span{display:block}
  button{width:120px;height:24px;border:4px solid blue;background:#eee;overflow:hidden;white-space:nowrap}</style>
  <main><h1 style="height:40px;overflow:hidden">Order of ${who}</h1><table><tr><th>Customer</th><td>${who}</td></tr></table>
  <p>${who}, <b>${who}</b></p><div><span>${who}</span></div><p data-who="${who}" class="drawn"></p>
  <style>.drawn::before { content: attr(data-who) }</style><label>Name <input value="${who}"></label>
  <textarea>${who}</textarea><button>${label}</button><button id="echo">Menu</button></main>
  <script>document.querySelector('input').addEventListener('input', ({ target }) => {
    document.querySelector('#echo').textContent = target.value; });</script>`;

test('a picture of the place shows the interface and no value, typed or already there', async ({
  page,
  app,
  site,
  author,
  browserName,
}) => {
  const host = await site({
    '/a': hostPage(app, secrets('Moriarty')),
    '/b': hostPage(app, secrets('Adler')),
    '/c': hostPage(app, secrets('Adler', 'Ship')),
  });
  const pictures: string[] = [];
  const fields = new Set<string>();
  for (const [path, typed] of Object.entries({ a: 'Irene-4711', b: 'Basil-0815', c: 'Basil-0815' })) {
    const panels = await openWithStandIn(page, await author.link(app.appId, `${host.origin}/${path}`));
    await panels.say({ type: 'record', on: true });
    await page.getByLabel('Name').pressSequentially(typed);
    await page.getByRole('button', { name: /Send|Ship/ }).click();
    await expect.poll(async () => (await panels.said('pictured')).length).toBe(2);
    const told = await panels.said('pictured');
    // Which of the two is drawn first is not said.
    const pressed = told.find(({ target }) => /"label":"(Send|Ship)"/.test(JSON.stringify(target)));
    const field = told.find((one) => one !== pressed);
    pictures.push(String(pressed?.['picture']));
    fields.add(String(field?.['picture']));
  }
  const [first = '', second, other] = pictures;
  expect(first.length).toBeGreaterThan(500);
  // The same in every pixel, whoever stands there and whatever was typed; and it does show what is pressed.
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect([...fields][0]?.length).toBeGreaterThan(500);
  // What is pressed stands in the middle of the picture, to the pixel; Firefox sets the texts of the copy a little wider.
  if (browserName === 'chromium') expect(await colourAt(page, first, 142, 92)).toEqual([0, 0, 255]);
});

const colourAt = (page: Page, png: string, x: number, y: number): Promise<number[]> =>
  page.evaluate(
    async ([base64, left, top]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(left, top, 1, 1).data ?? [])].slice(0, 3);
    },
    [png, x, y] as const,
  );
