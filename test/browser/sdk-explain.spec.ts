import type { Page } from '@playwright/test';
import { call, card, hostPage, settled, walkthrough } from './support/guides.ts';
import { expect, hearEvents, test } from './support/test.ts';

interface Explanation {
  due: boolean;
  reasons: { holds: boolean; words: string; of?: unknown[] }[];
}

const explain = (page: Page, guideId: string): Promise<Explanation> =>
  page.evaluate(
    (id) => (window.handrail as unknown as { explain(guideId: string): Promise<Explanation> }).explain(id),
    guideId,
  );
const against = async (page: Page, guideId: string): Promise<string[]> =>
  (await explain(page, guideId)).reasons.filter(({ holds }) => !holds).map(({ words }) => words);

test('each condition is said in words, as it holds or fails now', async ({ page, app, site, collector }) => {
  const limits = { perDay: 1 };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Test app', limits });
  const audience = {
    type: 'all',
    of: [
      { type: 'trait', name: 'role', in: ['buyer'] },
      { type: 'device', in: ['phone'] },
    ],
  };
  await app.publish(walkthrough('orders', ['orders'], { trigger: { on: 'page', path: '/orders' }, audience }));
  await app.publish(walkthrough('saved', ['saved'], { trigger: { on: 'event', name: 'order.saved', times: 2 } }));
  await app.publish(walkthrough('called', ['called'], { trigger: { on: 'call' } }));
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await call(page, 'identify', { visitorId: 'ada', traits: { role: 'approver' } });
  await settled(page);

  expect(await explain(page, 'orders')).toMatchObject({ guideId: 'orders', due: false });
  // Until the collector has answered, that is a reason too.
  await expect
    .poll(() => against(page, 'orders'))
    .toEqual([
      'the page is /, which does not fit /orders',
      expect.stringMatching(/role.*approver.*buyer/),
      expect.stringMatching(/desktop.*phone/),
    ]);
  await call(page, 'track', 'order.saved');
  // What counts events is fetched for pages that need it.
  await expect.poll(() => against(page, 'saved')).toEqual(['the event “order.saved” happened one time, of 2']);
  expect(await against(page, 'called')).toEqual(['it starts only when it is asked for, by handrail.show(…)']);
  expect(await against(page, 'nothing')).toEqual(['no published guide is called “nothing”']);

  await call(page, 'track', 'order.saved');
  await expect(card(page, 'saved')).toBeVisible();
  expect(await explain(page, 'saved')).toMatchObject({ due: true, reasons: [{ words: 'the guide is being shown' }] });
  expect(await against(page, 'orders')).toEqual(
    expect.arrayContaining(['one guide started by themselves today, of at most 1', 'the guide “saved” is being shown']),
  );
  await card(page, 'saved').getByRole('button', { name: 'Close' }).click();
  expect(await against(page, 'saved')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^the visitor closed it at .*, and it is shown once$/)]),
  );
});

test('it answers before the guides have come, when they cannot be read, and after the end', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough('tour', ['tour'], { trigger: { on: 'page', path: '/tour' } }));
  const asked = Promise.withResolvers<undefined>();
  await page.route('**/v1/manifest*', async (route) => {
    await asked.promise;
    await route.continue();
  });
  const { origin } = await site({ '/': hostPage(app) });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'explain' in (window.handrail ?? {}));
  expect(await against(page, 'tour')).toEqual(['the published guides have not arrived yet']);
  asked.resolve(undefined);
  await settled(page);
  expect(await against(page, 'tour')).toEqual(['the page is /, which does not fit /tour']);
  await page.evaluate(() => history.pushState(null, '', '/tour'));
  await expect(card(page, 'tour')).toBeVisible();
  await call(page, 'stop');
  expect(await against(page, 'tour')).toEqual(['Handrail does not run on this page']);
});

// Of a hold-out of half, the hash holds ben out of this guide and not cleo.
test('who is held out of a guide does not get it, says once that it was due, and may ask for it', async ({
  page,
  app,
  site,
}) => {
  const events = hearEvents(page);
  await app.publish(walkthrough('tour', ['tour'], { trigger: { on: 'page', path: '/tour' }, holdOut: 50 }));
  const { origin } = await site({ '/': hostPage(app) });
  const arriveAs = async (visitorId: string) => {
    await page.goto(`${origin}/`);
    await settled(page);
    await call(page, 'identify', { visitorId });
    await page.evaluate(() => history.pushState(null, '', '/tour'));
  };
  const why = 'the visitor is held out of it, so that its effect can be seen';
  await arriveAs('ben');
  await expect.poll(() => against(page, 'tour')).toEqual([why]);
  await expect
    .poll(() => events.filter(({ name }) => name === 'guide.withheld'))
    .toMatchObject([{ guideId: 'tour', version: 1, visitorId: 'ben', props: { by: 'page' } }]);
  await arriveAs('ben');
  await expect.poll(() => against(page, 'tour')).toEqual([why]);
  await call(page, 'show', 'tour');
  await expect(card(page, 'tour')).toBeVisible();
  await expect.poll(() => events.find(({ name }) => name === 'guide.started')?.props).toMatchObject({ by: 'call' });
  expect(events.filter(({ name }) => name === 'guide.withheld')).toHaveLength(1);
  await card(page, 'tour').getByRole('button', { name: 'Close' }).click();
  await arriveAs('cleo');
  await expect(card(page, 'tour')).toBeVisible();
});
