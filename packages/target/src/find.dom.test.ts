import type { Target } from '@handrail/protocol';
import { afterEach, expect, test } from 'vitest';
import { describe } from './describe.ts';
import { find } from './find.ts';
import { sayChanges } from './say-changes.ts';

afterEach(() => document.body.replaceChildren());

// Each selector is of an element that the test has just made.
const pick = (selector: string): Element => document.querySelector(selector) as Element;

function page(html: string): void {
  document.body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

const PAGE = `
  <form><label for="mail">Mail</label><input id="mail" name="email" value="x">
  <button data-testid="save" id="save">Save</button><button hidden class="copy">Copy</button>
  <button class="copy">Copy</button><button class="twin">Twin</button><button class="twin">Twin</button>
  <button hidden id="away">Away</button>
  <label for="who">Supplier</label><select id="who"><option>Papeterie</option></select>
  <button id="new"><i aria-hidden="true">add</i><span aria-label="New order"></span></button>
  <span id="words">Send it</span><button id="sent" aria-labelledby="words">now</button></form>`;

test.each<[string, Target, string]>([
  ['a selector', { v: 1, css: 'form > #save' }, '#save'],
  ['a selector with one visible match', { v: 1, css: '.copy' }, '.copy:not([hidden])'],
  ['a test id', { v: 1, testId: { attribute: 'data-testid', value: 'save' } }, '#save'],
  ['an id', { v: 1, id: 'mail' }, '#mail'],
  ['a role and a label', { v: 1, role: 'button', label: 'Save' }, '#save'],
  ['a field by its label', { v: 1, role: 'textbox', label: 'Mail' }, '#mail'],
  ['a choice by its label, whatever it offers', { v: 1, role: 'combobox', label: 'Supplier' }, '#who'],
  ['a button by the name of its icon', { v: 1, role: 'button', label: 'New order' }, '#new'],
  ['a button named by another element', { v: 1, role: 'button', label: 'Send it' }, '#sent'],
  ['a tag and a name', { v: 1, tag: 'input', name: 'email' }, '#mail'],
])('a short record of %s finds its element', (_, target, selector) => {
  page(PAGE);
  expect(find(target, document)).toMatchObject({ element: document.querySelector(selector), healed: false });
});

test.each<[string, Target, string]>([
  ['twins are ambiguous', { v: 1, css: '.twin' }, 'ambiguous'],
  ['twins by label are ambiguous', { v: 1, role: 'button', label: 'Twin' }, 'ambiguous'],
  ['an element that nobody sees is hidden', { v: 1, id: 'away' }, 'hidden'],
  ['a selector that cannot be read finds nothing', { v: 1, css: ':::' }, 'no-match'],
  ['a selector alone decides', { v: 1, css: '#gone', id: 'save' }, 'no-match'],
  ['an absent label finds nothing', { v: 1, role: 'button', label: 'Delete' }, 'no-match'],
])('%s', (_, target, missing) => {
  page(PAGE);
  expect(find(target, document)).toMatchObject({ missing });
});

test('the label decides among thousands of its role', () => {
  page(`${'<button>Edit</button>'.repeat(2_000)}<button class="wanted">Send</button>`);
  const element = document.querySelector('.wanted');
  expect(find({ v: 1, role: 'button', label: 'Send' }, document)).toMatchObject({ element, by: 'label' });
});

/** Rows with two buttons each, then the form with the button that is meant. */
const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<p>Row ${at} <button>Edit</button> <button>Refund</button></p>`).join('');
const SEND =
  '<h2>Order</h2><p>Total</p><button class="more">More</button><button class="send">Send</button><p>Ends</p><p>Help</p><p>About</p>';

test.each([
  ['above it', `${rows(40)}${SEND}`],
  ['below it', `${SEND}${rows(40)}`],
])('between its old neighbours it is the one, though the page has grown %s and says its label again', (where, html) => {
  page(SEND);
  const record = describe(pick('.send'));
  const again = '<button class="other">Send</button>';
  document.body.replaceChildren();
  page(where === 'above it' ? `${again}${html}` : `${html}${again}`);
  expect(find(record, document)).toMatchObject({ element: pick('.send'), by: 'label' });
});

test('a copy of all that stands around it makes it ambiguous', () => {
  page(SEND);
  const record = describe(pick('.send'));
  page(SEND);
  expect(find(record, document)).toMatchObject({ missing: 'ambiguous' });
});

/** A form whose second button is meant; in a shadow root, a frame, or the page itself. */
const FORM =
  '<h2>Filters</h2><form id="filters"><label>Name <input name="who"></label><button class="reset">Reset</button><button class="apply">Apply</button><button class="export">Export</button></form>';

function fill(root: ShadowRoot | Document | Element, html = FORM): Element {
  const holder = 'body' in root ? root.body : root;
  holder.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  const element = root.querySelector('.apply');
  if (!element) throw new Error('no .apply');
  return element;
}

function host(name: string, at: Node = document.body): ShadowRoot {
  const element = document.createElement(name);
  at.appendChild(element);
  return element.attachShadow({ mode: 'open' });
}

function frameIn(at: Node = document.body): Document {
  const element = document.createElement('iframe');
  at.appendChild(element);
  if (!element.contentDocument) throw new Error('no document in the frame');
  return element.contentDocument;
}

test('an element in a frame inside a shadow root inside a shadow root is described and found', () => {
  const inner = frameIn(host('app-panel', host('app-shell')));
  const element = fill(inner);
  const target = describe(element);
  expect(target.within).toHaveLength(3);
  expect(find(target, document)).toMatchObject({ element, healed: false });
});

test('an element whose host was replaced by another is found in it, and a person should look', () => {
  const target = describe(fill(host('old-panel')));
  document.body.replaceChildren();
  frameIn();
  const element = fill(host('new-panel', host('new-shell')));
  const finding = find(target, document);
  expect(finding).toMatchObject({ element, healed: true });
  expect(finding).toHaveProperty('changes.changed', [{ signal: 'root', was: '', now: '' }]);
});

test('an element that moved out of a shadow root, or into one, is found', () => {
  const target = describe(fill(host('old-panel')));
  document.body.replaceChildren();
  const outside = document.body.appendChild(document.createElement('section'));
  const element = fill(outside);
  expect(find(target, document)).toMatchObject({ element, healed: true });

  const back = describe(element);
  outside.remove();
  const inside = fill(host('new-panel'));
  expect(find(back, document)).toMatchObject({ element: inside, healed: true });
});

test('the same form in two foreign frames is ambiguous, and one that merely says the same is not it', () => {
  const target = describe(fill(document.body.appendChild(document.createElement('main'))));
  document.body.replaceChildren();
  fill(frameIn());
  fill(frameIn());
  expect(find(target, document)).toMatchObject({ missing: 'ambiguous' });

  document.body.replaceChildren();
  fill(frameIn(), '<p>Cookies</p><div><a href="/x">More</a><button class="apply">Apply</button></div>');
  expect(find(target, document)).toHaveProperty('missing');
});

test('what Handrail itself draws is never the target', () => {
  const target = describe(fill(host('old-panel')));
  document.body.replaceChildren();
  fill(host('handrail-root'));
  expect(find(target, document)).toMatchObject({ missing: 'no-match' });
});

test('drawings and what a portal holds are found', () => {
  page(
    '<main><button>Menu</button></main><div class="portal"><ul role="menu"><li role="menuitem">Archive</li></ul></div>',
  );
  page(
    '<svg width="40" height="40" id="chart"><g class="bars"><rect class="bar june" width="9" height="20"/></g></svg>',
  );
  for (const selector of ['li', 'rect', 'svg']) {
    const element = document.querySelector(selector);
    if (!element) throw new Error(selector);
    expect(find(describe(element), document)).toMatchObject({ element });
  }
});

test('what changed is told by signal and value, and in a sentence', () => {
  page(FORM);
  const apply = document.querySelector('.apply');
  if (!apply) throw new Error('no .apply');
  apply.id = 'apply';
  const target = describe(apply);
  apply.id = 'send-all';
  const finding = find(target, document);
  expect(finding).toMatchObject({ element: apply, healed: true });
  expect(finding).toHaveProperty('changes.changed', [{ signal: 'id', was: 'apply', now: 'send-all' }]);
  expect(finding).toHaveProperty('changes.kept', expect.arrayContaining(['label', 'role', 'place']));
  expect('changes' in finding && finding.changes && sayChanges(finding.changes)).toBe(
    'id “apply” became “send-all”; label, role, heading above and place are the same',
  );
});

test('an icon whose id somebody thought of is known by it when all around it has changed', () => {
  page(
    `<main><div class="bar"><span><button id="view-zoom-out" class="mini"><i class="fa-minus"></i></button></span></div></main>`,
  );
  const record = describe(pick('#view-zoom-out'));
  expect(record.label).toBeUndefined();
  document.body.replaceChildren();
  page(`<header><h1>Flows</h1><nav><p>Deploy</p><p>Settings</p></nav><section><button class="mini" aria-label="Zoom in"><i class="fa-plus"></i></button>
    <button id="view-zoom-out" aria-label="Zoom out"><i class="fa-compress"></i></button></section></header>`);
  expect(find(record, document)).toMatchObject({ element: pick('#view-zoom-out'), by: 'id', healed: false });
});

test('an id of one word decides nothing alone', () => {
  page(`<main><p>Orders</p><button id="menu"><i class="fa-bars"></i></button></main>`);
  const record = describe(pick('#menu'));
  document.body.replaceChildren();
  page(`<aside><h2>Help</h2><div><div><button id="menu">Imprint</button></div></div></aside>`);
  expect(find(record, document)).not.toMatchObject({ by: 'id' });
});
