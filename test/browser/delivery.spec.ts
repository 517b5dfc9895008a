import { keptOf, plainPage, started, trackMany } from './support/deliver.ts';
import { of, print } from './support/full.ts';
import { seededRandom, serveFaults, type Fault } from './support/fault-proxy.ts';
import { expect, test } from './support/test.ts';

const LOADS = of(200, 25);
const EVENTS = of(100, 50);
const FAULTS: Fault[] = ['unavailable', 'reset', 'lose-reply', 'cut-request', 'cut-reply', 'portal'];

test('each tracked event is stored once, through refusals, cut connections, lost replies, a captive portal and reloads', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  test.setTimeout(of(1_200_000, 120_000));
  const faults = await serveFaults(collector.url);
  const random = seededRandom(4600);
  // Three in ten pass; each of the first requests meets another fault, so that none is left to chance.
  const first = [...FAULTS];
  const kinds: Fault[] = ['pass', 'pass', 'pass', ...FAULTS];
  let requests = 0;
  faults.decide = () => {
    requests += 1;
    return first.pop() ?? kinds[Math.floor(random() * kinds.length)] ?? 'pass';
  };
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });

  for (let load = 0; load < LOADS; load++) {
    await tab.goto(`${host.origin}/`);
    await started(tab);
    const before = requests;
    await trackMany(tab, 'order.saved', EVENTS, EVENTS);
    // A page that is left at once hands its events to the next one: no request, and no fault.
    if (first.length > 0) await expect.poll(() => requests).toBeGreaterThan(before);
  }

  faults.decide = () => 'pass';
  await tab.goto(`${host.origin}/`);
  // One page view a load, and one for the last.
  const expected = LOADS * (EVENTS + 1) + 1;
  await expect.poll(app.count, { timeout: 60_000 }).toEqual({ stored: expected, distinct: expected });
  for (const fault of FAULTS) expect(faults.met[fault], fault).toBeGreaterThan(0);
  const sent = faults.batches.reduce((sum, { events }) => sum + events.length, 0);
  print('exactly once', { tracked: expected, sent, stored: expected, duplicates: 0, requests: faults.batches.length });
  await faults.close();
});

test('what a visitor does while the collector is down is there once it is back', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const host = await site({ '/': { body: plainPage(collector.url, app.appKey) } });
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count).toMatchObject({ stored: 1 });

  await collector.stop('SIGKILL');
  await trackMany(tab, 'order.saved', 300, 300);
  // The visitor closes the page while nobody can take the events, and comes back when the collector does.
  await tab.goto('about:blank');
  await collector.start();
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count, { timeout: 30_000 }).toEqual({ stored: 302, distinct: 302 });
});

test('an idle page sends nothing, and a long batch is packed', async ({ page: tab, app, collector, site }) => {
  const faults = await serveFaults(collector.url);
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });
  await tab.clock.install();
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count).toMatchObject({ stored: 1 });
  await trackMany(tab, 'order.saved', 200, 200);
  await expect.poll(app.count).toMatchObject({ stored: 201 });
  const asked = faults.batches.length;
  const sent: string[] = [];
  // The second look at what is published, five seconds after the first, brings something and sends nothing.
  tab.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  // By the clock of the page; all that waits for its time has had it then.
  await tab.clock.runFor(60_000);
  await trackMany(tab, 'order.paid', 1);
  await expect.poll(app.count).toMatchObject({ stored: 202 });
  expect(sent).toEqual([`${faults.origin}/v1/events`]);
  expect(faults.batches.slice(asked).map(({ events }) => events.map(({ name }) => name))).toEqual([['order.paid']]);
  const [largest] = [...faults.batches].sort((one, two) => two.events.length - one.events.length);
  const plain = JSON.stringify(largest?.events).length;
  expect(largest?.isPacked).toBe(true);
  print('packed', { events: largest?.events.length, plain, bytes: largest?.bytes });
  await faults.close();
});

for (const [fault, arrive] of [
  ['malformed', 99],
  ['too-large', 99],
] as const)
  test(`one event that makes every batch ${fault} is given up alone, and counted`, async ({
    page: tab,
    app,
    collector,
    site,
  }) => {
    const faults = await serveFaults(collector.url);
    faults.decide = ({ events }) => (events.some(({ props }) => props?.n === 61) ? fault : 'pass');
    const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });
    await tab.goto(`${host.origin}/`);
    await started(tab);
    await trackMany(tab, 'order.saved', 100, 100);
    // The page view, all but one of the hundred, and the event that tells of that one.
    await expect.poll(app.count, { timeout: 20_000 }).toEqual({ stored: arrive + 2, distinct: arrive + 2 });
    const told = faults.batches.flatMap(({ events }) => events).filter(({ name }) => name === 'event.dropped');
    expect(told).toMatchObject([{ props: { count: 1 } }]);
    expect(faults.batches.length).toBeLessThanOrEqual(20);
    print(fault, { arrived: arrive, counted: 1, requests: faults.batches.length });
    await faults.close();
  });

test('a collector that does not know the key is asked once; the events wait for one that does', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const faults = await serveFaults(collector.url);
  faults.decide = () => 'forbidden';
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });
  const refused = tab.waitForEvent('console', (message) => message.text().includes('does not know this appKey'));
  await tab.clock.install();
  await tab.goto(`${host.origin}/`);
  await started(tab);
  await refused;
  await trackMany(tab, 'order.saved', 5);
  await expect.poll(() => keptOf(tab, app.appKey)).toEqual({ 'page.viewed': 1, 'order.saved': 5 });
  // By the clock of the page, an hour in which it might ask again.
  await tab.clock.runFor(3_600_000);
  await expect.poll(() => keptOf(tab, app.appKey)).toEqual({ 'page.viewed': 1, 'order.saved': 5 });
  expect(faults.batches).toHaveLength(1);
  faults.decide = () => 'pass';
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count).toEqual({ stored: 7, distinct: 7 });
  await faults.close();
});

test('while the collector does not answer, guides show from what the browser has, and one request waits', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const steps = [{ type: 'dialog', stepId: 'a', title: 'Step A', blocks: [] }];
  await app.publish({ kind: 'walkthrough', guideId: 'one', title: 'One', trigger: { on: 'call' }, steps });
  const faults = await serveFaults(collector.url);
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey) } });
  await tab.goto(`${host.origin}/`);
  await started(tab);
  await expect.poll(app.count).toMatchObject({ stored: 1 });
  faults.decide = () => 'hang';
  await trackMany(tab, 'order.saved', 1);
  await expect.poll(() => faults.met.hang).toBe(1);
  const ms = await tab.evaluate(() => {
    const begun = performance.now();
    (window as unknown as { handrail: { show(id: string): void } }).handrail.show('one');
    return new Promise<number>((resolve) => {
      const look = (): void => {
        if (document.querySelector('handrail-root')) resolve(performance.now() - begun);
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
      look();
    });
  });
  await trackMany(tab, 'order.saved', 50);
  await expect(tab.getByRole('dialog', { name: 'Step A' })).toBeVisible();
  expect(faults.atOnce).toBe(1);
  print('a collector that hangs', { shownAfterMs: Math.round(ms), requestsAtOnce: faults.atOnce });
  await faults.close();
});
