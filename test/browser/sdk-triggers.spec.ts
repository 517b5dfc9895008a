import { anything, call, card, hostPage, settled, walkthrough } from './support/guides.ts';
import { expect, hearEvents, test } from './support/test.ts';

const event = { on: 'event', name: 'order.saved' };

test('an event starts a guide when it has happened often enough, on whichever pages', async ({ page, app, site }) => {
  await app.publish(walkthrough('thrice', ['Thrice'], { trigger: { ...event, times: 3, days: 7 } }));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': hostPage(app), '/list': hostPage(app) });
  await page.goto(`${origin}/`);
  await settled(page);
  await call(page, 'track', 'order.saved');
  await call(page, 'track', 'order.opened');
  // What counts comes a moment after the list of guides; a page that is left before that has not counted.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('order.saved');
  await page.goto(`${origin}/list`);
  await settled(page);
  await call(page, 'track', 'order.saved');
  await expect(anything(page)).toHaveCount(0);
  await call(page, 'track', 'order.saved');
  await expect(card(page, 'Thrice')).toBeVisible();
  await expect.poll(() => heard.find(({ name }) => name === 'guide.started')?.props).toEqual({ by: 'event' });
});

test('an event that leads away starts its guide on the page that follows, once', async ({ page, app, site }) => {
  await app.publish(walkthrough('saved', ['Saved'], { trigger: event, frequency: { show: 'always' } }));
  const away = `<button onclick="(window.handrail ||= []).push(['track', 'order.saved']); location = '/list'">Save</button>`;
  const { origin } = await site({ '/': hostPage(app, away), '/list': hostPage(app), '/next': hostPage(app) });
  await page.goto(`${origin}/`);
  await settled(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/list');
  await card(page, 'Saved').getByRole('button', { name: 'Done' }).click();
  await page.goto(`${origin}/next`);
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
});

test('an element starts a guide when it can be seen, and again only after it was gone', async ({ page, app, site }) => {
  const trigger = { on: 'element', target: { v: 1, css: '#total' } };
  await app.publish(walkthrough('total', ['Total'], { trigger, frequency: { show: 'always' } }));
  const audience = { type: 'element', target: trigger.target };
  await app.publish(walkthrough('asked', ['Asked'], { trigger: event, audience }));
  // What comes again at once was never gone for those who look between two frames.
  const isGone = () =>
    page.evaluate(async () => {
      const { explain } = window.handrail as unknown as {
        explain(guideId: string): Promise<{ reasons: { holds: boolean; words: string }[] }>;
      };
      return (await explain('asked')).reasons.some(({ holds, words }) => !holds && words.includes('element'));
    });
  const { origin } = await site({ '/': hostPage(app, '<main></main>') });
  await page.goto(`${origin}/`);
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  const set = (html: string) => page.evaluate((text) => document.querySelector('main')?.setHTMLUnsafe(text), html);
  await set('<p id=total hidden>12</p>');
  await set('<p id=total>12</p>');
  await card(page, 'Total').getByRole('button', { name: 'Done' }).click();
  await call(page, 'identify', { visitorId: 'ada' });
  await expect(anything(page)).toHaveCount(0);
  await expect.poll(isGone).toBe(false);
  await set('');
  await expect.poll(isGone).toBe(true);
  await set('<p id=total>13</p>');
  await expect(card(page, 'Total')).toBeVisible();
});

test('idling, scrolling and leaving by the top each start theirs', async ({ page, app, site }) => {
  await app.publish(walkthrough('still', ['Still there?'], { trigger: { on: 'idle', seconds: 1 } }));
  await app.publish(walkthrough('deep', ['Deep down'], { trigger: { on: 'scroll', percent: 60 } }));
  await app.publish(walkthrough('leave', ['Leaving?'], { trigger: { on: 'exit' }, priority: 5 }));
  const heard = hearEvents(page);
  const tall = '<div style="height: 3000px">Tall</div>';
  const { origin } = await site({ '/': hostPage(app, tall) });
  await page.goto(`${origin}/`);
  await card(page, 'Still there?').getByRole('button', { name: 'Done' }).click();
  await expect(anything(page)).toHaveCount(0);
  await page.evaluate(() => scrollTo(0, 300));
  await expect(anything(page)).toHaveCount(0);
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollTo(0, scrollY + 300));
      return card(page, 'Deep down').isVisible();
    })
    .toBe(true);
  await card(page, 'Deep down').getByRole('button', { name: 'Done' }).click();
  await expect
    .poll(async () => {
      // The pointer of a test cannot leave the window.
      await page.evaluate(() =>
        document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 })),
      );
      return card(page, 'Leaving?').isVisible();
    })
    .toBe(true);
  await expect
    .poll(() => heard.filter(({ name }) => name === 'guide.started').map(({ props }) => props?.by))
    .toEqual(['idle', 'scroll', 'exit']);
});

