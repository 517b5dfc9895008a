import { expectClean } from './support/clean.ts';
import { guideOf, host, words } from './support/kinds.ts';
import { moving } from './support/moving.ts';
import { items, question, SCENES, scenery } from './support/scenes.ts';
import { expect, test } from './support/test.ts';

for (const [name, { guide, act }] of Object.entries(SCENES))
  test(`${name}: axe finds nothing, in light and in dark`, { tag: '@one-engine' }, async ({ page, app, site }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.publish(guide);
    const { origin } = await site({ '/': { body: host(app, scenery) } });
    await page.goto(`${origin}/`);
    await expect(page.locator('handrail-root button').first()).toBeVisible();
    await act?.(page);
    if (JSON.stringify(guide).includes('callout')) await expect(page.locator('handrail-root .callout')).toBeVisible();
    await expectClean(page);
  });

for (const [what, width, height] of [
  ['at 400 % zoom', 320, 256],
  ['on a small phone', 320, 568],
] as const)
  for (const [name, { guide, act }] of Object.entries(SCENES))
    test(`${name} ${what}: nothing is cut off at the side, and the last button can be pressed`, async ({
      page,
      app,
      site,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await app.publish(guide);
      const { origin } = await site({ '/': { body: host(app, scenery) } });
      await page.goto(`${origin}/`);
      await expect(page.locator('handrail-root button').first()).toBeVisible();
      await act?.(page);
      const box = page.locator('handrail-root :is(.card, .strip, .pill)').last();
      const fits = () =>
        box.evaluate((element) => {
          const { left, right } = element.getBoundingClientRect();
          const scrolls = !element.matches('.pill') && element.scrollWidth > element.clientWidth + 1;
          return left >= 0 && right <= innerWidth && !scrolls;
        });
      // Where the driver cannot ask for less motion, it comes in from the side.
      await expect.poll(fits).toBe(true);
      await box.getByRole('button').last().hover();
      for (const button of await box.locator('.foot button').all()) await button.hover();
    });

test('nothing of ours moves for whoever prefers that, and some of it does for the others', async ({
  page,
  app,
  site,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'the driver cannot ask for less motion');
  const film = { type: 'video', src: '/film', title: 'A film' };
  await app.publish(guideOf('banner', { blocks: [film, film], trigger: { on: 'call' } }));
  await app.publish(guideOf('checklist', { items }));
  await app.publish(guideOf('hint', { target: { v: 1, css: 'button' } }));
  await app.publish(guideOf('survey', { questions: [question('rating')] }));
  const { origin } = await site({ '/': { body: host(app, scenery) } });
  await page.goto(`${origin}/`);
  await expect(page.getByText('A rating question').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'The checklist' })).toBeVisible();
  await page.evaluate(`handrail.show('the-banner')`);
  await expect(page.locator('handrail-root')).toHaveCount(4);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await page.locator('html').evaluate(moving, 'handrail-root')).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await page.locator('html').evaluate(moving, 'handrail-root')).toEqual([]);
  const stays = async (under: string, what: string) => {
    await page.locator(`handrail-root ${under}`).first().hover();
    await expect(page.locator(`handrail-root ${what}`).first()).toHaveCSS('scale', 'none');
  };
  await stays('.film', '.play');
  await stays('.place', '.place svg');
  // So high a banner, which came last, lies behind both cards, of which one is above the other.
  for (const close of await page.locator('handrail-root .card .close').all()) await close.hover();
});

test('an Arabic page has our words in Arabic, from the right, with the corner at its end', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guideOf('checklist', { items, title: 'البدء' }));
  await app.publish(guideOf('banner', { title: 'إعلان', blocks: words('نص') }));
  const body = host(app, scenery).replace('lang="en"', 'lang="ar" dir="rtl"');
  const { origin } = await site({ '/': { body } });
  await page.goto(`${origin}/`);
  const panel = page.getByRole('region', { name: 'البدء' });
  await expect(panel.getByRole('button', { name: 'عدم الإظهار مرة أخرى' })).toBeVisible();
  expect((await panel.boundingBox())?.x).toBe(16);
  expect(await panel.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  const [close, text] = [
    page.getByRole('region', { name: 'إعلان' }).getByRole('button', { name: 'إغلاق' }),
    page.getByText('إعلان', { exact: true }),
  ];
  expect((await close.boundingBox())?.x).toBeLessThan((await text.boundingBox())?.x ?? 0);
});

test('the visitor’s own size of text is followed, whatever the page has set', async ({
  page,
  app,
  site,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the size is set over CDP');
  await app.publish(guideOf('announcement', { form: 'corner' }));
  const { origin } = await site({ '/': { body: host(app, scenery, '<style>html{font-size:62.5%}</style>') } });
  await page.goto(`${origin}/`);
  const size = () => page.locator('handrail-root #text').evaluate((element) => getComputedStyle(element).fontSize);
  expect(await size()).toBe('14px');
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await expect.poll(size).toBe('28px');
  await page.locator('handrail-root').getByRole('button', { name: 'Got it' }).hover();
});

test('a theme of the app, and over it that of the guide, token by token', async ({ page, app, site, collector }) => {
  const theme = { accent: '#8a1c3c', radius: 2, font: 'mono', dark: { accent: '#ffb0c4', onAccent: '#2b0713' } };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Themed', theme });
  await app.publish(guideOf('announcement', { theme: { radius: 20, light: { surface: '#fffaf2' } } }));
  const { origin } = await site({ '/': { body: host(app, scenery) } });
  await page.goto(`${origin}/`);
  const card = page.getByRole('dialog', { name: 'The announcement' });
  await expect(card).toHaveCSS('border-radius', '20px');
  await expect(card).toHaveCSS('background-color', 'rgb(255, 250, 242)');
  await expect(card).toHaveCSS('font-family', /monospace/);
  await expect(card.getByRole('button', { name: 'Got it' })).toHaveCSS('background-color', 'rgb(138, 28, 60)');
});

test('nothing of what lies beside the page is printed', async ({ page, app, site, browserName }) => {
  test.skip(browserName === 'firefox', 'the driver cannot emulate print');
  await app.publish(guideOf('survey', { questions: [question('nps')] }));
  await app.publish(guideOf('banner'));
  const { origin } = await site({ '/': { body: host(app, scenery) } });
  await page.goto(`${origin}/`);
  const place = page.locator('handrail-root .place').first();
  await expect(place).toBeVisible();
  await expect(page.getByRole('region', { name: 'The banner' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(place).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('padding-top', '0px');
});
