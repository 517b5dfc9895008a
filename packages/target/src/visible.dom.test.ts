import { afterEach, expect, test } from 'vitest';
import { isVisible } from './visible.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
});

/** Parsed as a page is, styles and all. */
function target(html: string): Element {
  document.body.append(...new DOMParser().parseFromString(`<body>${html}`, 'text/html').body.childNodes);
  const element = document.querySelector('#it');
  if (!element) throw new Error('no #it');
  return element;
}

test.each([
  ['a plain button', '<button id="it">Go</button>'],
  ['below the fold', '<div style="height:5000px"></div><button id="it">Go</button>'],
  ['covered by a veil', '<button id="it">Go</button><div style="position:fixed;inset:0;background:#fff"></div>'],
  ['inert', '<div inert><button id="it">Go</button></div>'],
  ['hidden from assistive technology only', '<button id="it" aria-hidden="true">Go</button>'],
  ['without a box, its children have one', '<span id="it" style="display:contents"><b>Go</b></span>'],
  ['of no size around a child out of the flow', '<a id="it"><b style="position:absolute">Go</b></a>'],
  ['rendered when it is near', '<div style="content-visibility:auto"><button id="it">Go</button></div>'],
  ['the sight of a closed details', '<details><summary id="it">More</summary>Text</details>'],
  ['a drawing', '<svg width="20" height="20"><path id="it" d="M0 0H20V20"/></svg>'],
  ['a line', '<svg width="20" height="20"><path id="it" d="M0 9H20" stroke="red"/></svg>'],
  [
    'placed by a box further out than one of no size',
    '<p style="height:0;overflow:hidden"><button id="it" style="position:absolute;top:9px">Go</button></p>',
  ],
])('seen: %s', (_, html) => {
  expect(isVisible(target(html))).toBe(true);
});

test.each([
  ['not rendered', '<div style="display:none"><button id="it">Go</button></div>'],
  ['made invisible', '<div style="visibility:hidden"><button id="it">Go</button></div>'],
  ['inside a closed details', '<details><summary>More</summary><button id="it">Go</button></details>'],
  ['skipped by content-visibility', '<div style="content-visibility:hidden"><button id="it">Go</button></div>'],
  ['one pixel for screen readers', '<b id="it" style="position:absolute;width:1px;height:1px;overflow:hidden">Go</b>'],
  ['parked at the left', '<button id="it" style="position:absolute;left:-9999px">Go</button>'],
  ['parked at the top', '<button id="it" style="position:absolute;top:-9999px">Go</button>'],
  ['a closed drawer at the right', '<nav id="it" style="position:fixed;left:100%;width:200px;height:9px">Go</nav>'],
  ['folded away', '<div style="height:0;overflow:hidden"><p><button id="it">Go</button></p></div>'],
  ['a sheet of symbols', '<svg width="0" height="0"><symbol><path id="it" d="M0 0H9V9"/></symbol></svg>'],
  ['an empty drawing', '<svg id="it" width="0" height="0"><path d="M0 0H9V9"/></svg>'],
])('not seen: %s', (_, html) => {
  expect(isVisible(target(html))).toBe(false);
});

test('a body of no size that hides what flows over hides nothing: the window does', () => {
  const element = target('<main style="position:absolute;width:99px;height:99px"><button id="it">Go</button></main>');
  for (const style of [document.body.style, document.documentElement.style]) style.overflow = 'hidden';
  Object.assign(document.body.style, { position: 'relative', height: '0', minHeight: '0', padding: '0', border: '0' });
  const height = document.body.offsetHeight;
  const isSeen = isVisible(element);
  for (const one of [document.body, document.documentElement]) one.removeAttribute('style');
  expect([height, isSeen]).toEqual([0, true]);
});

test('what a scrolled container has moved out of the window is seen', () => {
  const html =
    '<div id="box" style="height:100px;overflow:auto"><button id="it">Go</button><p style="height:4000px"></p></div>';
  const element = target(html);
  document.querySelector('#box')?.scrollTo(0, 3_000);
  expect(element.getBoundingClientRect().bottom).toBeLessThan(0);
  expect(isVisible(element)).toBe(true);
});

test('a page that runs from right to left and is wider than the window can be scrolled to its left', () => {
  document.documentElement.dir = 'rtl';
  const element = target('<div style="width:9000px"><button id="it" style="float:left">Go</button></div>');
  expect(element.getBoundingClientRect().right).toBeLessThan(0);
  expect(isVisible(element)).toBe(true);
});

test('what stands in no document, or in one that is not shown, is not seen', () => {
  expect(isVisible(document.createElement('button'))).toBe(false);
  expect(isVisible(new DOMParser().parseFromString('<p>a</p>', 'text/html').body)).toBe(false);
});
