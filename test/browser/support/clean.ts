import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Whether axe judges here: markup and colours are the same in every engine, and in Firefox it takes half a minute a page. */
export const isJudged = (page: Page): boolean => page.context().browser()?.browserType().name() === 'chromium';

async function expectNone(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Nothing in the page stands in the way of assistive technology, in light or in dark, which changes nothing but colours. */
export async function expectClean(page: Page): Promise<void> {
  if (!isJudged(page)) return;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNone(new AxeBuilder({ page }));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectNone(new AxeBuilder({ page }).withRules('color-contrast'));
}
