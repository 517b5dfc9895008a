import type { Page } from '@playwright/test';
import { expect, hearEvents, hearFaults, test, type TestApp } from './support/test.ts';

const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
const css = (selector: string) => ({ v: 1, css: selector });
const guide = (steps: object[], more: object = {}) => ({
  kind: 'walkthrough',
  guideId: 'first-order',
  title: 'Your first order',
  trigger: { on: 'page', path: '/*' },
  steps: steps.map((step, index) => ({
    stepId: `s${index + 1}`,
    title: `Step ${index + 1}`,
    blocks: words('Do it.'),
    ...step,
  })),
  ...more,
});

const host = (app: TestApp, body: string) =>
  `<!doctype html><html lang="en"><title>Host</title><body>${body}${app.tag}</body></html>`;
const card = (page: Page, name: string) => page.getByRole('dialog', { name });

test('a walkthrough is shown, followed by Next and by a click on the target, and ends completed', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    guide([
      { type: 'dialog' },
      { type: 'tooltip', target: css('#go'), advance: 'click' },
      { type: 'tooltip', target: css('#name') },
    ]),
  );
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, '<button id=go><b>Go</b></button><input id=name>') } });
  await page.goto(`${origin}/`);

  await card(page, 'Step 1').getByRole('button', { name: 'Next' }).click();
  await expect(card(page, 'Step 2')).toContainText('2 of 3');
  await page.locator('#go b').click();
  await card(page, 'Step 3').getByRole('button', { name: 'Done' }).click();

  await expect(page.locator('handrail-root')).toHaveCount(0);
  // What notes the page is fetched apart, and may come after the guide has begun.
  const ofGuides = () => heard.filter(({ name }) => name !== 'page.viewed');
  await expect
    .poll(() => ofGuides().map((event) => `${event.name} ${event.stepId ?? ''}`.trim()))
    .toEqual([
      'guide.started',
      'step.shown s1',
      'step.completed s1',
      'step.shown s2',
      'step.completed s2',
      'step.shown s3',
      'step.completed s3',
      'guide.completed',
    ]);
  expect(heard.find((event) => event.name === 'guide.started')?.props).toEqual({ by: 'page' });
  expect(faults).toEqual([]);

  await page.reload();
  await expect.poll(() => heard.filter((event) => event.name === 'page.viewed').length).toBe(2);
  await expect(page.locator('handrail-root')).toHaveCount(0);
});

test('it goes on after a full page load: the click is noted before the page goes', async ({ page, app, site }) => {
  await app.publish(
    guide([
      { type: 'tooltip', target: css('#link'), advance: 'click', page: '/' },
      { type: 'tooltip', target: css('#there'), page: '/second' },
    ]),
  );
  const { origin } = await site({
    '/': { body: host(app, '<a id=link href=/second>On</a>') },
    '/second': { body: host(app, '<p id=there>Here</p>') },
  });
  const heard = hearEvents(page);
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#link').click();
  await expect(card(page, 'Step 2')).toContainText('2 of 2');
  await expect.poll(() => heard.filter((event) => event.name === 'step.completed').length).toBeGreaterThan(0);
  // A batch whose answer the page did not live to read is sent once more, with the same ids.
  expect(new Set(heard.filter(({ name }) => name === 'guide.started').map(({ eventId }) => eventId)).size).toBe(1);
});

for (const withApi of [true, false])
  test(`it waits silently elsewhere and goes on after single-page navigation, ${withApi ? 'with' : 'without'} the Navigation API`, async ({
    page,
    app,
    site,
  }) => {
    if (!withApi) await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
    await app.publish(guide([{ type: 'dialog' }, { type: 'dialog', page: '/orders/*' }]));
    const { origin } = await site(() => ({ body: host(app, '<p>App</p>') }));
    await page.goto(`${origin}/`);
    await card(page, 'Step 1').getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.evaluate(() => history.pushState(null, '', '/orders/7'));
    await expect(card(page, 'Step 2')).toBeVisible();
    await page.evaluate(() => history.back());
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.evaluate(() => history.forward());
    await expect(card(page, 'Step 2')).toBeVisible();
  });

test('a late target is waited for', async ({ page, app, site }) => {
  await app.publish(guide([{ type: 'tooltip', target: css('#late') }]));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<main></main>') } });
  await page.goto(`${origin}/`);
  await expect.poll(() => heard.map(({ name }) => name)).toContain('guide.started');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.append(Object.assign(document.createElement('p'), { id: 'late', textContent: 'late' })),
  );
  await expect(card(page, 'Step 1')).toBeVisible();
});

test('a target that never comes is said kindly, sent, and does not make the guide seen', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide([{ type: 'tooltip', target: css('#never'), waitMs: 200 }, { type: 'dialog' }]));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const missed = page.getByRole('dialog', { name: /can’t find this/ });
  await expect(missed.getByRole('button', { name: 'Try again' })).toBeVisible();
  await missed.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => heard.map(({ name }) => name)).toContain('guide.dismissed');
  expect(heard.find((event) => event.name === 'step.missed')).toMatchObject({
    stepId: 's1',
    props: { reason: 'no-match' },
  });
  expect(heard.map(({ name }) => name)).not.toContain('step.shown');

  await page.reload();
  await missed.getByRole('button', { name: 'Skip this step' }).click();
  await expect(card(page, 'Step 2')).toBeVisible();
});

test('keyboard: Escape closes, and the focus goes back to where it was', async ({ page, app, site }) => {
  await app.publish(guide([{ type: 'dialog' }, { type: 'dialog' }], { trigger: { on: 'call' } }));
  const { origin } = await site({ '/': { body: host(app, '<button id=help>Help</button><input id=field>') } });
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    document.querySelector('#help')?.addEventListener('click', () => window.handrail?.push(['show', 'first-order']));
  });
  await page.locator('#help').focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 'Step 1')).toBeVisible();
  // The visitor is on the button: the focus is theirs until they come over.
  await expect(page.locator('#help')).toBeFocused();
  await card(page, 'Step 1').getByRole('button', { name: 'Next' }).click();
  await expect(card(page, 'Step 2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await expect(page.locator('#help')).toBeFocused();
});

test('a step can be used in front of a modal dialog of the page', async ({ page, app, site }) => {
  await app.publish(
    guide([
      { type: 'tooltip', target: css('#open'), advance: 'click' },
      { type: 'tooltip', target: css('#inside') },
    ]),
  );
  const dialog = '<button id=open>Open</button><dialog style="z-index:10000001"><input id=inside></dialog>';
  const { origin } = await site({ '/': { body: host(app, dialog) } });
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    document.querySelector('#open')?.addEventListener('click', () => document.querySelector('dialog')?.showModal());
  });
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#open').click();
  await card(page, 'Step 2').getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await expect(page.locator('dialog')).toBeVisible();
});
