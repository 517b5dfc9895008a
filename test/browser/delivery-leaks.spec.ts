import type { CDPSession, Page } from '@playwright/test';
import { css, guideOf } from './support/kinds.ts';
import { print } from './support/full.ts';
import { expect, test } from './support/test.ts';
import { captured, hear, hostPage } from './support/usage.ts';

test.use({ noted: {} });

const ROUTES = 1_000;
/** After so many everything has come that comes once: code, its compiled form, memories that have their full size. */
const WARM = 200;
const MEGABYTE = 1_048_576;

/** Goes through a single-page application: each route has content of its own, which takes the place of the one before. */
const goThrough = (page: Page, routes: number): Promise<void> =>
  page.evaluate(async (count) => {
    const { port1, port2 } = new MessageChannel();
    for (let route = 0; route < count; route += 1) {
      history.pushState({}, '', `/route/${(route % 50).toString(36)}`);
      const rows = Array.from({ length: 10 }, (_, row) => {
        const button = document.createElement('button');
        button.dataset['row'] = String(row);
        button.append(`Row ${row}`);
        return button;
      });
      document.querySelector('main')?.replaceChildren(...rows);
      if (route % 5 === 0) rows[route % 10]?.click();
      // A frame for some, so that what follows frames has its turn; for the others as soon as can be.
      await new Promise((resolve) => {
        if (route % 20 === 0) return void requestAnimationFrame(resolve);
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
    }
    port1.close();
  }, routes);

/** What is alive once all that can go has gone. */
async function look(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { nodes, listeners: jsEventListeners, heap: usedSize };
}

test(
  'a thousand routes of a single-page application leave neither nodes nor listeners nor memory behind',
  { tag: '@one-engine' },
  async ({ page, app, site, context }) => {
    await app.publish(guideOf('banner'));
    await app.publish(guideOf('hint', { target: css('[data-row="7"]') }));
    const { origin } = await site({ '/': hostPage(app, '<main><button data-row="7">Row 7</button></main>') });
    const heard = hear(page);
    const session = await context.newCDPSession(page);
    await page.goto(`${origin}/`);
    await expect(page.getByRole('region', { name: 'The banner' })).toBeVisible();
    await expect(page.locator('handrail-root')).toHaveCount(2);
    await captured(page);
    const delivered = (routes: number) =>
      expect.poll(() => heard.of('page.viewed').length, { timeout: 40_000 }).toBe(1 + routes);
    await goThrough(page, WARM);
    await delivered(WARM);
    const before = await look(session);
    await goThrough(page, ROUTES);
    await delivered(WARM + ROUTES);
    // What waits for an idle moment goes when it has come.
    await expect
      .poll(async () => {
        const { nodes, listeners, heap } = await look(session);
        const grown = { nodes: nodes - before.nodes, listeners: listeners - before.listeners };
        return grown.nodes < 20 && grown.listeners < 10 && heap - before.heap < MEGABYTE ? 'flat' : grown;
      })
      .toBe('flat');
    print(`after ${ROUTES} routes`, { before, after: await look(session) });
  },
);
