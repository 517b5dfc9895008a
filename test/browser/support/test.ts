import { randomUUID } from 'node:crypto';
import { test as base, type Page } from '@playwright/test';
import { startCollector, type Collector } from './collector.ts';
import { serveSite, type Site } from './site.ts';

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
}

interface Fixtures {
  app: TestApp;
  /** Serves pages for the length of the test. */
  site: (pages: Parameters<typeof serveSite>[0]) => Promise<Site>;
}

export const test = base.extend<Fixtures, { collector: Collector }>({
  collector: [
    // Playwright reads the fixtures that are needed from the first argument; this one needs none.
    async ({}, use) => {
      const collector = await startCollector();
      await use(collector);
      await collector.dispose();
    },
    { scope: 'worker' },
  ],

  app: async ({ collector }, use) => use(await makeApp(collector)),

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

async function makeApp(collector: Collector): Promise<TestApp> {
  const appId = `t-${randomUUID()}`;
  const { appKey } = await collector.api<{ appKey: string }>('POST', '/api/apps', { appId, name: 'Test app' });
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

/** Hears every event that the page sends to any collector, by name of the wire, and whether the collector took it. */
export function hearEvents(page: Page): WireEvent[] {
  const heard: WireEvent[] = [];
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.endsWith('/v1/events')) return;
    const body: { events: WireEvent[] } = JSON.parse(request.postData() ?? '{"events":[]}');
    heard.push(...body.events);
  });
  return heard;
}

/** Fails the test, by the list that it returns, on whatever a page reports: errors, rejections, policy violations. */
export function hearFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      faults.push(`policy: ${message.text()}`);
  });
  return faults;
}
