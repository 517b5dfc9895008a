import type { Frame, Page } from '@playwright/test';
import { paintedBox } from './support/pixels.ts';
import { expect, hearEvents, hearFaults, test, type TestApp } from './support/test.ts';

// Targets in frames, in any number of them: where light and card come to lie, and that what is done in there is heard.

const css = (selector: string, ...within: string[]) => ({
  v: 1,
  css: selector,
  ...(within.length > 0 && { within: within.map((one) => ({ v: 1, css: one })) }),
});
const guide = (steps: object[]) => ({
  kind: 'walkthrough',
  guideId: 'frames',
  title: 'Frames',
  trigger: { on: 'page', path: '/' },
  steps: steps.map((step, index) => ({
    stepId: `s${index + 1}`,
    type: 'target' in step ? 'tooltip' : 'dialog',
    title: `Step ${index + 1}`,
    blocks: [],
    ...step,
  })),
});
const html = (body: string) => ({
  body: `<!doctype html><html lang=en><meta charset=utf-8><title>Page</title><body>${body}`,
});
const host = (app: TestApp, body: string) => html(`${body}${app.tag}`);
const card = (page: Page, name: string) => page.getByRole('dialog', { name });

const RED = 'style="background: rgb(201, 3, 7); border: 0; color: transparent; border-radius: 0; margin: 10px 30px"';

/** How far the light is from lying evenly around what is painted red, in pixels. */
async function lightIsOff(page: Page): Promise<number> {
  const at = await paintedBox(page, [201, 3, 7]);
  const hole = await page.locator('handrail-root .hole').boundingBox();
  if (!hole) return Infinity;
  const off = [hole.x + 5 - at.x, hole.y + 5 - at.y, hole.width - 10 - at.width, hole.height - 10 - at.height];
  return Math.max(...off.map(Math.abs));
}

const inner = (page: Page, path: string): Frame => {
  const frame = page.frames().find((one) => one.url().endsWith(path));
  if (!frame) throw new Error(`no frame ${path}`);
  return frame;
};

const FRAMES: Record<string, string> = {
  plain: '<iframe src=/inner style="margin: 40px 0 0 200px"></iframe>',
  'with borders and padding':
    '<iframe src=/inner style="margin: 40px 0 0 200px; border: 17px solid teal; padding: 9px 23px"></iframe>',
  scaled:
    '<iframe src=/inner style="margin: 40px 0 0 20px; transform: scale(0.7); transform-origin: 0 0; width: 500px"></iframe>',
  'zoomed around it': '<div style="zoom: 1.25"><iframe src=/inner style="margin: 20px 0 0 20px"></iframe></div>',
  'zoomed inside': '<iframe src=/zoomed style="margin: 40px 0 0 200px; width: 500px; height: 300px"></iframe>',
};

for (const [what, frame] of Object.entries(FRAMES))
  test(`the light lies around a target in a frame: ${what}`, async ({ page, app, site }) => {
    await app.publish(guide([{ target: css('#in', 'iframe'), advance: 'click' }, {}]));
    const faults = hearFaults(page);
    const heard = hearEvents(page);
    const body = `<p>Inside</p><button id=in ${RED}>In here</button>`;
    const { origin } = await site({
      '/': host(app, frame),
      '/inner': html(body),
      '/zoomed': html(`<style>body { zoom: 1.5 }</style>${body}`),
    });
    await page.goto(`${origin}/`);
    await expect(card(page, 'Step 1')).toBeVisible();
    await expect.poll(() => lightIsOff(page)).toBeLessThan(1.5);
    const { x, y, width, height } = await paintedBox(page, [201, 3, 7]);
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(card(page, 'Step 2')).toBeVisible();
    await expect.poll(() => heard.map(({ name }) => name)).toContain('step.completed');
    expect(faults).toEqual([]);
  });

