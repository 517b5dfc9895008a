import { guideOf, host } from './support/kinds.ts';
import { expect, test } from './support/test.ts';

// Also in a Firefox of its own, whose profile says the same.
test.use({ contextOptions: { forcedColors: 'active' } });

test('forced colours keep every control to be seen', async ({ page, app, site }) => {
  await app.publish(guideOf('survey', { questions: [{ type: 'nps', questionId: 'nps', title: 'Recommend us?' }] }));
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const place = page.locator('handrail-root .place').first();
  await expect(place).toBeVisible();
  expect(await place.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
});
