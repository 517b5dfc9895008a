import type { Page } from '@playwright/test';
import { expect, hearEvents, hearFaults, test, type TestApp } from './support/test.ts';

const guide = {
  kind: 'walkthrough',
  guideId: 'one',
  title: 'One',
  trigger: { on: 'page' },
  steps: [
    { type: 'tooltip', stepId: 'a', title: 'Step A', blocks: [], target: { v: 1, css: '#a' } },
    { type: 'tooltip', stepId: 'b', title: 'Step B', blocks: [], target: { v: 1, css: '#never' } },
  ],
};

const host = (app: TestApp, more = '') => ({
  body: `<!doctype html><html lang="en"><title>Host</title><button id="a">A</button>${more}${app.tag}`,
});

/** Puts the tag into a page that is there already; resolves when the script has run. */
const insertTag = (page: Page, { tag }: TestApp) =>
  page.evaluate((html) => {
    const script = document.createElement('script');
    Object.assign(script, { src: /src="([^"]+)"/.exec(html)?.[1] });
    script.dataset.appKey = /data-app-key="([^"]+)"/.exec(html)?.[1] ?? '';
    document.body.append(script);
    return new Promise((resolve) => script.addEventListener('load', resolve));
  }, tag);

/** Counts what is alive in the page: listeners, timers and observers, from before any script of the page. */
async function countLife(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const alive = new Map<string, number>();
    (window as unknown as { alive: object }).alive = alive;

    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const isPage = (target: unknown) =>
      target === undefined ||
      target === window ||
      target instanceof Node ||
      target === (window as { navigation?: unknown }).navigation;
    const known = new Set<string>();
    const ids = new WeakMap<object, number>();
    let last = 0;
    const key = (target: object, name: string, listener: object, capture: unknown) => {
      for (const one of [target, listener]) if (!ids.has(one)) ids.set(one, ++last);
      return [
        ids.get(target),
        name,
        ids.get(listener),
        typeof capture === 'object' ? Boolean((capture as AddEventListenerOptions | null)?.capture) : Boolean(capture),
      ].join();
    };
    EventTarget.prototype.addEventListener = function (name: string, listener: never, capture?: unknown) {
      const target = this ?? window;
      const isConnected = !(target instanceof Node) || target === document || target.isConnected;
      if (listener && isPage(target) && isConnected) known.add(key(target, name, listener, capture));
      const signal = typeof capture === 'object' ? (capture as AddEventListenerOptions | null)?.signal : undefined;
      if (signal)
        addEventListener.call(signal, 'abort', () => known.delete(key(target, name, listener, capture)), {
          once: true,
        });
      return addEventListener.call(target, name, listener, capture as boolean);
    };
    EventTarget.prototype.removeEventListener = function (name: string, listener: never, capture?: unknown) {
      const target = this ?? window;
      if (listener) known.delete(key(target, name, listener, capture));
      return removeEventListener.call(target, name, listener, capture as boolean);
    };
    Object.defineProperty(alive, 'listeners', { get: () => known.size });

    const { setTimeout, clearTimeout } = window;
    const timers = new Set<unknown>();
    Object.defineProperty(alive, 'timers', { get: () => timers.size });
    window.setTimeout = ((run: () => void, ms?: number) => {
      const id: unknown = setTimeout(() => {
        timers.delete(id);
        run();
      }, ms);
      timers.add(id);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      timers.delete(id);
      clearTimeout(id);
    };
    for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
      const { observe, disconnect } = window[name].prototype;
      const active = new Set<unknown>();
      window[name].prototype.observe = function (this: never, ...args: never[]) {
        active.add(this);
        Reflect.apply(observe, this, args);
      };
      window[name].prototype.disconnect = function (this: never) {
        active.delete(this);
        Reflect.apply(disconnect, this, []);
      };
      Object.defineProperty(alive, name, { get: () => active.size });
    }
  });
}

