import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { correctTime } from '../../packages/collector/src/services/correct-time.ts';
import { chromiumLaunch, suiteLaunch } from '../house/chromium.ts';
import { distinct, keptOf, plainPage, started, trackMany } from './support/deliver.ts';
import { serveFaults } from './support/fault-proxy.ts';
import { of, print } from './support/full.ts';
import { expect, test } from './support/test.ts';

test('what happens at the last moment of a page arrives, most of it before the next page has loaded', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  test.setTimeout(of(900_000, 90_000));
  const PAGES = of(500, 25);
  const faults = await serveFaults(collector.url);
  const last = `addEventListener('pagehide', () => { for (let n = 0; n < 3; n += 1) handrail.track('page.left', { n }) });`;
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, last) } });
  const lastOnes = () => distinct(faults.batches).filter(({ name }) => name === 'page.left').length;
  let late = 0;
  for (let n = 0; n < PAGES; n += 1) {
    await tab.goto(`${host.origin}/`);
    late += Math.max(0, n * 3 - lastOnes());
    await started(tab);
  }
  const expected = (PAGES - 1) * 3;
  await expect.poll(lastOnes, { timeout: 30_000 }).toBe(expected);
  const stored = expected + PAGES;
  await expect.poll(app.count, { timeout: 30_000 }).toEqual({ stored, distinct: stored });
  print('leaving', { pages: PAGES, atTheLastMoment: expected, notBeforeTheNextHadLoaded: late, arrived: lastOnes() });
  await faults.close();
});

test(
  'a page that has sent what it had can be kept by the browser for Back',
  { tag: '@one-engine' },
  async ({ app, collector, site }) => {
    const browser = await chromium.launch({ ...chromiumLaunch, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    const tab = await browser.newPage();
    await tab.addInitScript(() =>
      addEventListener('pageshow', (event) => Object.assign(window, { restored: event.persisted })),
    );
    const host = await site({ '/': { body: plainPage(collector.url, app.appKey) }, '/next': { body: 'next' } });
    await tab.goto(`${host.origin}/`);
    await started(tab);
    await expect.poll(app.count).toMatchObject({ stored: 1 });
    await tab.goto(`${host.origin}/next`);
    await tab.goBack({ waitUntil: 'commit' });
    await expect.poll(() => tab.evaluate(() => (window as { restored?: boolean }).restored)).toBe(true);
    await trackMany(tab, 'order.saved', 1);
    await expect.poll(app.count).toEqual({ stored: 2, distinct: 2 });
    await browser.close();
  },
);

test(
  'a browser that is killed has lost nothing that its database had',
  { tag: '@one-engine' },
  async ({ app, collector, site }) => {
    test.setTimeout(of(600_000, 120_000));
    const KILLS = of(20, 2);
    const host = await site({ '/': { body: plainPage(collector.url, app.appKey) } });
    const profile = await mkdtemp(join(tmpdir(), 'handrail-profile-'));
    let expected = 0;
    for (let n = 0; n < KILLS; n += 1) {
      const { tab, kill } = await openBrowser(profile, `${host.origin}/`);
      await started(tab);
      expected += 1;
      await expect.poll(app.count, { timeout: 20_000 }).toEqual({ stored: expected, distinct: expected });
      await tab.route('**/v1/events', (route) => route.abort());
      await trackMany(tab, 'order.saved', 50);
      await expect.poll(() => keptOf(tab, app.appKey)).toEqual({ 'order.saved': 50 });
      await kill();
      expected += 50;
    }
    const { tab, kill } = await openBrowser(profile, `${host.origin}/`);
    await started(tab);
    expected += 1;
    await expect.poll(app.count, { timeout: 20_000 }).toEqual({ stored: expected, distinct: expected });
    await kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    print('killed browser', { kills: KILLS, tracked: expected, stored: expected });
  },
);

/** A browser in a process group of its own, which is ended as by the system. */
async function openBrowser(profile: string, address: string): Promise<{ tab: Page; kill(): Promise<void> }> {
  const path = suiteLaunch.executablePath ?? chromium.executablePath();
  const args = [...suiteLaunch.args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(path, [...args, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(text)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const tab = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
  await tab.goto(address);
  return {
    tab,
    async kill() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

const DAY = 86_400_000;
for (const [what, offsets] of [
  ['a day behind', [-DAY, -DAY]],
  ['ten years ahead', [3_650 * DAY, 3_650 * DAY]],
  ['set ten years ahead in mid-session', [0, 3_650 * DAY]],
  ['set a day back in mid-session', [0, -DAY]],
  ['set right in mid-session', [-3_650 * DAY, 0]],
] as const)
  test(`with a clock ${what}, times are right within five seconds, and the order is kept`, async ({
    page: tab,
    app,
    collector,
    site,
  }) => {
    const faults = await serveFaults(collector.url);
    faults.decide = () => 'unavailable';
    const script = `{ const now = Date.now; window.offset = ${offsets[0]}; Date.now = () => now.call(Date) + window.offset; }`;
    const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, script) } });
    await tab.goto(`${host.origin}/`);
    await started(tab);
    // What notes it may come after the first calls.
    await tab.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/telemetry')),
    );
    const first = Date.now();
    await trackMany(tab, 'order.saved', 3);
    await tab.evaluate((offset) => Object.assign(window, { offset }), offsets[1]);
    const second = Date.now();
    await trackMany(tab, 'order.paid', 3);
    await expect.poll(() => faults.met.unavailable ?? 0).toBeGreaterThan(0);
    faults.decide = () => 'pass';
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(app.count, { timeout: 20_000 }).toEqual({ stored: 7, distinct: 7 });
    const batch = faults.batches.at(-1);
    const arrived = (batch?.events ?? []).map((event) => ({
      ...event,
      ...correctTime(event, batch?.sentAt ?? 0, batch?.receivedAt ?? 0),
    }));
    const off = arrived
      .filter(({ name }) => name !== 'page.viewed')
      .map(({ name, at }) => Math.abs(at - (name === 'order.saved' ? first : second)));
    expect(off).toHaveLength(6);
    expect(Math.max(...off)).toBeLessThan(5_000);
    // By session and place: a clock that jumps by years begins a new session, and times order the sessions.
    const ordered = [...arrived].sort((one, two) =>
      one.sessionId === two.sessionId ? (one.seq ?? 0) - (two.seq ?? 0) : one.at - two.at,
    );
    expect(ordered.map(({ name, props }) => `${name} ${props ? Number(props.n) : ''}`)).toEqual([
      'page.viewed ',
      ...[0, 1, 2].map((n) => `order.saved ${n}`),
      ...[0, 1, 2].map((n) => `order.paid ${n}`),
    ]);
    print(what, { offByAtMostMs: Math.max(...off) });
    await faults.close();
  });
