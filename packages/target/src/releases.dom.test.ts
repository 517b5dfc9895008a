import { afterEach, expect, test } from 'vitest';
import { describe } from './describe.ts';
import { find } from './find.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = '';
});

function page(html: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

function one(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

/** What is stored and read again later. */
const stored = (element: Element) => JSON.parse(JSON.stringify(describe(element)));
const menu = (...entries: string[]): string =>
  `<h1>Parcelo</h1><nav><ul class="menu">${entries.map((entry) => `<li class="menu-item">${entry}</li>`).join('')}</ul></nav>
   <main><h2>Orders</h2><button type="button">Export</button><button type="button">New order</button></main>`;

test('an entry with another name between the same neighbours is found', () => {
  page(menu('Home', 'Orders', 'Products', 'Customers', 'Reports', 'Settings'));
  const record = stored(one('li:nth-child(3)'));
  page(menu('Home', 'Orders', 'Catalog', 'Customers', 'Reports', 'Settings'));
  expect(find(record, document)).toMatchObject({ element: one('li:nth-child(3)'), healed: true });
});

test('an entry that is gone is not mistaken for the neighbour that took its place', () => {
  page(menu('Home', 'Orders', 'Products', 'Customers', 'Reports', 'Settings'));
  const record = stored(one('li:nth-child(3)'));
  page(menu('Home', 'Orders', 'Customers', 'Reports', 'Settings'));
  expect(find(record, document)).toHaveProperty('missing');
});

test('words in another case and a badge beside them are the same words', () => {
  page(menu('Home', 'My orders', 'Products'));
  const record = stored(one('li:nth-child(2)'));
  page(menu('Home', 'My Orders', 'Products'));
  expect(find(record, document)).toMatchObject({ element: one('li:nth-child(2)') });
});

test('the record tells nothing but prints of the other labels', () => {
  page(menu('Home', 'Orders', 'Products', 'Customers', 'Reports', 'Settings', 'Confidential plans'));
  const text = JSON.stringify(describe(one('li:nth-child(1)')));
  expect(text).not.toContain('Confidential');
});
