import { startCollector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';
import { expect, test } from './support/test.ts';

// Makes the pictures of docs/guides.md: HANDRAIL_PICTURES=1 npx playwright test --config test/browser/playwright.config.ts guide-pictures
test.skip(!process.env.HANDRAIL_PICTURES, 'only when pictures are asked for');

const PICTURES = [
  ['announcement', 'approvals-in-one-place'],
  ['checklist', 'getting-started'],
  ['survey', 'first-impressions'],
] as const;

test('pictures of the kinds in the demo', async ({ page }) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1100, height: 640 });
    for (const [name, guideId] of PICTURES) {
      await page.goto(`${demo.url}/demo/approvals.html`);
      await page.evaluate((id) => void window.handrail?.push(['show', id]), guideId);
      await expect(page.locator('handrail-root .card')).toBeVisible();
      if (name === 'survey') await page.locator('handrail-root .place').nth(3).click();
      await page.screenshot({ path: `docs/images/${name}.png` });
      await page.evaluate(() => void window.handrail?.push(['reset']));
    }
  } finally {
    await demo.dispose();
  }
});
