import type { Route } from '@playwright/test';
import { expect, hearFaults, test, type TestApp } from './support/test.ts';

const guide = {
  kind: 'walkthrough',
  guideId: 'one',
  title: 'One',
  trigger: { on: 'page' },
  steps: [{ type: 'tooltip', stepId: 'a', title: 'Step A', blocks: [], target: { v: 1, css: '#a' } }],
};
/** The loader waits for an idle moment, so long at most; what did not come is asked for again after so long. */
const [IDLE_MS, AGAIN_MS] = [10_000, 30_000];
const host = (app: TestApp, script: string) => ({
  body: `<!doctype html><html lang="en"><title>Host</title><button id="a">A</button><script>${script}</script>
    <script>document.querySelector('#a').onclick = () => { document.title = 'clicked' };</script>${app.tag}`,
});

/** What pages do to the browser. In all of these a guide is shown and its events arrive. */
const SURVIVED: Record<string, string> = {
  'arrays that turn into strings (Prototype 1.6)':
    'Array.prototype.toJSON = Object.prototype.toJSON = String.prototype.toJSON = function () { return "broken" };',
  'arrays with enumerable methods (MooTools)': 'Array.prototype.each = Array.prototype.extend = function () {};',
  'objects with an enumerable property': 'Object.prototype.extra = function () {};',
  'frozen built-ins': '[Object, Array, Function, String, Promise].forEach((one) => Object.freeze(one.prototype));',
  'localStorage that may not be touched':
    'for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new Error("denied") } });',
  'storage that is full': 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };',
  'storage with nonsense in it':
    'const get = Storage.prototype.getItem; Storage.prototype.getItem = function (key) { return key.startsWith("handrail") ? \'{"v":1,"value":{"guideId":7}}\' : get.call(this, key) };',
  'no database': 'Object.defineProperty(window, "indexedDB", { value: undefined });',
  'a database that may not be touched':
    'Object.defineProperty(window, "indexedDB", { get() { throw new Error("denied") } });',
  'a database that never answers': 'IDBFactory.prototype.open = () => ({});',
  'a database that cannot be written': 'IDBObjectStore.prototype.put = () => { throw new Error("full") };',
  'no Web Locks': 'Object.defineProperty(navigator, "locks", { value: undefined });',
  'timers replaced by nothing afterwards': 'addEventListener("load", () => { window.clearTimeout = null; });',
  'a console that throws': 'console.warn = () => { throw new Error("no") };',
  'clicks whose path may not be asked':
    'addEventListener("load", () => { Event.prototype.composedPath = () => { throw new Error("no") } });',
  'an idle callback that never comes': 'window.requestIdleCallback = () => 0;',
  'an element called handrail': 'document.write("<form id=handrail></form>");',
};

for (const [what, script] of Object.entries(SURVIVED))
  test(`goes on with ${what}`, async ({ page, app, site }) => {
    await app.publish(guide);
    const faults = hearFaults(page);
    const { origin } = await site({ '/': host(app, script) });
    await page.goto(`${origin}/`);
    await page.getByRole('dialog', { name: 'Step A' }).getByRole('button', { name: 'Done' }).click();
    // page.viewed, guide.started, step.shown, step.completed, guide.completed
    await expect.poll(app.count).toEqual({ stored: 5, distinct: 5 });
    await page.locator('#a').click();
    await expect(page).toHaveTitle('clicked');
    expect(faults).toEqual([]);
  });

/** In these nothing can be fetched: the page goes on, and no error of ours reaches it. */
const ALONE: Record<string, string> = {
  'fetch that throws': 'window.fetch = () => { throw new Error("no") };',
  'no fetch': 'delete window.fetch;',
  'fetch that rejects': 'window.fetch = () => Promise.reject(new Error("no"));',
  'fetch that never settles': 'window.fetch = () => new Promise(() => {});',
  'fetch that answers nonsense': 'window.fetch = async () => 7;',
};

