import { randomUUID } from 'node:crypto';
import type { ElementRecord, Usage } from '@handrail/protocol';
import { test as base, type Page, type Request } from '@playwright/test';
import { startCollector, type Collector } from './collector.ts';
import { serveSite, type Site } from './site.ts';
import { hearWords, tellOurs } from './tell-ours.ts';
import { onBatch, readBody, serveWire } from './wire.ts';

export { expect } from '@playwright/test';

/** An app made for one test, so that tests share a collector and never each other's numbers. */
export interface TestApp {
  appId: string;
  appKey: string;
  /** The tag that an administrator would paste. */
  tag: string;
  /** Saves a guide and publishes it. */
  publish(guide: object): Promise<void>;
  /** Events in the database: all rows, and distinct ids. */
  count(): Promise<{ stored: number; distinct: number }>;
}

export interface WireEvent {
  eventId: string;
  name: string;
  guideId?: string;
  stepId?: string;
  props?: Record<string, unknown>;
  page?: { path: string; title?: string };
  element?: ElementRecord;
  traits?: Record<string, unknown>;
}

interface Fixtures {
  /** What the app lets be noted. By itself nothing but page views, so that tests count what they are about. */
  noted: Usage;
  app: TestApp;
  /** Serves pages for the length of the test. */
  site: (pages: Parameters<typeof serveSite>[0]) => Promise<Site>;
}

export const test = base.extend<Fixtures, { collector: Collector }>({
  collector: [
    async ({ browserName }, use) => {
      if (browserName === 'chromium') {
        const collector = await startCollector();
        await use(collector);
        return collector.dispose();
      }
      const collector = await startCollector();
      const wire = await serveWire(collector.url);
      await use(behind(collector, wire.origin));
      await wire.close();
      await collector.dispose();
    },
    { scope: 'worker' },
  ],

  noted: [{ autocapture: false }, { option: true }],

  app: async ({ collector, noted }, use) => use(await makeApp(collector, noted)),

  page: async ({ page }, use, info) => {
    const words = hearWords(page);
    await use(page);
    if (info.status !== info.expectedStatus) await tellOurs(page, words);
  },

  site: async ({}, use) => {
    const open: Site[] = [];
    await use(async (pages) => {
      const site = await serveSite(pages);
      open.push(site);
      return site;
    });
    for (const site of open) await site.close();
  },
});

async function makeApp(collector: Collector, usage: Usage): Promise<TestApp> {
  const appId = `t-${randomUUID()}`;
  const { appKey } = await collector.api<{ appKey: string }>('POST', '/api/apps', {
    ...{ appId, name: 'Test app', usage },
  });
  return {
    appId,
    appKey,
    tag: `<script async src="${collector.url}/handrail.js" data-app-key="${appKey}"></script>`,
    async publish(guide) {
      const { guideId } = guide as { guideId: string };
      await collector.api('POST', `/api/apps/${appId}/guides`, guide);
      await collector.api('POST', `/api/apps/${appId}/guides/${guideId}/publish`);
    },
    count: () => collector.api('GET', `/api/apps/${appId}/events/count`),
  };
}

/** The same collector at another address. Its parts are read when they are asked for, since a restart changes some. */
const behind = (collector: Collector, url: string): Collector =>
  Object.create(collector, {
    url: { value: url },
    signInUrl: { get: () => collector.signInUrl.replace(/^https?:\/\/[^/]+/, url) },
  }) as Collector; // what it inherits, and two fields of the same type

const take = (batch: string): WireEvent[] => (JSON.parse(batch) as { events: WireEvent[] }).events;

/** Hears, at the collector's door, every event that comes from pages of an origin; each once, though it may be sent again. */
export function hearBatches(originOf: () => string): { heard: WireEvent[]; stop: () => void } {
  const heard: WireEvent[] = [];
  const isNew = ({ eventId }: WireEvent): boolean => !heard.some((one) => one.eventId === eventId);
  const stop = onBatch(({ origin, body }) => {
    if (origin === originOf()) heard.push(...take(body).filter(isNew));
  });
  return { heard, stop };
}

/** Hears the text of every batch that the page sends to the test's collector: by its driver in Chromium, elsewhere at the collector's door. */
export function hearBodies(page: Page, hear: (body: string) => void): () => void {
  if (!isChromium(page))
    return onBatch(({ origin, body }) => {
      if (origin === new URL(page.url()).origin) hear(body);
    });
  const onRequest = (request: Request): void => {
    if (!new URL(request.url()).pathname.endsWith('/v1/events')) return;
    const body = request.postDataBuffer();
    if (body) hear(readBody(body));
  };
  page.on('request', onRequest);
  return () => page.off('request', onRequest);
}

const isChromium = (page: Page): boolean => page.context().browser()?.browserType().name() === 'chromium';

/** Hears every event that the page sends to the test's collector, by name of the wire. */
export function hearEvents(page: Page): WireEvent[] {
  if (!isChromium(page)) {
    // Here what a page sends while it is left is heard as well.
    const { heard, stop } = hearBatches(() => new URL(page.url()).origin);
    page.on('close', stop);
    return heard;
  }
  const heard: WireEvent[] = [];
  hearBodies(page, (body) => heard.push(...take(body)));
  return heard;
}

/** Firefox tells of loads that failed or were refused in the way in which it tells of errors, a collector that restarts among them; a favicon is always asked for. */
const BROWSER_NOTES =
  /^(Loading module from|Firefox can.t establish a connection|The Same Origin Policy disallows|The page.s settings blocked .*\/favicon\.ico because)/;

/** Fails the test, by the list that it returns, on whatever a page reports: errors, rejections, policy violations. */
export function hearFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => BROWSER_NOTES.test(message) || faults.push(`error: ${message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      faults.push(`policy: ${message.text()}`);
  });
  return faults;
}
