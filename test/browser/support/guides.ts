import type { Page } from '@playwright/test';
import type { TestApp } from './test.ts';

const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];

/** A walkthrough of dialogs, one for each title, that starts on any page. */
export const walkthrough = (guideId: string, titles: string[] = [guideId], more: object = {}) => ({
  ...{ kind: 'walkthrough', guideId, title: guideId, trigger: { on: 'page' } },
  steps: titles.map((title, index) => ({ type: 'dialog', stepId: `s${index + 1}`, title, blocks: words('Read it.') })),
  ...more,
});

/** A host page with the tag of an app, and what else is in it. */
export const hostPage = (app: TestApp, body = '', head = '') => ({
  body: `<!doctype html><html lang="en"><title>Host</title>${head}<body>${body}${app.tag}</body></html>`,
});

export const card = (page: Page, name: string) => page.getByRole('dialog', { name });
/** Whatever of ours is on the screen. */
export const anything = (page: Page) => page.locator('handrail-root');

/** Calls a method of the client, as a page does before and after it has come. */
export const call = (page: Page, ...args: unknown[]) =>
  page.evaluate((made) => {
    const here = window as unknown as { handrail?: { push(call: unknown): unknown } };
    (here.handrail ??= []).push(made);
  }, args);

/** Waits until Handrail has come and has had the time to decide. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { handrail?: { status?(): object } }).handrail?.status?.());
  await page.evaluate(async () => {
    const { explain } = window.handrail as unknown as {
      explain(guideId: string): Promise<{ reasons: { words: string }[] }>;
    };
    for (;;) {
      const { reasons } = await explain('-');
      if (!reasons.some(({ words }) => words.includes('not arrived'))) return;
      await new Promise(requestAnimationFrame);
    }
  });
}