for (const [what, script] of Object.entries(ALONE))
  test(`leaves the page alone with ${what}, and delivers on the next page`, async ({ page, app, site }) => {
    const faults = hearFaults(page);
    const { origin } = await site({
      '/broken': host(app, `${script} navigator.sendBeacon = () => false;`),
      '/': host(app, ''),
    });
    await page.goto(`${origin}/broken`);
    await page.waitForFunction(() => window.handrail && 'track' in window.handrail);
    await page.evaluate(() => window.handrail?.push(['track', 'order.saved']));
    await page.locator('#a').click();
    await expect(page).toHaveTitle('clicked');
    await page.goto(`${origin}/`);
    await expect.poll(app.count).toEqual({ stored: 3, distinct: 3 });
    expect(faults).toEqual([]);
  });

for (const status of [404, 200])
  test(`a shell that cannot be loaded (${status}) leaves the page alone, and its calls wait until it can`, async ({
    page,
    app,
    site,
    browserName,
  }) => {
    await page.clock.install();
    const refuse = (route: Route) => route.fulfill({ status, contentType: 'text/html', body: '<p>no</p>' });
    await page.route('**/assets/shell-*.js', refuse);
    const faults = hearFaults(page);
    const { origin } = await site({ '/': host(app, '') });
    const warned = page.waitForEvent('console', (message) => message.text().includes('could not be loaded'));
    await page.goto(`${origin}/`);
    await page.clock.runFor(IDLE_MS);
    await warned;
    await page.evaluate(() => (window.handrail ||= [] as never).push(['track', 'order.saved']));
    await page.locator('#a').click();
    await expect(page).toHaveTitle('clicked');
    expect(faults).toEqual([]);
    expect(await app.count()).toMatchObject({ stored: 0 });
    await page.unroute('**/assets/shell-*.js', refuse);
    await page.clock.fastForward(AGAIN_MS);
    await page.clock.resume();
    // Of Firefox a module that failed fails until the page is loaded anew.
    if (browserName === 'firefox') await page.reload();
    await expect.poll(app.count).toMatchObject({ stored: browserName === 'firefox' ? 1 : 2 });
  });

test('in a sandboxed frame, where storage and locks are forbidden, a guide is shown and its events arrive', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guide);
  const faults = hearFaults(page);
  const { origin } = await site({
    '/': { body: '<!doctype html><title>Outer</title><iframe src="/inner" sandbox="allow-scripts"></iframe>' },
    '/inner': host(app, ''),
  });
  await page.goto(`${origin}/`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('dialog', { name: 'Step A' }).getByRole('button', { name: 'Done' }).click();
  await expect.poll(app.count).toEqual({ stored: 5, distinct: 5 });
  expect(faults).toEqual([]);
});

test('a policy that forbids to connect is named once, with the line that would help, and nothing is tried again', async ({
  page,
  app,
  collector,
  site,
}) => {
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${collector.url}; connect-src 'self'`;
  const { body } = host(app, '');
  const { origin } = await site({ '/': { body, headers: { 'content-security-policy': policy } } });
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('Handrail:')) said.push(message.text());
  });
  await page.goto(`${origin}/`);
  await expect.poll(() => said).toEqual([expect.stringContaining(`connect-src ${new URL(collector.url).origin}`)]);
  await page.evaluate(() => window.handrail?.push(['track', 'order.saved']));
  await page.locator('#a').click();
  await expect(page).toHaveTitle('clicked');
  expect(said).toHaveLength(1);
});

test('a button that acts when it is pressed, and is gone before the click, counts as clicked', async ({
  page,
  app,
  site,
}) => {
  const pressed = { ...guide.steps[0], advance: 'click' };
  await app.publish({ ...guide, steps: [pressed, { type: 'dialog', stepId: 'b', title: 'Step B', blocks: [] }] });
  const { origin } = await site({
    '/': host(app, 'document.querySelector("#a").onpointerdown = (event) => event.target.remove();'),
  });
  await page.goto(`${origin}/`);
  await expect(page.getByRole('dialog', { name: 'Step A' })).toBeVisible();
  await page.locator('#a').click({ delay: 300 });
  await expect(page.getByRole('dialog', { name: 'Step B' })).toBeVisible();
});
