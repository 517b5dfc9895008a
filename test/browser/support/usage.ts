import type { Page } from '@playwright/test';
import { hearEvents, type TestApp, type WireEvent } from './test.ts';

/** A host page with the tag of an app. */
export const hostPage = (app: TestApp, body: string, head = '') => ({
  body: `<!doctype html><html lang="en"><title>Orders</title>${head}<body>${body}${app.tag}</body></html>`,
});

/** A page with something to click and something to fill in. */
export const plain = (app: TestApp) => hostPage(app, '<button id="a">A</button><form id="f"><input name="b"></form>');

/** Calls the SDK as a page does. */
export const call = (page: Page, ...args: unknown[]) =>
  page.evaluate((made) => window.handrail?.push(made as never), args);

/** Waits until what notes usage has come, and is at work. */
export async function captured(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/assets\/capture-/.test(name)),
  );
  // What it imports may still be on its way.
  await page.waitForLoadState('networkidle');
  await idle(page);
}

/** Lets the page do what it has put off until it is idle. */
export const idle = (page: Page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => requestIdleCallback(resolve));
  });

/** What was sent of a name, each event once. */
const named = (heard: readonly WireEvent[], name: string): WireEvent[] => [
  ...new Map(heard.filter((event) => event.name === name).map((event) => [event.eventId, event])).values(),
];

export interface Heard {
  of(name: string): WireEvent[];
  all: WireEvent[];
}

export function hear(page: Page): Heard {
  const all = hearEvents(page);
  return { all, of: (name) => named(all, name) };
}