test('the light follows when a frame in a frame scrolls, is moved and is resized', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#in', '#outer', '#middle') }]));
  const { origin } = await site({
    '/': host(
      app,
      '<p id=push></p><iframe id=outer src=/middle width=500 height=320></iframe><p style="height: 2000px">',
    ),
    '/middle': html(
      '<p style="height: 30px"><iframe id=middle src=/inner width=300 height=200></iframe><p style="height: 900px">',
    ),
    '/inner': html(`<p style="height: 90px"></p><button id=in ${RED}>In here</button><p style="height: 900px">`),
  });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const inside = inner(page, '/inner');
  const isOff = () => lightIsOff(page);
  await expect.poll(isOff).toBeLessThan(1.5);
  await inside.evaluate(() => scrollTo(0, 40));
  await expect.poll(isOff).toBeLessThan(1.5);
  await inner(page, '/middle').evaluate(() => scrollTo(0, 25));
  await expect.poll(isOff).toBeLessThan(1.5);
  await page.evaluate(() => document.querySelector('#push')?.setAttribute('style', 'height: 77px'));
  await expect.poll(isOff).toBeLessThan(1.5);
  await inner(page, '/middle').evaluate(() => document.querySelector('iframe')?.setAttribute('width', '420'));
  await inside.evaluate(() => document.querySelector<HTMLElement>('#in')?.style.setProperty('margin-left', '120px'));
  await expect.poll(isOff).toBeLessThan(1.5);
});

test('what a frame cuts off is not lit', async ({ page, app, site }) => {
  await app.publish(guide([{ target: css('#in', 'iframe') }]));
  const { origin } = await site({
    '/': host(app, '<iframe src=/inner width=300 height=200 style="margin: 100px"></iframe>'),
    '/inner': html('<div id=in style="width: 900px; height: 1500px; background: teal"></div>'),
  });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  const [hole, frame] = [
    await page.locator('handrail-root .hole').boundingBox(),
    await page.locator('iframe').boundingBox(),
  ];
  expect(hole?.width).toBeLessThan((frame?.width ?? 0) + 11);
  expect(hole?.height).toBeLessThan((frame?.height ?? 0) + 11);
});

test('a target below the fold of a frame that is below the fold is brought into view', async ({ page, app, site }) => {
  await app.publish(guide([{}, { target: css('#in', 'iframe') }]));
  const { origin } = await site({
    '/': host(app, '<p style="height: 1500px"></p><iframe src=/inner width=300 height=200></iframe>'),
    '/inner': html(`<p style="height: 1500px"></p><button id=in ${RED}>In here</button>`),
  });
  await page.goto(`${origin}/`);
  await card(page, 'Step 1').getByRole('button', { name: 'Next' }).click();
  await expect(card(page, 'Step 2')).toBeVisible();
  const inside = inner(page, '/inner');
  await expect.poll(() => lightIsOff(page)).toBeLessThan(1.5);
  await expect(inside.locator('#in')).toBeInViewport({ ratio: 1 });
});

for (const [what, frame] of Object.entries({
  'of another origin': (other: string) => `<iframe src="${other}/inner"></iframe>`,
  'that is sandboxed': () => '<iframe src=/inner sandbox="allow-scripts"></iframe>',
}))
  test(`a target in a frame ${what} cannot be shown, and the event says so`, async ({ page, app, site }) => {
    await app.publish(guide([{ target: css('#in', 'iframe'), waitMs: 300 }]));
    const heard = hearEvents(page);
    const inside = html('<button id=in>In here</button>');
    const other = await site({ '/inner': inside });
    const { origin } = await site({
      '/': host(app, frame(other.origin.replace('127.0.0.1', 'localhost'))),
      '/inner': inside,
    });
    await page.goto(`${origin}/`);
    await expect(page.getByRole('dialog', { name: /can’t find this/ })).toBeVisible();
    await expect
      .poll(() => heard.find(({ name }) => name === 'step.missed')?.props)
      .toEqual({ reason: 'frame-blocked' });
    expect(heard.map(({ name }) => name)).not.toContain('step.shown');
  });
