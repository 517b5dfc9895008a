import { afterEach, expect, test, vi } from 'vitest';
import { describe } from './describe.ts';
import { find } from './find.ts';
import { strength } from './strength.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function add(tag: string, text: string): Element {
  const element = document.createElement(tag);
  element.textContent = text;
  document.body.append(element);
  return element;
}

test('names that refer to each other in a circle end', () => {
  const [one, two] = [add('button', 'A'), add('button', 'B')];
  one.id = 'one';
  two.id = 'two';
  one.setAttribute('aria-labelledby', 'two one');
  two.setAttribute('aria-labelledby', 'one two');
  expect(find(describe(one), document)).toMatchObject({ element: one });
});

test('a megabyte of text is read only as far as a label goes', () => {
  const element = add('button', 'x'.repeat(1_000_000));
  const record = describe(element);
  expect(JSON.stringify(record).length).toBeLessThan(2_000);
  expect(find(record, document)).toMatchObject({ element });
});

test('an element that is in no document is described and not found', () => {
  const loose = document.createElement('button');
  loose.textContent = 'Loose';
  expect(find(describe(loose), document)).toHaveProperty('missing');
});

test('methods that the page has broken give silence, not an error', () => {
  const record = describe(add('button', 'Save'));
  vi.spyOn(Element.prototype, 'getAttribute').mockImplementation(() => {
    throw new Error('patched');
  });
  expect(find(record, document)).toEqual({ missing: 'no-match' });
  expect(strength(record, document).verdict).toBe('weak');
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

test('a record of a newer version with signals that nobody here knows is read', () => {
  const element = add('button', 'Save');
  const record = { ...describe(element), colour: 'red', order: { index: 0, of: 1 } };
  expect(find(record, document)).toMatchObject({ element });
});
