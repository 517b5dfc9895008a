import type { Target } from '@handrail/protocol';
import { afterEach, expect, test } from 'vitest';
import { find } from './find.ts';

afterEach(() => document.body.replaceChildren());

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
