import { expect } from '@playwright/test';
import { panels, test } from './support/editor.ts';

// Makes the picture of docs/authoring.md: HANDRAIL_PICTURES=1 npx playwright test --config test/browser/playwright.config.ts editor-picture
test.skip(!process.env.HANDRAIL_PICTURES, 'only when pictures are asked for');

test('a picture of the editor over the demo', async ({ page, demo }) => {
  await page.setViewportSize({ width: 1280, height: 760 });
  // As it stands, and not as it comes.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await demo.author.link('demo', `${demo.url}/demo/`, 'raise-first-request'));
  const editor = panels(page);
  await editor.getByRole('button', { name: /^2 / }).click();
  await expect(editor.getByLabel('Title')).toHaveValue('Start here');
  await expect(editor.getByRole('toolbar', { name: 'Format' })).toBeVisible();
  await expect(page.locator('handrail-root .card')).toBeVisible();
  await page.screenshot({ path: 'docs/images/editor.png' });
});
