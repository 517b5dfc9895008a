import { css, guideOf, host, words } from './support/kinds.ts';
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

test('forced colours leave light, card and the button to press to be seen, of a step', async ({ page, app, site }) => {
  const step = { type: 'tooltip', stepId: 'a', title: 'Here', blocks: words('Press it.'), target: css('#target') };
  await app.publish(guideOf('walkthrough', { steps: [step, { ...step, stepId: 'b' }] }));
  const { origin } = await site({ '/': { body: host(app, '<button id=target>Target</button>') } });
  await page.goto(`${origin}/`);
  const card = page.getByRole('dialog', { name: 'Here' });
  await expect(card).toBeVisible();
  // The light is a shadow, which forced colours take away.
  await expect(page.locator('handrail-root .hole')).toHaveCSS('outline-style', 'solid');
  await expect(card).toHaveCSS('border-top-style', 'solid');
  const colourOf = (name: string) =>
    card.getByRole('button', { name }).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colourOf('Next')).not.toBe(await card.evaluate((element) => getComputedStyle(element).backgroundColor));
});
