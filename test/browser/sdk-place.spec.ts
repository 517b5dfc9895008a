import type { Page } from '@playwright/test';
import { once } from './support/kinds.ts';
import { expect, hearEvents, hearFaults, test, type TestApp } from './support/test.ts';

// Where light and card come to lie, and that the page keeps what it had: its focus, its popups, its scroll position.

const css = (selector: string) => ({ v: 1, css: selector });
const guide = (steps: object[]) => ({
  kind: 'walkthrough',
  guideId: 'place',
  title: 'Place',
  trigger: { on: 'page', path: '/*' },
  steps: steps.map((step, index) => ({
    stepId: `s${index + 1}`,
    type: 'target' in step ? 'tooltip' : 'dialog',
    title: `Step ${index + 1}`,
    blocks: [{ type: 'paragraph', content: [{ text: 'Do it.' }] }],
    ...step,
  })),
});
const host = (app: TestApp, body: string, root = 'lang=en') =>
  `<!doctype html><html ${root}><meta charset=utf-8><title>Host</title><body>${body}${app.tag}</body></html>`;
const card = (page: Page, name: string) => page.getByRole('dialog', { name });
const next = (page: Page, name: string) => card(page, name).getByRole('button', { name: /Next|Done/ });

/** How far the light is from lying evenly around an element, in pixels. */
const lightIsOff = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const hole = document.querySelector('handrail-root')?.shadowRoot?.querySelector('.hole')?.getBoundingClientRect();
    const at = element.getBoundingClientRect();
    if (!hole) return Infinity;
    const off = [hole.x + 5 - at.x, hole.y + 5 - at.y, hole.right - 5 - at.right, hole.bottom - 5 - at.bottom];
    return Math.max(...off.map(Math.abs));
  });

/** Whether what lies at the middle of an element is that element. */
const isOnTop = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === element;
  });

const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => undefined),
  );

for (const [how, sheet] of Object.entries({
  'a transition':
    '#box { transform: translateY(-50px); transition: transform 0.3s ease-out } #box.on { transform: none }',
  'an animation': '#box.on { animation: in 0.4s } @keyframes in { from { transform: translate(-200px, 50px) } }',
}))
  test(`the light settles around a target that slides in by ${how}`, async ({ page, app, site }) => {
    await app.publish(guide([{ target: css('#open'), advance: 'click' }, { target: css('#inside') }]));
    const body = `<style>#box { position: fixed; inset: 200px auto auto 200px; visibility: hidden } #box.on { visibility: visible } ${sheet}</style>
      <button id=open onclick="box.classList.add('on')">Open</button><div id=box><input id=inside></div>`;
    const { origin } = await site({ '/': { body: host(app, body) } });
    await page.goto(`${origin}/`);
    await expect(card(page, 'Step 1')).toBeVisible();
    await page.locator('#open').click();
    await expect(card(page, 'Step 2')).toBeVisible();
    await settled(page);
    await expect.poll(() => lightIsOff(page, '#inside')).toBeLessThan(1);
  });

test('a step without a target shades the page whole, after one with a target as well', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#go') }, {}]));
  const { origin } = await site({ '/': { body: host(app, '<button id=go>Go</button>') } });
  await page.goto(`${origin}/`);
  await expect.poll(() => lightIsOff(page, '#go')).toBeLessThan(1);
  await next(page, 'Step 1').click();
  await expect(card(page, 'Step 2')).toBeVisible();
  const light = await page.locator('handrail-root .hole').evaluate((hole) => hole.getBoundingClientRect().right);
  expect(light).toBeLessThan(0);
});

