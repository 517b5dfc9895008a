import type { Target } from '@handrail/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { describe } from './describe.ts';
import { find } from './find.ts';
import { strength } from './strength.ts';
import { watch } from './watch.ts';

afterEach(() => {
  vi.restoreAllMocks();
  if (!document.body) document.documentElement.append(document.createElement('body'));
  document.body.replaceChildren();
});

function add(tag: string, text: string, at: Element = document.body): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  at.append(element);
  return element;
}

/** What a hostile page must not keep from its end: each of the four verbs. */
async function useAll(element: Element, target: Target): Promise<void> {
  expect(() => describe(element)).not.toThrow();
  expect(find(target, document)).toBeTypeOf('object');
  expect(strength(target, document)).toHaveProperty('verdict');
  const stop = await new Promise<() => void>((resolve) => {
    const stopWatch = watch(target, document, () => queueMicrotask(() => resolve(stopWatch)));
  });
  stop();
}

test('names that refer to each other in a circle end', () => {
  const [one, two] = [add('button', 'A'), add('button', 'B')];
  one.id = 'one';
  two.id = 'two';
  for (const name of ['aria-labelledby', 'aria-owns', 'aria-describedby']) {
    one.setAttribute(name, 'two one');
    two.setAttribute(name, 'one two');
  }
  expect(find(describe(one), document)).toMatchObject({ element: one });
});

test('a megabyte of text is read only as far as a label goes', () => {
  const element = add('button', 'x'.repeat(1_000_000));
  const record = describe(element);
  expect(JSON.stringify(record).length).toBeLessThan(2_000);
  expect(find(record, document)).toMatchObject({ element });
  element.className = 'new';
  element.setAttribute('title', 'y'.repeat(1_000_000));
  expect(() => find({ ...record, label: 'Other' }, document)).not.toThrow();
});

test('an element that is in no document is described and not found', () => {
  const loose = document.createElement('button');
  loose.textContent = 'Loose';
  expect(find(describe(loose), document)).toHaveProperty('missing');
});

test('an element of a frame that was removed, of a document that was never shown, and a root without body', () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inner = frame.contentDocument?.body.appendChild(document.createElement('button'));
  if (!inner) throw new Error('no document in the frame');
  inner.textContent = 'Inner';
  const target = describe(inner);
  frame.remove();
  expect(() => describe(inner)).not.toThrow();
  expect(find(target, document)).toHaveProperty('missing');
  expect(find(target, inner.ownerDocument)).toHaveProperty('missing');
  const xml = new DOMParser().parseFromString('<orders><order id="a">A</order></orders>', 'text/xml');
  const order = xml.querySelector('order');
  if (!order) throw new Error('no order');
  expect(() => find(describe(order), xml)).not.toThrow();
  expect(find({ v: 1, id: 'a' }, xml)).toMatchObject({ missing: 'hidden', best: order });
  document.body.remove();
  expect(find(target, document)).toHaveProperty('missing');
  expect(strength(target, document).verdict).toBe('weak');
});

const throwing = (): never => {
  throw new Error('patched');
};

test.each<[string, () => void]>([
  ['Element.getAttribute', () => vi.spyOn(Element.prototype, 'getAttribute').mockImplementation(throwing)],
  ['Document.querySelectorAll', () => vi.spyOn(document, 'querySelectorAll').mockImplementation(throwing)],
  ['Element.checkVisibility', () => vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(throwing)],
  ['Element.closest', () => vi.spyOn(Element.prototype, 'closest').mockImplementation(throwing)],
  ['Node.textContent', () => vi.spyOn(Node.prototype, 'textContent', 'get').mockImplementation(throwing)],
  ['Node.getRootNode', () => vi.spyOn(Node.prototype, 'getRootNode').mockImplementation(throwing)],
])('a page that has broken %s gets silence, not an error', async (_, breakIt) => {
  const element = add('button', 'Save');
  const record = describe(element);
  breakIt();
  expect(find({ ...record, label: 'Gone' }, document)).toHaveProperty('missing');
  await useAll(element, record);
});

test('methods that the page has replaced by worse ones do no harm', async () => {
  const element = add('button', 'Save');
  const record = describe(element);
  // As libraries of the 2000s did: `map` on anything, `filter` that drops, an enumerable method on every array.
  vi.spyOn(Array.prototype, 'filter').mockImplementation(() => []);
  await useAll(element, record);
});

test('a form whose fields are named like the properties of an element is only a form', () => {
  const form = add('form', '');
  for (const name of ['id', 'name', 'children', 'attributes', 'title', 'firstChild', 'textContent', 'nodeType']) {
    const input = document.createElement('input');
    input.name = name;
    form.append(input);
  }
  const element = add('button', 'Send', form);
  const record = describe(element);
  expect(find(record, document)).toMatchObject({ element });
  element.textContent = 'Send it';
  expect(() => find(record, document)).not.toThrow();
  expect(() => describe(form)).not.toThrow();
});

test('a form that has lost its methods to its fields hides what it holds, and nothing else', () => {
  const form = add('form', '');
  for (const name of ['getAttribute', 'matches', 'parentElement', 'localName', 'querySelector', 'getRootNode']) {
    const input = document.createElement('input');
    input.name = name;
    form.append(input);
  }
  add('button', 'Apply', form);
  const bar = add('section', '');
  add('button', 'Reset', bar);
  const element = add('button', 'Send', bar);
  element.id = 'send';
  const record = describe(element);
  element.id = 'sent';
  expect(find(record, document)).toMatchObject({ element, healed: true });
  expect(() => describe(form)).not.toThrow();
});

