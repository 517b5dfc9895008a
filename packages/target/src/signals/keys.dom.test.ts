import { afterEach, expect, test } from 'vitest';
import { describe } from '../describe.ts';
import { gather } from '../gather.ts';

afterEach(() => document.body.replaceChildren());

/** Rows with two buttons of the same make, as HTML of this test alone. */
function table(names: readonly string[]): HTMLButtonElement[] {
  const rows = names.map((name) => {
    const row = document.createElement('tr');
    for (const content of [name, button('Edit'), button('Refund')]) {
      const cell = document.createElement('td');
      cell.append(content);
      row.append(cell);
    }
    return row;
  });
  const body = document.createElement('tbody');
  body.append(...rows);
  const whole = document.createElement('table');
  whole.append(body);
  document.body.replaceChildren(whole);
  return rows.flatMap((row) => row.querySelector('button') ?? []);
}

function button(label: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = label;
  return made;
}

test.each([0, 2, 4])('the texts of row %i are those of its button, and of no other', (place) => {
  const names = ['Ines Duarte', 'Tom Baker', 'Uma Reyes', 'Ada Moss', 'Bo Lang'];
  const meant = table(names)[place];
  if (!meant) throw new Error('no such row');
  const walk = gather(describe(meant), document);
  let at = walk.next();
  while (!at.done) at = walk.next();
  const named = at.value.suspects.filter(({ evidence }) => evidence['itemKey']).map(({ element }) => element);
  expect(named).toContain(meant);
  for (const element of named) expect(element.closest('tr')).toBe(meant.closest('tr'));
});