test('pressing a button of the card leaves the focus in the field, and what hangs on it open', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide([{ target: css('#field') }, { target: css('#option') }]));
  const body = `<input id=field onfocus="choices.hidden = false" onblur="choices.hidden = true"><ul id=choices hidden><li id=option>One</ul>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#field').click();
  await card(page, 'Step 1').click({ position: { x: 4, y: 40 } });
  await expect(page.locator('#field')).toBeFocused();
  await next(page, 'Step 1').click();
  await expect(card(page, 'Step 2')).toBeVisible();
  await expect(page.locator('#field')).toBeFocused();
});

test('the words on a card can be selected', async ({ page, app, site, browserName }) => {
  test.skip(browserName === 'firefox', 'over WebDriver BiDi the mouse selects nothing, on any page');
  await app.publish(guide([{}]));
  const { origin } = await site({ '/': { body: host(app, '<p>Page</p>') } });
  await page.goto(`${origin}/`);
  await card(page, 'Step 1')
    .getByText('Do it.')
    .dblclick({ position: { x: 5, y: 8 } });
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().trim())).toBe('Do');
});

for (const [where, body] of Object.entries({
  'cut off by a scrolled box': `<div style="height: 120px; width: 300px; overflow: auto"><p style="height: 260px">Above</p>
    <button id=target>Target</button><p style="height: 300px"></div><p>What lies below the box</p>`,
  'cut off by a scrolled box in a scrolled box': `<div style="height: 200px; width: 400px; overflow: auto"><p style="height: 500px">Above</p>
    <div style="height: 120px; overflow: auto"><p style="height: 260px">Further above</p><button id=target>Target</button>
    <p style="height: 300px"></div><p style="height: 400px">Below</div><p style="height: 1500px">What lies below the boxes</p>`,
  'under a fixed header': `<header style="position: fixed; inset: 0 0 auto; height: 80px; background: teal"></header>
    <div style="height: 600px"></div><button id=target>Target</button><div style="height: 1900px"></div><script>scrollTo(0, 580)</script>`,
}))
  test(`a target ${where} is brought into view, once`, async ({ page, app, site }) => {
    await app.publish(guide([{}, { target: css('#target') }]));
    const { origin } = await site({ '/': { body: host(app, body) } });
    await page.goto(`${origin}/`);
    expect(await isOnTop(page, '#target')).toBe(false);
    await next(page, 'Step 1').click();
    await expect(card(page, 'Step 2')).toBeVisible();
    await expect.poll(() => isOnTop(page, '#target')).toBe(true);
    await expect.poll(() => lightIsOff(page, '#target')).toBeLessThan(1);
  });

test('an element that is drawn anew at every render is pointed at, by one card, and can be pressed', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide([{ target: css('#target'), advance: 'click' }, {}]));
  const heard = hearEvents(page);
  const { origin } = await site({
    '/': {
      body: host(
        app,
        `<p id=room></p><script>
          let renders = 0;
          setInterval(() => {
            renders += 1;
            room.innerHTML = '<button id=target>Target</button>';
          }, 50);
          // Where the light has lain, frame by frame.
          const seen = new Set();
          const look = () => {
            const hole = document.querySelector('handrail-root')?.shadowRoot?.querySelector('.hole');
            if (hole) seen.add(hole.style.left + ' ' + hole.style.width);
            requestAnimationFrame(look);
          };
          look();
        </script>`,
      ),
    },
  });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const first = await card(page, 'Step 1').elementHandle();
  const before = await page.evaluate('renders');
  await page.waitForFunction(`renders > ${String(before)} + 20`);
  await expect(card(page, 'Step 1')).toHaveCount(1);
  expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
  expect(await page.evaluate('[...seen]')).toHaveLength(1);
  // Asked and pressed by its place: what a driver holds in hand has gone by then.
  const [light, at] = await page.evaluate(() => {
    const hole = document.querySelector('handrail-root')?.shadowRoot?.querySelector('.hole');
    return [hole, document.querySelector('#target')].map((one) => one?.getBoundingClientRect().toJSON() as DOMRect);
  });
  expect([light?.x, light?.width]).toEqual([(at?.x ?? 0) - 5, (at?.width ?? 0) + 10]);
  await page.mouse.move((at?.x ?? 0) + 5, (at?.y ?? 0) + 5);
  // A hand presses for longer than the button lives.
  await page.mouse.down();
  const pressed = await page.evaluate('renders');
  await page.waitForFunction(`renders > ${String(pressed)} + 2`);
  await page.mouse.up();
  await expect(card(page, 'Step 2')).toBeVisible();
  const told = () => once(heard).map(({ name, stepId }) => `${name} ${stepId ?? ''}`);
  await expect.poll(told).toContain('step.shown s2');
  expect(told().filter((one) => one === 'step.shown s1')).toHaveLength(1);
});

test('with text of 200 % a card stays in the window, and all of it can be reached', async ({
  page,
  app,
  site,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the size is set over CDP');
  const blocks = [{ type: 'paragraph', content: [{ text: 'Choose who may see this order. '.repeat(20) }] }];
  await app.publish(guide([{ target: css('#target'), blocks }, { blocks }]));
  await page.setViewportSize({ width: 800, height: 500 });
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const { origin } = await site({ '/': { body: host(app, '<button id=target>Target</button>') } });
  await page.goto(`${origin}/`);
  for (const name of ['Step 1', 'Step 2']) {
    await expect(card(page, name)).toBeVisible();
    await expect(card(page, name)).toBeInViewport({ ratio: 1 });
    await expect(card(page, name).locator('.text')).toHaveCSS('font-size', '28px');
    const sides = await card(page, name).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(sides).toBe(0);
    // Hovered over, which asks the same of its place as a press: a press that is only tried may reach the page all the same.
    for (const button of await card(page, name).getByRole('button').all()) await button.hover();
    if (name === 'Step 1') await next(page, name).click();
  }
});

test('what is in view already stays where it is, in a shadow root as well', async ({ page, app, site }) => {
  await app.publish(guide([{ target: { v: 1, css: 'button', within: [css('x-box')] } }]));
  const body = `<div style="height: 100px"></div><x-box></x-box><div style="height: 3000px"></div><script>
    const button = document.createElement('button'); button.append('Deep');
    document.querySelector('x-box').attachShadow({ mode: 'open' }).append(button); scrollTo(0, 60)</script>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => scrollY)).toBe(60);
});

