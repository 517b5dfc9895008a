import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Announcement } from '../schema/kinds/notices.ts';
import { fillIn } from './fill-in.ts';

const traits = { firstName: 'Ann', orders: 3, admin: false, 'cost centre': 'K7' };

test.each([
  ['Hello {firstName|there}!', 'Hello Ann!'],
  ['Hello {lastName|there}!', 'Hello there!'],
  ['Hello {lastName|}!', 'Hello !'],
  ['{orders|no} orders, {admin|?}, {cost centre|?}', '3 orders, false, K7'],
  ['{constructor|x} {__proto__|y}', 'x y'],
  ['{{firstName|there}}', '{firstName|there}'],
  ['{firstName} and {} and {|x}', '{firstName} and {} and {|x}'],
  ['if (a) { b || c }', 'if (a) { b || c }'],
])('%s reads %s', (text, read) => {
  expect(fillIn(text, traits)).toBe(read);
});

test('what a trait holds is a text, never again a variable', () => {
  expect(fillIn('{a|}', { a: '{b|x}', b: 'secret' })).toBe('{b|x}');
});

test('in a guide all that is read is filled in; addresses, code and ids are not', () => {
  const words = (text: string) => ({ text, href: '/{firstName|x}' });
  const guide = (name: string): Announcement => ({
    ...{ kind: 'announcement', guideId: 'g', title: `For ${name}`, trigger: { on: 'page', path: '/{firstName|x}' } },
    blocks: [
      { type: 'list', items: [[words(`Dear ${name}`)]] },
      { type: 'columns', columns: [[{ type: 'image', src: '/{firstName|x}', alt: `Picture of ${name}` }], []] },
      { type: 'table', rows: [[[words(name)]]] },
      { type: 'code', text: '{firstName|x}' },
    ],
    buttons: [{ buttonId: 'b', label: `I am ${name}`, actions: [{ do: 'open', url: '/{firstName|x}' }] }],
  });
  expect(fillIn(guide('{firstName|x}'), traits)).toEqual(guide('Ann'));
});

test('a text without braces is never changed', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('{')),
      (text) => fillIn(text, traits) === text,
    ),
  );
});
