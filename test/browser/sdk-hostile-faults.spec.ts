import { expect, hearFaults, test, type TestApp } from './support/test.ts';

// Each of these, in turn, throws whenever it is called, from before our script arrives. The page never sees an error that
// is ours, and what it does itself goes on. (Whether a guide can still be shown depends on what is broken.)

const METHODS: Record<string, string[]> = {
  'EventTarget.prototype': ['addEventListener', 'removeEventListener', 'dispatchEvent'],
  'Event.prototype': ['composedPath', 'stopPropagation', 'stopImmediatePropagation', 'preventDefault'],
  'Node.prototype': [
    'appendChild',
    'insertBefore',
    'removeChild',
    'contains',
    'getRootNode',
    'compareDocumentPosition',
  ],
  'Element.prototype': [
    ...['attachShadow', 'append', 'remove', 'matches', 'closest', 'querySelector', 'querySelectorAll', 'getAttribute'],
    ...['setAttribute', 'toggleAttribute', 'getBoundingClientRect', 'scrollIntoView', 'checkVisibility', 'scrollTo'],
  ],
  'HTMLElement.prototype': ['focus', 'showPopover', 'hidePopover', 'click'],
  'Document.prototype': [
    'createElement',
    'createElementNS',
    'createTextNode',
    'querySelector',
    'querySelectorAll',
    'elementsFromPoint',
  ],
  'CSSStyleSheet.prototype': ['replaceSync'],
  'CSSStyleDeclaration.prototype': ['setProperty'],
  'MutationObserver.prototype': ['observe', 'disconnect'],
  'ResizeObserver.prototype': ['observe', 'disconnect'],
  'IntersectionObserver.prototype': ['observe', 'disconnect'],
  'Storage.prototype': ['getItem', 'setItem', 'removeItem'],
  'IDBFactory.prototype': ['open'],
  'IDBDatabase.prototype': ['transaction'],
  'IDBObjectStore.prototype': ['put', 'getAll'],
  'Response.prototype': ['json', 'text'],
  'Navigator.prototype': ['sendBeacon'],
  'Crypto.prototype': ['getRandomValues'],
  JSON: ['stringify', 'parse'],
  window: ['fetch', 'matchMedia', 'getComputedStyle', 'queueMicrotask', 'requestIdleCallback', 'requestAnimationFrame'],
  'LockManager.prototype': ['request'],
  'Array.prototype': ['map', 'filter', 'find', 'flatMap'],
};

const guide = {
  kind: 'walkthrough',
  guideId: 'one',
  title: 'One',
  trigger: { on: 'page' },
  steps: [{ type: 'tooltip', stepId: 'a', title: 'Step A', blocks: [], target: { v: 1, css: '#a' } }],
};
/** The page acts first on what it needs, then breaks the browser as one that tests or protects itself does. */
const host = (
  app: TestApp,
  at: string,
  name: string,
) => `<!doctype html><html lang=en><title>Host</title><button id=a>A</button>
  <script>document.querySelector('#a').onclick = () => { document.title = 'clicked' };
    const broken = () => { throw new Error('broken ${name}') };
    Object.defineProperty(${at}, '${name}', { value: broken, configurable: true, writable: true });</script>${app.tag}`;

for (const [at, names] of Object.entries(METHODS))
  test(`no fault of ours reaches a page that has broken ${at}: ${names.join(', ')}`, async ({ page, app, site }) => {
    test.setTimeout(120_000);
    await app.publish(guide);
    const { origin } = await site((path) => ({ body: host(app, at, path.slice(1)) }));
    for (const name of names) {
      const faults = hearFaults(page);
      const asked = page.waitForResponse((response) => response.url().includes('/assets/shell-'), { timeout: 5_000 });
      await page.goto(`${origin}/${name}`);
      await asked.catch(() => undefined);
      // Long enough for a guide to be drawn where it can be: this is what the page must survive.
      await page
        .locator('handrail-root')
        .waitFor({ state: 'attached', timeout: 700 })
        .catch(() => undefined);
      // By key: a card that could not be placed may lie over it.
      await page.locator('#a').press('Enter');
      await expect(page).toHaveTitle('clicked');
      await page.evaluate(() => {
        window.handrail?.push(['track', 'order.saved']);
        window.handrail?.push(['stop']);
      });
      expect(faults, name).toEqual([]);
    }
  });