test('a popover of the page stays open while the card is used, and the card outlives it', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    guide([{ target: css('#open'), advance: 'click' }, { target: css('#one') }, { target: css('#two') }, {}]),
  );
  const faults = hearFaults(page);
  const body = `<button id=open popovertarget=menu>Open</button>
    <div id=menu popover><button id=one>One</button><button id=two>Two</button></div>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#open').click();
  await next(page, 'Step 2').click();
  await expect(card(page, 'Step 3')).toBeVisible();
  await expect(page.locator('#menu')).toBeVisible();
  await next(page, 'Step 3').click();
  await expect(card(page, 'Step 4')).toBeVisible();
  await page.evaluate(() => document.querySelector('#menu')?.remove());
  await next(page, 'Step 4').click();
  await expect(page.locator('handrail-root')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('our words read from left to right in a page that does not', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#go'), advance: 'click' }, {}, {}]));
  const { origin } = await site({ '/': { body: host(app, '<button id=go>برو</button>', 'lang=fa dir=rtl') } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  /** The left edges of two pieces of one text, in the order of the text. */
  const edges = (name: string, first: string, second: string) =>
    card(page, 'Step 1')
      .getByText(name)
      .evaluate(
        (element, pieces) => {
          const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
          return pieces.map((piece) => {
            const range = new Range();
            const at = text?.textContent?.indexOf(piece) ?? 0;
            if (text) range.setStart(text, at);
            if (text) range.setEnd(text, at + piece.length);
            return range.getBoundingClientRect().left;
          });
        },
        [first, second],
      );
  for (const [text, first, second] of [
    ['1 of 3', '1', 'of'],
    ['Click the highlighted element', 'go on', '.'],
    ['Do it.', 'it', '.'],
  ] as const) {
    const [left = 0, right = 0] = await edges(text, first, second);
    expect(left, text).toBeLessThan(right);
  }
  await expect(card(page, 'Step 1').getByText('1 of 3')).toHaveCSS('direction', 'ltr');
});

test('words that an author wrote from right to left do so in any page', async ({ page, app, site }) => {
  const blocks = [{ type: 'paragraph', content: [{ text: 'این را فشار دهید.' }] }];
  await app.publish(guide([{ title: 'سفارش', blocks }]));
  const { origin } = await site({ '/': { body: host(app, '<p>Page</p>') } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'سفارش').getByText('این را')).toHaveCSS('direction', 'rtl');
  await expect(card(page, 'سفارش').getByRole('heading')).toHaveCSS('direction', 'rtl');
});

test('a page that zooms itself does not shift the light', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#go') }]));
  const body = '<style>html { zoom: 1.5 }</style><p>Page</p><button id=go style="margin: 60px 0 0 300px">Go</button>';
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await expect.poll(() => lightIsOff(page, '#go')).toBeLessThan(1);
});
