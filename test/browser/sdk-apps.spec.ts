import { call, card, hostPage, walkthrough } from './support/guides.ts';
import { expect, hearEvents, test } from './support/test.ts';

test('a second app runs beside the first, under a name of its own; the same one twice is one', async ({
  page,
  app,
  site,
  collector,
}) => {
  const { appId, appKey } = await collector.api<{ appId: string; appKey: string }>('POST', '/api/apps', {
    name: 'Second',
  });
  await collector.api(
    'POST',
    `/api/apps/${appId}/guides`,
    walkthrough('second', ['Second'], { trigger: { on: 'call' } }),
  );
  await collector.api('POST', `/api/apps/${appId}/guides/second/publish`);
  await app.publish(walkthrough('first', ['First'], { trigger: { on: 'call' } }));
  const tag = app.tag.replace(app.appKey, appKey).replace('<script', '<script data-global="support"');
  const heard = hearEvents(page);
  const { origin } = await site({ '/': hostPage(app, app.tag + tag + tag) });
  await page.goto(`${origin}/`);
  await call(page, 'show', 'first');
  await expect(card(page, 'First')).toBeVisible();
  await page.waitForFunction(() => 'show' in ((window as { support?: object }).support ?? {}));
  await page.evaluate(() => (window as unknown as { support: { show(id: string): void } }).support.show('second'));
  await expect(card(page, 'Second')).toBeVisible();
  await expect.poll(() => heard.filter(({ name }) => name === 'page.viewed').length).toBe(2);
});
