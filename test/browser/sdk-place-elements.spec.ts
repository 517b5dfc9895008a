import type { Page } from '@playwright/test';
import { expect, hearEvents, hearFaults, test, type TestApp } from './support/test.ts';

// Elements as pages really have them: drawn by a list as it scrolls, a part of a picture, under something else; and what
// the page does about presses and keys that are ours.

const css = (selector: string) => ({ v: 1, css: selector });
const guide = (steps: object[]) => ({
  kind: 'walkthrough',
  guideId: 'elements',
  title: 'Elements',
  trigger: { on: 'page', path: '/*' },
  steps: steps.map((step, index) => ({
    stepId: `s${index + 1}`,
    type: 'target' in step ? 'tooltip' : 'dialog',
    title: `Step ${index + 1}`,
    blocks: [],
    ...step,
  })),
});
const host = (app: TestApp, body: string) => ({
  body: `<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><body>${body}${app.tag}</body></html>`,
});
const card = (page: Page, name: string) => page.getByRole('dialog', { name });
const next = (page: Page, name: string) => card(page, name).getByRole('button', { name: /Next|Done/ });

/** A list that draws the rows that can be seen, and one more on either side. */
const VIRTUAL = `<div id=list style="height: 300px; width: 300px; overflow: auto"><div id=rows style="position: relative; height: 20000px"></div></div>
  <script>
    const draw = () => {
      const first = Math.max(0, Math.floor(list.scrollTop / 40) - 1);
      rows.replaceChildren(...Array.from({ length: 10 }, (_, at) => Object.assign(document.createElement('div'), {
        id: 'row-' + (first + at), textContent: 'Order ' + (first + at), style: 'position: absolute; height: 40px; top: ' + (first + at) * 40 + 'px' })));
    };
    list.onscroll = () => requestAnimationFrame(draw);
    draw();
  </script>`;

test('a row of a virtual list is scrolled into being', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#row-220') }]));
  const faults = hearFaults(page);
  const { origin } = await site({ '/': host(app, VIRTUAL) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await expect(page.locator('#row-220')).toBeInViewport();
  expect(faults).toEqual([]);
});

test('a row that no virtual list has leaves the list where it was', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#row-900'), waitMs: 60_000 }]));
  const { origin } = await site({ '/': host(app, `${VIRTUAL}<script>list.scrollTop = 400</script>`) });
  await page.goto(`${origin}/`);
  const top = () => page.evaluate(() => document.querySelector('#list')?.scrollTop ?? 0);
  await expect.poll(top, { intervals: [30] }).toBeGreaterThan(2000);
  await expect.poll(top, { timeout: 30_000 }).toBe(400);
});

