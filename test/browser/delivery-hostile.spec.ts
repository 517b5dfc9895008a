import type { Page } from '@playwright/test';
import { plainPage, started } from './support/deliver.ts';
import { serveFaults } from './support/fault-proxy.ts';
import { print } from './support/full.ts';
import { listen } from './support/site.ts';
import { expect, hearBodies, hearEvents, hearFaults, test } from './support/test.ts';

/** Time and chance stand still, so that two pages with the same story say the same, byte by byte. */
const STILL = `Date.now = () => 1767225600000; performance.now = () => 1000;
  crypto.getRandomValues = (array) => array.fill(7); Math.random = () => 0.5;`;
const STORY = `(window.handrail ||= []).push(
    ['identify', { visitorId: 'ada', traits: { role: 'buyer' } }],
    ['track', 'order.saved', { amount: 12.5, currency: '€', express: true, note: null, 'a "b"': 'c\\\\d' }],
    ['track', 'list', { first: 'x' }]);`;

const HOSTILE: Record<string, string> = {
  'Prototype 1.6':
    'Array.prototype.toJSON = Object.prototype.toJSON = String.prototype.toJSON = Number.prototype.toJSON = Date.prototype.toJSON = function () { return "broken" };',
  MooTools:
    'for (const name of ["each", "extend", "include", "clone"]) Array.prototype[name] = Function.prototype[name] = function () {};',
  'an enumerable property of all objects': 'Object.prototype.extra = { some: "thing" };',
  'frozen built-ins':
    '[Object, Array, Function, String, Number, Promise, Map, Set, JSON].forEach((one) => { Object.freeze(one); one.prototype && Object.freeze(one.prototype) });',
  'array methods of its own':
    'Array.prototype.concat = Array.prototype.flat = Array.from = () => []; Object.entries = Object.fromEntries = () => ({});',
};

/** The bodies that a page sends, without the time of the day, which only the network knows. */
async function bodiesOf(page: Page, address: string): Promise<string[]> {
  const bodies: string[] = [];
  const stop = hearBodies(page, (body) => bodies.push(body));
  await page.goto(address);
  await expect.poll(() => bodies.join('')).toContain('page.viewed');
  stop();
  return bodies;
}

test('whatever a page has done to the built-ins, the same bytes go over the wire', async ({
  page,
  app,
  collector,
  site,
}) => {
  const scripts: Record<string, string> = { clean: '', ...HOSTILE };
  const host = await site((path) => {
    const script = scripts[decodeURIComponent(path.slice(1))];
    return script === undefined
      ? undefined
      : {
          body: plainPage(
            collector.url,
            app.appKey,
            `history.replaceState(null, '', '/'); ${STILL} ${script} ${STORY}`,
          ),
        };
  });
  const faults = hearFaults(page);
  const open = async (name: string): Promise<string[]> => {
    const bodies = await bodiesOf(page, `${host.origin}/${name}`);
    await page.evaluate(() => (localStorage.clear(), indexedDB.databases()));
    await page.context().clearCookies();
    return bodies;
  };
  const clean = await open('clean');
  for (const name of Object.keys(HOSTILE)) expect(await open(encodeURIComponent(name)), name).toEqual(clean);
  expect(faults).toEqual([]);
  print('byte-equal', { pages: Object.keys(HOSTILE).length, bytes: clean.join('').length });
});

/** What pages and their tools do to `fetch`. With these, events arrive. */
const WRAPPED: Record<string, string> = {
  'wrapped by a tool that measures':
    'const own = fetch; window.fetch = function (...args) { window.seen = (window.seen ?? 0) + 1; return own.apply(this, args) };',
  'wrapped by one that reads the answer first':
    'const own = fetch; window.fetch = async (...args) => { const answer = await own(...args); await answer.clone().text(); return answer };',
  'wrapped by one that calls it without a window':
    'const own = fetch; window.fetch = (...args) => own.call(undefined, ...args);',
  'replaced after we came':
    'addEventListener("load", () => setTimeout(() => { window.fetch = () => { throw new Error("no") } }, 2000));',
  'that answers with a promise of its own':
    'const own = fetch; window.fetch = (...args) => { const answer = own(...args); return { then: (...both) => answer.then(...both) } };',
};
for (const [what, script] of Object.entries(WRAPPED))
  test(`events arrive with a fetch ${what}`, async ({ page, app, collector, site }) => {
    const faults = hearFaults(page);
    const host = await site({ '/': { body: plainPage(collector.url, app.appKey, script) } });
    await page.goto(`${host.origin}/`);
    await started(page);
    await page.evaluate(() => window.handrail?.push(['track', 'order.saved']));
    await expect.poll(app.count, { timeout: 15_000 }).toEqual({ stored: 2, distinct: 2 });
    expect(faults).toEqual([]);
  });

test('three tags, two of them of another copy of ours, make one Handrail and each event once', async ({
  page,
  app,
  collector,
  site,
}) => {
  const other = await serveFaults(collector.url);
  const heard = hearEvents(page);
  const tags = [collector.url, other.origin, other.origin].map((origin) => plainPage(origin, app.appKey)).join('');
  const host = await site({ '/': { body: tags } });
  const faults = hearFaults(page);
  await page.goto(`${host.origin}/`);
  await started(page);
  await page.evaluate(() => window.handrail?.push(['track', 'order.saved']));
  await expect.poll(app.count).toEqual({ stored: 2, distinct: 2 });
  expect(heard.map(({ name }) => name).sort()).toEqual(['order.saved', 'page.viewed']);
  expect(faults).toEqual([]);
  await other.close();
});

const MISSING = ['404', 'wrong type', 'reset', 'hang'] as const;
for (const how of MISSING)
  test(`our script: ${how}. The page is there, and its calls fall on soft ground`, async ({ page, app, site }) => {
    const broken = await listen((request, response) => {
      if (how === 'hang') return;
      if (how === 'reset') return void request.socket.destroy();
      response.writeHead(how === '404' ? 404 : 200, { 'content-type': 'text/html' }).end('<p>no</p>');
    });
    const calls = `(window.handrail ||= []).push(['track', 'order.saved']);`;
    const button = `<button onclick="document.title = 'clicked'">A</button>`;
    const body = plainPage(broken.origin, app.appKey, calls) + button;
    const host = await site({ '/': { body }, '/without': { body: button } });
    const faults = hearFaults(page);
    const ready = async (path: string): Promise<number> => {
      await page.goto(`${host.origin}${path}`, { waitUntil: 'domcontentloaded' });
      return page.evaluate(() => {
        const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return entry?.domContentLoadedEventEnd ?? NaN;
      });
    };
    const without = await ready('/without');
    const withUs = await ready('/');
    await page.getByRole('button').click();
    await expect(page).toHaveTitle('clicked');
    // A page of text in the place of a script is an error of the script; nothing of ours runs that could throw.
    expect(faults.filter((fault) => !/Unexpected token '<'/.test(fault))).toEqual([]);
    print(how, { readyMs: Math.round(withUs), withoutUsMs: Math.round(without) });
    await broken.close();
  });
