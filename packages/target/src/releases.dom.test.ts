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

test('an entry with another name, between the same neighbours and with the same picture, is found', () => {
  page(menu('Home', 'Orders', '<i class="fa fa-box"></i>Products', 'Customers', 'Reports', 'Settings'));
  const record = stored(one('li:nth-child(3)'));
  page(menu('Home', 'Orders', '<i class="fa fa-box"></i>Catalog', 'Customers', 'Reports', 'Settings'));
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

const bar = (...buttons: string[]): string =>
  `<h1>Parcelo</h1><header><ul class="bar">${buttons.map((button) => `<li>${button}</li>`).join('')}</ul></header>
   <main><h2>Orders</h2><button type="button">Export</button><button type="button">New order</button></main>`;
const icon = (name: string, words = ''): string =>
  `<a href="#" class="bar-link"><i class="fa fa-${name}"></i>${words}</a>`;

test.each([
  ['counter', '7'],
  ['name', 'Alerts'],
])('a bell that was given a %s is the bell', (_, words) => {
  page(bar(icon('envelope'), icon('bell'), icon('user')));
  const record = stored(one('li:nth-child(2) a'));
  page(bar(icon('search', 'Find'), icon('envelope', 'Mail'), icon('bell', words), icon('user', 'Jane')));
  expect(find(record, document)).toMatchObject({ element: one('li:nth-child(3) a') });
});

const form = (...fields: string[]): string => `<h1>Profile</h1><form>${fields.join('')}</form>`;

test('a field whose name is gone is known by the caption that still stands before it', () => {
  const old = (caption: string): string =>
    `<div class="group"><label>${caption}</label><input type="number" placeholder="${caption}" class="control"></div>`;
  const now = (caption: string): string =>
    `<div class="field"><label>${caption}</label><input type="text" class="control"></div>`;
  page(form(old('City'), old('Country'), old('Postal code'), old('Street')));
  const record = stored(one('div:nth-child(3) input'));
  page(form(now('Phone'), now('City'), now('Country'), now('Postal code'), now('Street')));
  expect(find(record, document)).toMatchObject({ element: one('div:nth-child(4) input') });
});

const tool = (name: string): string => `<div class="tool"><div class="name">${name}</div><i class="dot"></i></div>`;
const drawer = (title: string, ...tools: string[]): string =>
  `<div class="drawer"><div class="head">${title}</div><div class="tools">${tools.map(tool).join('')}</div></div>`;

test('what holds another element of the same words is told from it, and is no other for what its group holds', () => {
  page(
    drawer('Common', 'Inject', 'Debug', 'Catch') + drawer('Network', 'Post', 'Fetch') + drawer('Parser', 'Csv', 'Xml'),
  );
  const record = stored(one('.tool'));
  expect(record).toMatchObject({ label: 'Inject', alike: { index: 0, of: 2 } });
  page(
    `<section>${drawer('Common', 'Inject', 'Debug', 'Status')}${drawer('Network', 'Post', 'Fetch')}${drawer('Parser', 'Csv', 'Xml')}</section>`,
  );
  const finding = find(record, document, { minConfidence: 0.95 });
  expect(finding).toMatchObject({ element: one('.tool') });
});
