import type { FrameLocator, Page } from '@playwright/test';
import { DEMO_SERVER } from './demo.ts';
import { startCollector, type Collector } from './collector.ts';
import { test as base } from './test.ts';

/** A member who writes guides, signed in to the dashboard. */
export interface Author {
  cookie: { name: string; value: string; url: string };
  /** A link that opens a page with the editor over it, as the dashboard makes it. */
  link(appId: string, url: string, guideId?: string): Promise<string>;
}

/** Signs the first admin in; their link works once for each start of a collector. */
export async function signInAuthor({ url, signInUrl }: Pick<Collector, 'url' | 'signInUrl'>): Promise<Author> {
  const send = (path: string, body: object, headers = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const answer = await send('/api/session', { token: signInUrl.split('#/sign-in/')[1] });
  const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(/[=;]/);
  return {
    cookie: { name, value, url },
    async link(appId, wanted, guideId) {
      const wish = { url: wanted, ...(guideId !== undefined && { guideId }) };
      const made = await send(`/api/apps/${appId}/edit-links`, wish, { cookie: `${name}=${value}`, origin: url });
      const link = (await made.json()) as { url: string };
      if (!made.ok) throw new Error(`the link was refused: ${JSON.stringify(link)}`);
      return link.url;
    },
  };
}

/** With an author of the worker's collector, and with the demo and an author of it. */
export const test = base.extend<object, { author: Author; demo: Collector & { author: Author } }>({
  author: [async ({ collector }, use) => use(await signInAuthor(collector)), { scope: 'worker' }],
  demo: [
    async ({}, use) => {
      const demo = await startCollector({ bin: DEMO_SERVER });
      await use(Object.assign(demo, { author: await signInAuthor(demo) }));
      await demo.dispose();
    },
    { scope: 'worker' },
  ],
});

/** The panels in their frame. */
export const panels = (page: Page): FrameLocator => page.frameLocator('iframe[title="Handrail editor"]');
