import axe from 'axe-core';
import type { Frame, Page } from '@playwright/test';
import { expect } from './test.ts';

interface Judged {
  /** What is judged, and all in it. @default the page */
  within?: string;
  /** Names of the rules that are asked. @default all of axe's */
  rules?: string[];
}

/** A rule of axe, and the markup of what breaks it. */
type Fault = [rule: string, ...markup: string[]];

/** Markup and colours are the same in every engine; in Firefox axe takes half a minute a page. */
const isJudged = (page: Page): boolean => page.context().browser()?.browserType().name() === 'chromium';

/**
 * What stands in the way of assistive technology, asked in one engine. axe runs in the page itself and leaves frames alone, which by its driver takes
 * three times as long; a frame is judged by itself.
 */
export async function faultsOf(place: Page | Frame, { within, rules }: Judged = {}): Promise<Fault[]> {
  if (!isJudged('page' in place ? place.page() : place)) return [];
  await place.evaluate(axe.source);
  return place.evaluate(
    async ([selector, values]) => {
      const judge = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await judge.run(selector ?? document, {
        resultTypes: ['violations'],
        iframes: false,
        preload: { assets: ['media'] },
        ...(values === undefined ? {} : { runOnly: { type: 'rule', values } }),
      });
      return violations.map(({ id, nodes }): Fault => [id, ...nodes.map(({ html }) => html.slice(0, 160))]);
    },
    [within, rules] as const,
  );
}

/** Nothing in the page stands in the way of assistive technology, in light or in dark, which changes nothing but colours. */
export async function expectClean(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await faultsOf(page, { rules: ['color-contrast'] })).toEqual([]);
}

/** By how many pixels a page is wider than its window. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Nothing stands in the way and nothing is too wide, on a wide page in light and on a narrow one in dark; leaves it as the first. */
export async function expectFine(page: Page, what?: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['dark', 390],
    ['light', 1_280],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    // Charts are drawn anew once they have heard of it.
    await expect.poll(() => excess(page), what).toBe(0);
    expect(await faultsOf(page), what).toEqual([]);
  }
}

/** What stands in the way in the editor's panels, a frame of their own in the page that they lie over. */
export async function faultsInPanels(page: Page): Promise<Fault[]> {
  const frame = await (await page.locator('handrail-root iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('The editor is not open.');
  // Of a part it is not asked what only a whole page has, as one main landmark.
  return faultsOf(frame, { within: 'body' });
}
