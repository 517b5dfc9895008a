import { countKept, distinct, keptOf, plainPage, started, statusOf, trackMany } from './support/deliver.ts';
import { serveFaults } from './support/fault-proxy.ts';
import { print } from './support/full.ts';
import { expect, hearFaults, test } from './support/test.ts';

const MOST = 10_000;

/** Counts the tasks of the page that are longer than 50 ms, from before any of its scripts. */
const WATCH_TASKS = `new PerformanceObserver((list) => {
  window.longest = Math.max(window.longest ?? 0, ...list.getEntries().map(({ duration }) => duration));
  window.longTasks = (window.longTasks ?? 0) + list.getEntries().length;
}).observe({ type: 'longtask', buffered: true });`;
const tasksOf = () => {
  const { longTasks = 0, longest = 0 } = window as { longTasks?: number; longest?: number };
  return { longTasks, longestMs: Math.round(longest) };
};

test('of 12,000 events without a network ten thousand arrive, the results of guides among them, and the rest is counted', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  test.setTimeout(180_000);
  const USAGE = 11_900;
  const faults = await serveFaults(collector.url);
  faults.decide = () => 'reset';
  const heard = hearFaults(tab);
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, WATCH_TASKS) } });
  await tab.goto(`${host.origin}/`);
  await started(tab);
  // The first failure brings what makes room.
  await expect.poll(() => faults.batches.length).toBeGreaterThan(0);
  await trackMany(tab, 'survey.answered', 3);
  await trackMany(tab, 'order.saved', 100);
  await trackMany(tab, 'page.opened', USAGE, 50);
  const whileTracking = await tab.evaluate(tasksOf);
  for (let n = 0; n < 2; n += 1) {
    await tab.goto(`${host.origin}/`);
    await started(tab);
  }
  // The next failure makes room for what the last page left without.
  await tab.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => countKept(tab, app.appKey), { timeout: 30_000 }).toBe(MOST);
  const kept = await keptOf(tab, app.appKey);
  expect(kept).toMatchObject({ 'survey.answered': 3, 'order.saved': 100 });

  faults.decide = () => 'pass';
  faults.batches.length = 0;
  const begun = Date.now();
  await tab.evaluate(() => Object.assign(window, { longTasks: 0, longest: 0 }));
  await tab.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => countKept(tab, app.appKey), { timeout: 60_000 }).toBe(0);
  const drainedMs = Date.now() - begun;
  const whileSending = await tab.evaluate(tasksOf);
  const arrived = distinct(faults.batches);
  const counted = arrived
    .filter(({ name }) => name === 'event.dropped')
    .reduce((all, { props }) => all + Number(props?.count), 0);
  const of = (name: string): number => arrived.filter((event) => event.name === name).length;
  expect({ guides: of('survey.answered'), plain: of('order.saved') }).toEqual({ guides: 3, plain: 100 });
  // Three page views were usage, too.
  expect(of('page.opened') + of('page.viewed') + counted).toBe(USAGE + 3);
  expect(heard).toEqual([]);
  print('offline', { kept: MOST, arrived: arrived.length, counted, drainedMs, whileTracking, whileSending });
  await faults.close();
});

test('where nothing can be stored, what is too much for memory is counted, and the page goes on', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const faults = await serveFaults(collector.url);
  faults.decide = () => 'reset';
  const script = 'Object.defineProperty(window, "indexedDB", { value: undefined });';
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, script) } });
  await tab.goto(`${host.origin}/`);
  await started(tab);
  await trackMany(tab, 'survey.answered', 2);
  await trackMany(tab, 'page.opened', 2_500);
  expect(await statusOf(tab)).toMatchObject({ durable: false, dropped: 503 });
  faults.decide = () => 'pass';
  await tab.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(app.count, { timeout: 30_000 }).toEqual({ stored: 2_001, distinct: 2_001 });
  const arrived = distinct(faults.batches);
  expect(arrived.filter(({ name }) => name === 'survey.answered')).toHaveLength(2);
  expect(arrived.find(({ name }) => name === 'event.dropped')).toMatchObject({ props: { count: 503 } });
  await faults.close();
});

// The browser says that the database is full as it does when it is: by an error of the write.
const FULL = `{
  const { put, delete: remove } = IDBObjectStore.prototype;
  let count = 0;
  IDBObjectStore.prototype.delete = function (key) { count -= 1; return remove.call(this, key) };
  IDBObjectStore.prototype.put = function (...args) {
    if (count >= 1500) throw new DOMException('full', 'QuotaExceededError');
    count += 1;
    return put.apply(this, args);
  };
}`;

test('in a database that is full the oldest usage gives way, nothing is thrown, and what was given up is counted', async ({
  page: tab,
  app,
  collector,
  site,
}) => {
  const COUNT = 5_000;
  const faults = await serveFaults(collector.url);
  faults.decide = () => 'reset';
  const heard = hearFaults(tab);
  const host = await site({ '/': { body: plainPage(faults.origin, app.appKey, FULL) } });
  await tab.goto(`${host.origin}/`);
  await started(tab);
  await expect.poll(() => faults.batches.length).toBeGreaterThan(0);
  await trackMany(tab, 'survey.answered', 3);
  await trackMany(tab, 'page.opened', COUNT, 50);
  await expect.poll(async () => (await statusOf(tab)).dropped).toBeGreaterThan(0);
  faults.decide = () => 'pass';
  faults.batches.length = 0;
  await tab.evaluate(() => dispatchEvent(new Event('online')));
  const arrived = () => distinct(faults.batches);
  const usage = () => arrived().filter(({ name }) => name.startsWith('page.')).length;
  const counted = () =>
    arrived().reduce((all, { name, props }) => all + (name === 'event.dropped' ? Number(props?.count) : 0), 0);
  await expect.poll(() => usage() + counted(), { timeout: 30_000 }).toBe(COUNT + 1);
  expect(arrived().filter(({ name }) => name === 'survey.answered')).toHaveLength(3);
  expect(heard).toEqual([]);
  print('quota', { tracked: COUNT + 4, usage: usage(), counted: counted() });
  await faults.close();
});
