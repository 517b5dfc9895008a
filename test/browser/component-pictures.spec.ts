import { host } from './support/kinds.ts';
import { SCENES, scenery } from './support/scenes.ts';
import { expect, test } from './support/test.ts';

// Makes the pictures of docs/components.md: HANDRAIL_PICTURES=1 npx playwright test --config test/browser/playwright.config.ts component-pictures
test.skip(!process.env.HANDRAIL_PICTURES, 'only when pictures are asked for');

for (const colorScheme of ['light', 'dark'] as const)
  for (const [name, { guide, act }] of Object.entries(SCENES))
    test(`a picture of ${name}, ${colorScheme}`, async ({ page, app, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 560, height: 520 });
      await app.publish(guide);
      const ground = '<style>:root{color-scheme:light dark}body{font:15px system-ui}</style>';
      const { origin } = await site({ '/': { body: host(app, scenery, ground) } });
      await page.goto(`${origin}/`);
      await expect(page.locator('handrail-root button').first()).toBeVisible();
      await act?.(page);
      if (JSON.stringify(guide).includes('callout')) await expect(page.locator('handrail-root .callout')).toBeVisible();
      await page.screenshot({ path: `docs/images/components/${name.replaceAll(' ', '-')}-${colorScheme}.png` });
    });