for (const address of [
  '/?a=1&handrail=tour&b=2#part',
  '/?handrail=tour#part',
  '/#/orders?handrail=tour',
  '/#handrail=tour',
])
  test(`the link ${address} starts a guide, once`, async ({ page, app, site }) => {
    await app.publish(walkthrough('tour', ['Tour'], { trigger: { on: 'call' } }));
    const { origin } = await site({ '/': hostPage(app) });
    await page.goto(origin + address);
    await expect(card(page, 'Tour')).toBeVisible();
    const rest = address.replace(/handrail=tour&?/, '').replace(/[?&#](?=$|#)/, '');
    expect(await page.evaluate(() => location.href)).toBe(origin + rest);
    await card(page, 'Tour').getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await settled(page);
    await expect(anything(page)).toHaveCount(0);
  });

test('a link does not show a guide to somebody for whom it is not', async ({ page, app, site }) => {
  const audience = { type: 'trait', name: 'role', in: ['buyer'] };
  await app.publish(walkthrough('tour', ['Tour'], { trigger: event, audience }));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/?handrail=tour`);
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  await call(page, 'identify', { visitorId: 'ada', traits: { role: 'buyer' } });
  await expect(card(page, 'Tour')).toBeVisible();
});

for (const [how, go] of [
  ['history', () => history.pushState(null, '', '/orders/7')],
  ['the hash', () => void (location.hash = '#/orders/7')],
  [
    'the Navigation API',
    () =>
      (window as never as { navigation: { navigate(url: string, options: object): void } }).navigation.navigate(
        '#/orders/7',
        { history: 'push' },
      ),
  ],
] as const)
  test(`arriving at a page by ${how} starts its guide`, async ({ page, app, site }) => {
    const of = [
      { on: 'page', path: '/orders/*' },
      { on: 'page', path: '/#/orders/*' },
    ];
    await app.publish(walkthrough('orders', ['Orders'], { trigger: { on: 'any', of } }));
    const { origin } = await site(() => hostPage(app));
    await page.goto(`${origin}/`);
    await settled(page);
    await expect(anything(page)).toHaveCount(0);
    await page.evaluate(go);
    await expect(card(page, 'Orders')).toBeVisible();
  });

test('the most important first, one at a time, and no more than the cap allows', async ({
  page,
  app,
  site,
  collector,
}) => {
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', limits: { perDay: 2 } });
  for (const [guideId, priority] of [
    ['low', -5],
    ['mid', 0],
    ['high', 5],
  ] as const)
    await app.publish(walkthrough(guideId, [guideId], { priority }));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await expect(card(page, 'high')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await card(page, 'high').getByRole('button', { name: 'Done' }).click();
  await card(page, 'mid').getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  await call(page, 'show', 'low');
  await expect(card(page, 'low')).toBeVisible();
});

test('in quiet hours nothing interrupts by itself', async ({ page, app, site, collector }) => {
  const limits = { quiet: { from: '22:00', to: '07:00' } };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', limits });
  await app.publish(walkthrough('tour'));
  await page.clock.install({ time: new Date('2026-03-04T23:30:00') });
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await page.clock.runFor(10_000);
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  await page.clock.setFixedTime(new Date('2026-03-05T07:00:30'));
  await page.clock.runFor(30_000);
  await expect(card(page, 'tour')).toBeVisible();
});

test('conditions know the segment, the device, the language, the version, and what an element says', async ({
  browser,
  app,
  site,
  collector,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'over WebDriver BiDi it cannot be made a phone');
  const target = { v: 1, css: '#send' };
  const all = [
    { type: 'segment', segmentId: 'buyers' },
    { type: 'device', in: ['phone'] },
    { type: 'locale', in: ['de'] },
    { type: 'app-version', atLeast: '4.2' },
    { type: 'element', target, disabled: false, text: 'senden' },
    { type: 'time', from: '00:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  ];
  const segment = { segmentId: 'buyers', name: 'Buyers', when: { type: 'trait', name: 'role', in: ['buyer'] } };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', segments: [segment] });
  await app.publish(walkthrough('tour', ['Tour'], { audience: { type: 'all', of: all } }));
  const tag = app.tag.replace('<script', '<script data-app-version="4.10.1"');
  const { origin } = await site({ '/': hostPage({ ...app, tag }, '<button id=send disabled>Senden</button>') });
  const context = await browser.newContext({
    locale: 'de-AT',
    isMobile: true,
    hasTouch: true,
    viewport: { width: 400, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.evaluate(() => (document.documentElement.lang = 'de-AT'));
  await call(page, 'identify', { visitorId: 'ada', traits: { role: 'buyer' } });
  await settled(page);
  await expect(anything(page)).toHaveCount(0);
  await page.evaluate(() => document.querySelector('#send')?.removeAttribute('disabled'));
  await expect(card(page, 'Tour')).toBeVisible();
  await context.close();
});

test('a page without guides fetches the shell, what sends, what decides about usage and the list, asks for nothing else and listens to no more', async ({
  page,
  app,
  site,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/-[\w-]{6}\./, '.')));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await call(page, 'identify', { visitorId: 'ada' });
  await expect.poll(() => asked).toContain('/v1/events');
  const own = ['carrier', 'shell', 'telemetry'].map((name) => `/assets/${name}.js`);
  expect([...new Set(asked)].sort()).toEqual(['/', ...own, '/handrail.js', '/v1/events', '/v1/manifest']);
});
