import type { Frame, FrameLocator, Page } from '@playwright/test';
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
async function signInAuthor({ url, signInUrl }: Pick<Collector, 'url' | 'signInUrl'>): Promise<Author> {
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

/** Panels that only write down what the page says, and say what a test tells them to: everything passes here. */
const STAND_IN = `
  const heard = (window.heard = []);
  addEventListener('message', ({ source, data, ports: [port] }) => {
    if (!port || data.handrail !== 'handrail:connect' || data.nonce !== location.hash.slice(1)) return;
    window.port = port;
    port.onmessage = (event) => heard.push(event.data);
  });
  (opener ?? parent).postMessage({ handrail: 'handrail:ready', nonce: location.hash.slice(1) }, '*');
`;

/** What the page has said to the panels. */
interface Said {
  type: string;
  act?: { actId: number; act: string; name: string; role: string; url: string; advance: string; target: object };
  sight?: { name: string; role: string; tag: string; item?: object; strength: { word: string }; target: object } | null;
  findings?: Record<string, { state: string; reason?: string; healed?: boolean }>;
  state?: string;
  stepId?: string;
  reason?: string;
  [field: string]: unknown;
}

export interface StandIn {
  /** All that the page has said since it connected. */
  said(type?: string): Promise<Said[]>;
  say(message: object): Promise<void>;
}

/** Opens a page with the editor over it, whose panels a test speaks for. */
export async function openWithStandIn(page: Page, link: string): Promise<StandIn> {
  await page.route('**/edit/assets/panels-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: STAND_IN }),
  );
  await page.goto(link);
  const frame = async (): Promise<Frame> => {
    const handle = await page.locator('iframe[title="Handrail editor"]').elementHandle();
    const found = await handle?.contentFrame();
    if (!found) throw new Error('there is no frame');
    await found.waitForFunction(() => 'port' in window);
    return found;
  };
  await frame();
  return {
    async said(type) {
      const all = await (await frame()).evaluate(() => (window as unknown as { heard: Said[] }).heard);
      return type === undefined ? all : all.filter((one) => one.type === type);
    },
    async say(message) {
      await (
        await frame()
      ).evaluate((one) => (window as unknown as { port: MessagePort }).port.postMessage(one), message);
    },
  };
}
