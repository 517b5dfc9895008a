import type { BrowserContext, Page } from '@playwright/test';
import { distinct, keptOf, plainPage, started, trackMany } from './support/deliver.ts';
import { serveFaults } from './support/fault-proxy.ts';
import { of, print } from './support/full.ts';
import { expect, test } from './support/test.ts';

const NO_LOCKS = 'Object.defineProperty(navigator, "locks", { value: undefined });';

async function openTabs(context: BrowserContext, address: string, count: number): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let n = 0; n < count; n += 1) {
    const tab = await context.newPage();
    await tab.goto(address);
    await started(tab);
    tabs.push(tab);
  }
  return tabs;
}

/** Ends the process of a tab as a crash does. */
async function crash(context: BrowserContext, tab: Page): Promise<void> {
  const crashed = tab.waitForEvent('crash');
  const session = await context.newCDPSession(tab);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

for (const [how, script] of [
  ['Web Locks', ''],
  ['a lease, without Web Locks', NO_LOCKS],
] as const)
  test(
    `four tabs, two of which crash: each event is stored once, by one sender at a time (${how})`,
    { tag: '@one-engine' },
    async ({ context, app, collector, site }) => {
      test.setTimeout(120_000);
      const COUNT = of(2_000, 300);
      const faults = await serveFaults(collector.url);
      const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, script) } });
      const tabs = await openTabs(context, `${host.origin}/`, 4);
      await expect.poll(app.count, { timeout: 20_000 }).toMatchObject({ stored: 4 });
      faults.decide = () => 'unavailable';
      await Promise.all(tabs.map((tab) => trackMany(tab, 'order.saved', COUNT)));
      const [one, two, three, four] = tabs as [Page, Page, Page, Page];
      await expect.poll(() => keptOf(one, app.appKey)).toEqual({ 'order.saved': 4 * COUNT });
      faults.decide = () => 'pass';
      await crash(context, three);
      await crash(context, four);
      // Somebody comes back online, which ends the pause after the failures.
      await one.evaluate(() => dispatchEvent(new Event('online')));
      const expected = 4 * COUNT + 4;
      await expect.poll(app.count, { timeout: 60_000 }).toEqual({ stored: expected, distinct: expected });
      expect(faults.atOnce).toBe(1);
      const seqs = new Set(distinct(faults.batches).map(({ sessionId, seq }) => `${sessionId} ${seq}`));
      print(how, {
        tracked: expected,
        requests: faults.batches.length,
        sendersAtOnce: faults.atOnce,
        places: seqs.size,
      });
      await two.close();
      await faults.close();
    },
  );

test('many tabs try a fallen collector together no more often than one does, and deliver once it is back', async ({
  context,
  app,
  collector,
  site,
}) => {
  const TABS = of(20, 6);
  const TRIES = of(8, 4);
  test.setTimeout(of(600_000, 90_000));
  const faults = await serveFaults(collector.url);
  // By its own word: a browser sends by itself once more what it finds cut off.
  faults.decide = () => 'unavailable';
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });
  const tabs = await openTabs(context, `${host.origin}/`, TABS);
  const [first] = tabs as [Page];
  for (let tries = 1; tries <= TRIES; tries += 1) {
    for (const tab of tabs) await trackMany(tab, 'order.saved', 1);
    await expect.poll(() => faults.batches.length, { timeout: 300_000 }).toBeGreaterThanOrEqual(tries);
  }
  const tracked = TRIES * TABS;
  await expect.poll(() => keptOf(first, app.appKey)).toEqual({ 'page.viewed': TABS, 'order.saved': tracked });
  // Whoever tried, the pause that all of them keep has doubled by it: each tab by itself would have doubled its own.
  const attempts = () =>
    first.evaluate((key) => {
      const held = JSON.parse(localStorage.getItem(key) ?? '{}') as { value?: { attempt?: number } };
      return held.value?.attempt ?? 0;
    }, `handrail:${app.appKey}:hold`);
  await expect.poll(attempts, { timeout: 60_000 }).toBeGreaterThanOrEqual(TRIES);
  expect(faults.batches.length - (await attempts())).toBeLessThan(TRIES);
  const asked = faults.batches.length;
  faults.decide = () => 'pass';
  await expect.poll(() => keptOf(first, app.appKey), { timeout: of(360_000, 60_000) }).toEqual({});
  const { stored, distinct: different } = await app.count();
  expect(stored).toBe(different);
  expect(stored).toBe(tracked + TABS);
  expect(faults.atOnce).toBe(1);
  print('collector down', { tabs: TABS, requestsMeanwhile: asked, atOnce: faults.atOnce, stored });
  await faults.close();
});
