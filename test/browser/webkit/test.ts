import type { WebDriver } from 'selenium-webdriver';
import { test as base } from '../support/editor.ts';
import { hearBatches, type TestApp, type WireEvent } from '../support/test.ts';
import { startWebKit } from './engine.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export { expect } from '../support/test.ts';

interface Visit {
  heard: WireEvent[];
  /** Errors of the page as it is now. */
  faults(): Promise<string[]>;
}

interface Fixtures {
  visitor: Visitor;
  /** Serves a page with the app's tag and these contents, opens it, and hears what it sends. */
  visit: (body: string, others?: Record<string, string>) => Promise<Visit>;
}

export const test = base.extend<Fixtures, { driver: WebDriver }>({
  driver: [
    async ({}, use) => {
      const engine = await startWebKit();
      await use(engine.driver);
      await engine.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // One browser for all tests of a worker: each test's page has an origin, and so a storage, of its own.
  visitor: async ({ driver }, use) => {
    await use(createVisitor(driver));
    await driver.get('about:blank');
  },

  visit: async ({ visitor, app, site }, use) => {
    const stops: (() => void)[] = [];
    await use(async (body, others = {}) => {
      // The same under every path, but for pages without the tag.
      const { origin } = await site((path) => ({ body: others[path] ?? hostOf(app, body) }));
      const { heard, stop } = hearBatches(() => origin);
      stops.push(stop);
      await visitor.open(`${origin}/`);
      return { heard, faults: () => visitor.run('return faults') };
    });
    for (const stop of stops) stop();
  },
});

/** Notes the page's errors itself: this driver tells of none. */
const NOTED = `<script>const faults = [];
  addEventListener('error', ({ message }) => faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));</script>`;

const hostOf = (app: TestApp, body: string): string =>
  `<!doctype html><html lang=en><meta charset=utf-8><title>Host</title>${NOTED}<body>${body}${app.tag}</body></html>`;