test('a region of a canvas is lit, and a click counts only inside it', async ({ page, app, site }) => {
  const region = { x: 50, y: 25, width: 25, height: 50 };
  await app.publish(guide([{ target: css('canvas'), region, advance: 'click' }, {}]));
  const body = '<canvas width=400 height=200 style="margin: 20px; background: silver"></canvas>';
  const { origin } = await site({ '/': host(app, body) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const canvas = await page.locator('canvas').boundingBox();
  await expect
    .poll(() => page.locator('handrail-root .hole').boundingBox())
    .toEqual({ x: (canvas?.x ?? 0) + 195, y: (canvas?.y ?? 0) + 45, width: 110, height: 110 });
  await page.locator('canvas').click({ position: { x: 100, y: 100 } });
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('canvas').click({ position: { x: 250, y: 100 } });
  await expect(card(page, 'Step 2')).toBeVisible();
});

test('a shape of an SVG is lit where it is drawn', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#bar'), advance: 'click' }, {}]));
  const body =
    '<svg viewBox="0 0 100 100" width=300 height=300><g transform="translate(20 10)"><rect id=bar width=30 height=50 /></g></svg>';
  const { origin } = await site({ '/': host(app, body) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const hole = await page.locator('handrail-root .hole').boundingBox();
  expect([hole?.width, hole?.height]).toEqual([100, 160]);
  await page.locator('#bar').click();
  await expect(card(page, 'Step 2')).toBeVisible();
});

for (const [reason, body] of Object.entries({
  covered: '<button id=a>A</button><div style="position: fixed; inset: 0; background: #0008"></div>',
  hidden: '<button id=a hidden>A</button>',
  ambiguous: '<button id=a>A</button><button id=a>A</button>',
  'no-match': '<p>Nothing</p>',
}))
  test(`a step that cannot be shown says why: ${reason}`, async ({ page, app, site }) => {
    await app.publish(guide([{ target: css('#a'), waitMs: 400 }]));
    const heard = hearEvents(page);
    const { origin } = await site({ '/': host(app, body) });
    await page.goto(`${origin}/`);
    await expect.poll(() => heard.find(({ name }) => name === 'step.missed')?.props).toEqual({ reason });
    expect(heard.map(({ name }) => name)).not.toContain('step.shown');
  });

test('a step that cannot be shown says why: timeout, when the search has given no answer', async ({
  page,
  app,
  site,
}) => {
  // What the exact signals cannot decide is left to the search, which does not come.
  const target = { v: 1, tag: 'button', role: 'button', label: 'Gone', order: { index: 0, of: 3 } };
  await app.publish(guide([{ target, waitMs: 300 }]));
  await page.route(/\/assets\/(seek|everywhere)-/, () => undefined);
  const heard = hearEvents(page);
  const { origin } = await site({ '/': host(app, '<button>Here</button>') });
  await page.goto(`${origin}/`);
  await expect.poll(() => heard.find(({ name }) => name === 'step.missed')?.props).toEqual({ reason: 'timeout' });
});

test('a covered target is shown as soon as it is free; what is drawn over a real box is a part of it', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide([{ target: css('#a') }, { target: css('#box') }]));
  const body = `<button id=a>A</button><div id=veil style="position: fixed; inset: 0 0 50%"></div>
    <label style="position: fixed; top: 70%"><input id=box type=checkbox><span style="position: absolute; inset: 0; background: teal"></span> Agree</label>`;
  const { origin } = await site({ '/': host(app, body) });
  await page.goto(`${origin}/`);
  await expect(page.locator('handrail-root')).toHaveCount(1);
  await expect(card(page, 'Step 1')).toHaveCount(0);
  await page.evaluate(() => document.querySelector('#veil')?.remove());
  await next(page, 'Step 1').click();
  await expect(card(page, 'Step 2')).toBeVisible();
});

test('a page that hears of everything first, in the capture phase, hears nothing of ours', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide([{}, {}]));
  const { origin } = await site({ '/': host(app, '<input id=field>') });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of 'pointerdown mousedown mouseup click keydown keyup focusin focusout focus blur'.split(' '))
      for (const at of [window, document, document.body])
        at.addEventListener(name, (event) => heard.push(`${event.type} ${event.composedPath().length}`), true);
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await next(page, 'Step 1').click();
  await expect(card(page, 'Step 2')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await heard()).toEqual([]);
});

test('for the page, the focus stays in its field until it is elsewhere in the page', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#one') }]));
  const { origin } = await site({ '/': host(app, '<p style="height: 300px"></p><input id=one><input id=two>') });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#one').focus();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['focus', 'blur'])
      document.addEventListener(name, ({ target }) => heard.push(`${name} ${(target as Element).id}`), true);
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await page.keyboard.press('F6');
  await expect(card(page, 'Step 1')).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(page.locator('#one')).toBeFocused();
  expect(await heard()).toEqual([]);
  await page.keyboard.press('F6');
  await page.locator('#two').focus();
  expect(await heard()).toEqual(['blur one', 'focus two']);
});

test('the key that leads to the card is said, and shown to who uses the keyboard', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#one') }]));
  const { origin } = await site({ '/': host(app, '<input id=one autofocus><input id=two>') });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const mark = () => card(page, 'Step 1').evaluate((one) => getComputedStyle(one, '::after').content);
  expect(await mark()).toBe('none');
  await page.locator('#one').focus();
  await page.keyboard.press('Tab');
  await expect.poll(mark).not.toBe('none');
  await expect(page.locator('handrail-root .live')).toContainText('F6');
});

test('a modal dialog in a shadow root has the guide in it', async ({ page, app, site }) => {
  await app.publish(
    guide([{ target: css('#go'), advance: 'click' }, { target: { v: 1, css: 'input', within: [css('x-box')] } }]),
  );
  const body = `<button id=go>Go</button><x-box></x-box><script>
    const shadow = document.querySelector('x-box').attachShadow({ mode: 'open' });
    const dialog = document.createElement('dialog'); dialog.append(document.createElement('input')); shadow.append(dialog);
    go.onclick = () => dialog.showModal();</script>`;
  const { origin } = await site({ '/': host(app, body) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#go').click();
  await next(page, 'Step 2').click();
  await expect(page.locator('handrail-root')).toHaveCount(0);
});
