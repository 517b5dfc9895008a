import type { Page } from '@playwright/test';
import { css, guideOf, host, leftovers, NOTHING, told } from './support/kinds.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';

const hint = (more: object = {}) => guideOf('hint', { target: css('#new'), ...more });
const beacon = (page: Page, title = 'The hint') => page.getByRole('button', { name: `Tip: ${title}` });
const tip = (page: Page) => page.getByRole('dialog', { name: 'The hint' });

/** How far the middle of the mark is from the upper right corner of an element. */
const distance = (page: Page, selector: string) =>
  page.evaluate((at) => {
    const mark = document.querySelector('handrail-root')?.shadowRoot?.querySelector('.mark')?.getBoundingClientRect();
    const box = document.querySelector(at)?.getBoundingClientRect();
    if (!mark || !box) return undefined;
    return Math.round(Math.hypot(mark.x + mark.width / 2 - box.right, mark.y + mark.height / 2 - box.top));
  }, selector);

test('a hint opens by keyboard, says that it is open, goes back to its mark, and ends by "Got it"', async ({
  page,
  app,
  site,
}) => {
  await app.publish(hint());
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const body = '<input id=field autofocus><p><button id=new style="margin:80px">New</button></p>';
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(beacon(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator('#field')).toBeFocused();
  await expect.poll(() => distance(page, '#new')).toBeLessThan(3);
  await page.keyboard.press('F6');
  await expect(beacon(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tip(page)).toBeFocused();
  await expect(beacon(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);
  await expect(beacon(page)).toBeFocused();
  await beacon(page).click();
  await tip(page).getByRole('button', { name: 'Got it' }).click();
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'step.shown hint', 'guide.completed']);
  expect(faults).toEqual([]);
});

test('the mark follows its element, hides while it cannot be seen, goes with it and comes back', async ({
  page,
  app,
  site,
}) => {
  await app.publish(hint());
  const body = `<div id=box style="height:200px;overflow:auto;margin-top:30px"><p style="height:120px"></p>
    <button id=new>New</button><p style="height:900px"></p></div>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect.poll(() => distance(page, '#new')).toBeLessThan(3);
  await page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 60));
  await expect.poll(() => distance(page, '#new')).toBeLessThan(3);
  await beacon(page).click();
  await expect(tip(page)).toBeVisible();
  // Out of sight within its box, though not out of the window.
  await page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 400));
  await expect(beacon(page)).toBeHidden();
  await expect(tip(page)).toHaveCount(0);
  await page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 0));
  await expect(beacon(page)).toBeVisible();
  await page.evaluate(() => document.querySelector('#new')?.remove());
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await page.evaluate(() => {
    document.querySelector('#box')?.prepend(Object.assign(document.createElement('button'), { id: 'new' }));
  });
  await expect(beacon(page)).toBeVisible();
});

test('several hints at once; a modal dialog of the page hides those behind it', async ({ page, app, site }) => {
  await app.publish(hint());
  await app.publish(hint({ guideId: 'b', title: 'Other', target: css('#other'), mark: 'inline' }));
  await app.publish(hint({ guideId: 'c', title: 'Inner', target: css('#inner') }));
  const body = `<p><button id=new style="margin:60px">New</button> <b id=other>Total</b></p><dialog><p id=inner style="margin:40px">In</p></dialog>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(beacon(page)).toBeVisible();
  await expect(beacon(page, 'Other')).toBeVisible();
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await expect(beacon(page, 'Inner')).toBeVisible();
  await expect(beacon(page)).toBeHidden();
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await expect(beacon(page)).toBeVisible();
  await page.evaluate(() => void window.handrail?.push(['stop']));
  expect(await leftovers(page)).toEqual({ ...NOTHING, attributes: 2 });
});

test('a launcher in a corner starts a guide, stays, and can be hidden for good', async ({ page, app, site }) => {
  await app.publish(guideOf('launcher', { actions: [{ do: 'start', guideId: 'the-announcement' }] }));
  await app.publish(guideOf('announcement', { trigger: { on: 'call' } }));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const launcher = page.getByRole('button', { name: 'The launcher', exact: true });
  await launcher.click();
  await page.getByRole('dialog', { name: 'The announcement' }).getByRole('button', { name: 'Got it' }).click();
  await expect(launcher).toBeVisible();
  await page.getByRole('button', { name: 'Hide “The launcher”' }).press('Enter');
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await expect
    .poll(() => told(heard))
    .toEqual(['guide.started', 'step.completed launcher', 'guide.started', 'guide.completed', 'guide.muted']);
});

test('a launcher beside an element follows it; one that is the element hears a real click', async ({
  page,
  app,
  site,
}) => {
  const track = (name: string) => [{ do: 'track', name }];
  await app.publish(guideOf('launcher', { form: 'beside', target: css('h1'), actions: track('asked') }));
  await app.publish(
    guideOf('launcher', { guideId: 'own', form: 'element', target: css('#own'), actions: track('own.pressed') }),
  );
  const heard = hearEvents(page);
  const { origin } = await site({
    '/': { body: host(app, '<h1 style="width:max-content">Requests</h1><button id=own><b>?</b></button>') },
  });
  await page.goto(`${origin}/`);
  const launcher = page.getByRole('button', { name: 'The launcher', exact: true });
  await launcher.click();
  const [heading, button] = [await page.locator('h1').boundingBox(), await launcher.boundingBox()];
  expect(button?.x).toBeGreaterThan((heading?.x ?? 0) + (heading?.width ?? 0));
  expect(await page.locator('#own').evaluate((element) => element.getAttributeNames())).toEqual(['id']);
  await page.locator('#own b').click();
  await page.evaluate(() => document.querySelector<HTMLElement>('#own')?.click());
  await expect.poll(() => heard.map(({ name }) => name)).toContain('own.pressed');
  await page.evaluate(() => void window.handrail?.push(['track', 'last']));
  await expect.poll(() => heard.map(({ name }) => name)).toContain('last');
  expect(heard.filter(({ name }) => name === 'own.pressed')).toHaveLength(1);
  expect(heard.filter(({ name }) => name === 'asked')).toHaveLength(1);
});
