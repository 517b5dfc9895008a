import { targetSchema } from '@handrail/protocol/schema';
import { Compile } from 'typebox/compile';
import { afterEach, expect, test } from 'vitest';
import { describe } from './describe.ts';
import { find } from './find.ts';

const schema = Compile(targetSchema);

afterEach(() => document.body.replaceChildren());

function page(html: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

function one(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

/** What is stored and read again later. */
const stored = (element: Element, options = {}) => JSON.parse(JSON.stringify(describe(element, options)));

const row = (number: number, name: string): string =>
  `<tr><td><a href="#/${number}">#${number}</a></td><td>${name}</td><td><button>Edit</button><button>Refund</button></td></tr>`;
const TABLE = (rows: string): string =>
  `<h2>Orders</h2><table><thead><tr><th>Order</th><th>Name</th><th>Actions</th></tr></thead><tbody>${rows}</tbody></table>`;

test('a record is valid, small, and holds nothing that a visitor typed', () => {
  page(`<form><label for="who">Name</label><input id="who" name="who"><textarea name="note" placeholder="Note">secret-1</textarea>
    <div contenteditable="true" role="textbox" aria-label="Memo">secret-2</div></form>`);
  Object.assign(one('#who'), { value: 'secret-3' });
  for (const selector of ['#who', 'textarea', '[contenteditable]', 'form', 'label']) {
    const record = stored(one(selector));
    expect(schema.Check(record)).toBe(true);
    expect(JSON.stringify(record)).not.toContain('secret');
    expect(JSON.stringify(record).length).toBeLessThan(2_000);
  }
});

test('long texts and deep pages stay within the limit of the record', () => {
  const long = 'word '.repeat(5_000);
  page(
    `${'<div class="some-long-class-name another-quite-long-name">'.repeat(40)}<h1>${long}</h1><p>${long}</p><button>${long}</button><p>${long}</p>`,
  );
  const record = stored(one('button'));
  expect(schema.Check(record)).toBe(true);
  expect(JSON.stringify(record).length).toBeLessThanOrEqual(2_000);
});

test('the button of a row is found by what the row says, wherever the row went', () => {
  page(TABLE(row(1, 'Ines Duarte') + row(2, 'Tom Baker') + row(3, 'Uma Reyes')));
  const record = stored(one('tbody tr:nth-child(2) button'));
  page(TABLE(row(9, 'Just Added') + row(3, 'Uma Reyes') + row(2, 'Tom Baker') + row(1, 'Ines Duarte')));
  expect(find(record, document)).toMatchObject({ element: one('tbody tr:nth-child(3) button') });
});

test('the button of a row that is gone is not found in another row', () => {
  page(TABLE(row(1, 'Ines Duarte') + row(2, 'Tom Baker') + row(3, 'Uma Reyes')));
  const record = stored(one('tbody tr:nth-child(2) button'));
  page(TABLE(row(1, 'Ines Duarte') + row(3, 'Uma Reyes') + row(4, 'Ada Moss')));
  expect(find(record, document)).toHaveProperty('missing');
});

test('by place, the second row is meant, whatever it says', () => {
  page(TABLE(row(1, 'Ines Duarte') + row(2, 'Tom Baker') + row(3, 'Uma Reyes')));
  const record = stored(one('tbody tr:nth-child(2) button'), { item: 'place' });
  page(TABLE(row(7, 'Ada Moss') + row(8, 'Bo Lang') + row(9, 'Cy Novak')));
  expect(find(record, document)).toMatchObject({ element: one('tbody tr:nth-child(2) button') });
});

test('a language-free record holds no text and survives a translation', () => {
  const form = (save: string, cancel: string, title: string): string =>
    `<h2>${title}</h2><form id="profile"><button type="submit" class="primary">${save}</button><button type="button" class="plain">${cancel}</button></form>`;
  page(form('Save', 'Cancel', 'Profile'));
  const record = stored(one('.primary'), { languageFree: true });
  expect(JSON.stringify(record)).not.toMatch(/Save|Cancel|Profile/);
  page(form('Speichern', 'Abbrechen', 'Profil'));
  expect(find(record, document)).toMatchObject({ element: one('.primary') });
});

test('a renamed button in the same place is healed, and says what changed', () => {
  const bar = (id: string): string =>
    `<h2>Orders</h2><div class="toolbar"><button>Import</button><button id="${id}">Export orders</button><button>Print</button></div>`;
  page(bar('export'));
  const record = stored(one('#export'));
  page(bar('download'));
  const finding = find(record, document);
  expect(finding).toMatchObject({ element: one('#download'), healed: true });
  expect(finding).toHaveProperty('changes.changed', [{ signal: 'id', was: 'export', now: 'download' }]);
});

test('a visible copy is preferred to a hidden one that comes first', () => {
  const nav = (attribute: string): string =>
    `<nav ${attribute}><a href="#/home">Home</a><a href="#/orders">Orders</a></nav>`;
  page(nav('class="top"'));
  const record = stored(one('nav.top a:nth-child(2)'));
  page(nav('class="mobile" hidden') + nav('class="top"'));
  expect(find(record, document)).toMatchObject({ element: one('nav.top a:nth-child(2)') });
  one('nav.top').remove();
  expect(find(record, document)).toMatchObject({ missing: 'hidden' });
});

test('an element inside nested shadow roots and a frame is found again', () => {
  page('<x-outer></x-outer><iframe title="inner"></iframe>');
  const outer = one('x-outer').attachShadow({ mode: 'open' });
  const inner = outer.appendChild(document.createElement('x-inner')).attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  button.textContent = 'Deep';
  inner.append(button);
  expect(find(stored(button), document)).toMatchObject({ element: button });

  const framed = (one('iframe') as HTMLIFrameElement).contentDocument; // an iframe by its selector
  const link = framed?.createElement('button');
  if (!framed || !link) throw new Error('no frame');
  link.textContent = 'Framed';
  framed.body.append(link);
  expect(find(stored(link), document)).toMatchObject({ element: link });
});

test('an icon without words is found by its drawing', () => {
  const icons = (first: string, second: string): string =>
    `<div><button><svg width="20" height="20"><path d="${first}"/></svg></button><button><svg width="20" height="20"><path d="${second}"/></svg></button></div>`;
  page(icons('M0 0h10v10', 'M5 5l9 9 3-3z'));
  const record = stored(one('button:nth-child(2) svg'));
  expect(record).toMatchObject({ tag: 'svg', icon: 'M55l993-3z' });
});

test('twins are counted to a hundred and one, and the row still tells them apart', () => {
  page(TABLE(Array.from({ length: 150 }, (_, number) => row(number, `Person ${number} of us`)).join('')));
  for (const number of [2, 140]) {
    const button = one(`tbody tr:nth-child(${number}) button`);
    const record = stored(button);
    expect(record.alike.of).toBe(101);
    expect(record.alike.index).toBeLessThan(101);
    expect(find(record, document)).toMatchObject({ element: button });
  }
});
