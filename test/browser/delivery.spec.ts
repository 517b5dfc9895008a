import { expect, test } from './support/test.ts';
import { seededRandom, serveFaults, type Fault } from './support/fault-proxy.ts';

const LOADS = 60;
const EVENTS = 50;

const page = (origin: string, appKey: string) =>
  `<!doctype html><title>Host</title><script async src="${origin}/handrail.js" data-app-key="${appKey}"></script>`;

test('each tracked event is stored once, through refusals, resets, lost replies and reloads', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const faults = await serveFaults(collector.url);
  const random = seededRandom(4600);
  const kinds: Fault[] = ['pass', 'pass', 'unavailable', 'reset', 'lose-reply'];
  faults.decide = () => kinds[Math.floor(random() * kinds.length)] ?? 'pass';
  const host = await site({ '/': { body: page(faults.origin, app.appKey) } });

  for (let load = 0; load < LOADS; load++) {
    await tab.goto(`${host.origin}/`);
    await tab.waitForFunction(() => 'track' in ((window as { handrail?: object }).handrail ?? {}));
    await tab.evaluate(
      ([first, count]) => {
        const { handrail } = window as unknown as { handrail: { track(name: string, props: object): void } };
        for (let n = 0; n < count; n++) handrail.track('order.saved', { n: first + n });
      },
      [load * EVENTS, EVENTS] as const,
    );
  }

  faults.decide = () => 'pass';
  await tab.goto(`${host.origin}/`);
  // One page view a load, and one for the last.
  const expected = LOADS * (EVENTS + 1) + 1;
  await expect.poll(app.count, { timeout: 30_000 }).toEqual({ stored: expected, distinct: expected });
  expect(Math.min(...Object.values(faults.met))).toBeGreaterThan(0);
  await faults.close();
});

test('what a visitor does while the collector is down is there once it is back', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const host = await site({ '/': { body: page(collector.url, app.appKey) } });
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count).toMatchObject({ stored: 1 });

  await collector.stop('SIGKILL');
  await tab.evaluate(() => {
    const { handrail } = window as unknown as { handrail: { track(name: string): void } };
    for (let n = 0; n < 300; n++) handrail.track('order.saved');
  });
  // The visitor closes the page while nobody can take the events, and comes back when the collector does.
  await tab.goto('about:blank');
  await collector.start();
  await tab.goto(`${host.origin}/`);
  await expect.poll(app.count, { timeout: 30_000 }).toEqual({ stored: 302, distinct: 302 });
});