test('a custom element whose getters throw is left alone', () => {
  customElements.define(
    'getters-throw',
    class extends HTMLElement {
      override get id(): string {
        return throwing();
      }
      override get className(): string {
        return throwing();
      }
      override get textContent(): string {
        return throwing();
      }
      override get shadowRoot(): ShadowRoot {
        return throwing();
      }
    },
  );
  document.body.append(document.createElement('getters-throw'));
  const element = add('button', 'Save');
  const record = describe(element);
  expect(find(record, document)).toMatchObject({ element });
  expect(find({ ...record, label: 'Nothing' }, document)).toBeTypeOf('object');
});

test('a tree of a thousand levels is described and searched', () => {
  let at: Element = document.body;
  for (let level = 0; level < 1_000; level++) at = at.appendChild(document.createElement('div'));
  const button = at.appendChild(document.createElement('button'));
  button.textContent = 'Deep';
  const record = describe(button);
  button.textContent = 'Deeper';
  expect(() => find(record, document)).not.toThrow();
});

test('two hundred thousand nodes: the right one, the row with the key, and their absence', () => {
  const row = document.createElement('tr');
  for (const text of ['Order', 'Person', 'Sum']) add('td', text, row);
  add('button', 'Edit', row.appendChild(document.createElement('td')));
  const table = document.createElement('table');
  table.style.display = 'none'; // layout is the browser's work, and not what is tested
  for (let count = 0; count < 33_000; count++) table.append(row.cloneNode(true));
  const shown = document.createElement('table');
  for (let count = 0; count < 60; count++) {
    add('td', `PO-${100 + count}`, shown.appendChild(document.createElement('tr')));
    shown.lastElementChild?.append(...row.cloneNode(true).childNodes);
  }
  document.body.append(table, shown);
  const element = add('button', 'Send');
  const named = shown.children[5];
  const edit = named?.querySelector('button');
  if (!named || !edit) throw new Error('no button in the row');
  const [record, inRow] = [describe(element), describe(edit)];
  expect(document.querySelectorAll('*').length).toBeGreaterThan(195_000);
  expect(find(record, document)).toMatchObject({ element });
  element.setAttribute('class', 'btn-new');
  element.textContent = 'Send all';
  expect(find(record, document)).toMatchObject({ element });
  element.remove();
  expect(find(record, document)).toHaveProperty('missing');
  edit.className = 'btn-new';
  expect(find(inRow, document)).toMatchObject({ element: edit });
  named.remove();
  expect(find(inRow, document)).toHaveProperty('missing');
}, 60_000);

test('a record of a newer version with signals that nobody here knows is read', () => {
  const element = add('button', 'Save');
  const record = { ...describe(element), colour: 'red', order: { index: 0, of: 1 } };
  expect(find(record, document)).toMatchObject({ element });
});

test('the first records that were ever written are still read', () => {
  add('h2', 'Orders');
  const form = add('form', '');
  form.id = 'filters';
  const element = add('button', 'Apply', form);
  add('button', 'Reset', form);
  // Version 1 as it was first published: it stays readable.
  const record: Target = {
    v: 1,
    tag: 'button',
    role: 'button',
    label: 'Apply',
    heading: 'Orders',
    before: ['Orders'],
    after: ['Reset'],
    trail: ['form#filters'],
    route: 'form0/button0',
    slot: { index: 0, of: 2 },
    order: { index: 0, of: 2 },
    alike: { index: 0, of: 1 },
    box: [8, 60, 51, 21, 414],
  };
  expect(find(record, document)).toMatchObject({ element, healed: false });
  element.className = 'btn';
  element.textContent = 'Apply now';
  expect(find(record, document)).toMatchObject({ element, healed: true });
});

test.each<[string, object]>([
  ['a selector that cannot be read', { v: 1, css: 'button[' }],
  ['a selector that is no text', { v: 1, css: 7 }],
  [
    'words where lists should be',
    { v: 1, tag: 'button', order: 'x', before: 'Save', trail: 'a', within: 'abc', classes: 'b' },
  ],
  [
    'numbers where words should be',
    { v: 1, tag: 5, role: 6, label: 7, id: 8, order: { index: 0, of: 1 }, alike: { of: 1 } },
  ],
  [
    'nothing where something should be',
    { v: 1, testId: null, order: null, alike: null, item: null, box: null, within: null },
  ],
  ['lists where objects should be', { v: 1, order: [], alike: [], item: [], testId: [], attributes: [] }],
  ['hosts of every kind', { v: 1, id: 'a', within: [null, 1, 'x', {}, { v: 1, css: '*' }] }],
  ['an empty record', {}],
])('a record with %s finds nothing and breaks nothing', async (_, record) => {
  const element = add('button', 'Save');
  const target = record as Target; // what a store may hold after years
  expect(find(target, document)).toHaveProperty('missing');
  await useAll(element, target);
});

test('where the page has broken the clock, a target that comes is told of, and no error is the page’s', async () => {
  const errors: unknown[] = [];
  const note = (event: Event): void => void errors.push(event);
  for (const name of ['error', 'unhandledrejection']) addEventListener(name, note);
  vi.spyOn(performance, 'now').mockImplementation(() => {
    throw new Error('no clock');
  });
  const told: string[] = [];
  const comes = new Promise<void>((resolve) => {
    const stop = watch({ v: 1, css: '#late' }, document, (finding) => {
      told.push('element' in finding ? 'found' : finding.missing);
      if (!('element' in finding)) return;
      stop();
      resolve();
    });
  });
  await vi.waitFor(() => expect(told).toEqual(['no-match']));
  add('button', 'Late').id = 'late';
  await comes;
  for (const name of ['error', 'unhandledrejection']) removeEventListener(name, note);
  expect(errors).toEqual([]);
});