const readLife = (page: Page) =>
  page.evaluate(() => {
    const { alive } = window as unknown as { alive: Record<string, number> };
    return {
      listeners: alive.listeners,
      timers: alive.timers,
      mutations: alive.MutationObserver,
      resizes: alive.ResizeObserver,
      intersections: alive.IntersectionObserver,
      nodes: document.querySelectorAll('*').length,
      pushState: Object.hasOwn(history, 'pushState'),
      marks: Object.getOwnPropertySymbols(document).length,
    };
  });

for (const withApi of [true, false])
  test(`stop() leaves no listener, node, timer, observer or patch behind, ${withApi ? 'with' : 'without'} the Navigation API`, async ({
    page,
    app,
    site,
  }) => {
    await app.publish(guide);
    if (!withApi) await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
    await countLife(page);
    const { origin } = await site({
      '/': host(app),
      '/without': {
        body: '<!doctype html><html lang="en"><title>Host</title><button id="a">A</button><script></script>',
      },
    });
    await page.goto(`${origin}/without`);
    const before = await readLife(page);

    await page.goto(`${origin}/`);
    await expect(page.getByRole('dialog', { name: 'Step A' })).toBeVisible();
    const during = await readLife(page);
    expect(during.listeners).toBeGreaterThan(before.listeners ?? 0);
    expect(during.nodes).toBe(before.nodes + 1);
    expect(during.pushState).toBe(!withApi);

    await page.getByRole('button', { name: 'Next' }).click();
    await page.evaluate(() => {
      window.handrail?.push(['track', 'order.saved']);
      window.handrail?.push(['stop']);
    });
    await expect.poll(() => readLife(page)).toEqual(before);
    expect(
      await page.evaluate(() => (window.handrail as unknown as { status(): { running: boolean } }).status().running),
    ).toBe(false);
  });

test('a patch that the page laid over ours survives stop()', async ({ page, app, site }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
  const { origin } = await site({ '/': host(app) });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => Object.hasOwn(history, 'pushState'));
  const calls = await page.evaluate(() => {
    const ours = history.pushState;
    let count = 0;
    history.pushState = function (...args) {
      count += 1;
      ours.apply(this, args);
    };
    window.handrail?.push(['stop']);
    history.pushState(null, '', '/next');
    return { count, path: location.pathname };
  });
  expect(calls).toEqual({ count: 1, path: '/next' });
});

test('loaded twice, it runs once', async ({ page, app, site }) => {
  await app.publish(guide);
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': host(app, app.tag + app.tag) });
  await page.goto(`${origin}/`);
  await expect(page.getByRole('dialog', { name: 'Step A' })).toBeVisible();
  await insertTag(page, app);
  await page.evaluate(() => window.handrail?.push(['track', 'order.saved']));
  await expect
    .poll(() => heard.map(({ name }) => name).sort())
    .toEqual(['guide.started', 'order.saved', 'page.viewed', 'step.shown']);
  await expect(page.locator('handrail-root')).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('put into a page that has been loaded, it does not wait for an idle moment', async ({ page, app, site }) => {
  await app.publish(guide);
  const { origin } = await site({ '/': { body: '<!doctype html><title>Host</title><button id="a">A</button>' } });
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    window.requestIdleCallback = () => {
      throw new Error('nobody is to ask');
    };
  });
  await insertTag(page, app);
  await expect(page.getByRole('dialog', { name: 'Step A' })).toBeVisible();
});

test('calls made before it arrives are played in order, and no more than a thousand of them', async ({
  page,
  app,
  site,
}) => {
  const heard = hearEvents(page);
  const queue = `<script>(window.handrail ||= []).push(['identify', { visitorId: 'ada' }]);
    for (let n = 0; n < 1200; n++) handrail.push(['track', 'order.saved', { n }]);</script>`;
  const { origin } = await site({ '/': host(app, queue) });
  await page.goto(`${origin}/`);
  await expect.poll(() => heard.filter(({ name }) => name === 'order.saved').length).toBe(999);
  // The page view comes after all of these, so it may travel in a later request.
  await expect.poll(async () => (await app.count()).stored).toBe(1001);
  expect(heard.filter(({ name }) => name === 'page.viewed')).toMatchObject([{ visitorId: 'ada' }]);
});
