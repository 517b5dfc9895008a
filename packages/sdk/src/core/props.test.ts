import { expect, test } from 'vitest';
import { isTrackName, readProps } from './props.ts';

test('what can travel travels, what cannot is left out', () => {
  const value = {
    text: 'x'.repeat(2_000),
    n: 1,
    no: null,
    yes: true,
    nan: NaN,
    deep: {},
    fn: () => 1,
    'a\nb': 1,
    ['k'.repeat(65)]: 1,
  };
  expect(readProps(value)).toEqual({ text: 'x'.repeat(1_024), n: 1, no: null, yes: true });
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`p${n}`, n]));
  expect(Object.keys(readProps(many) ?? {})).toHaveLength(50);
  expect(readProps('text')).toBeUndefined();
});

test.each([
  ['order.saved', true],
  ['guidebook.opened', true],
  ['guide.started', false],
  ['step.shown', false],
  ['', false],
  ['a\nb', false],
  ['x'.repeat(101), false],
  [7, false],
])('%j as a name: %s', (name, fits) => expect(isTrackName(name)).toBe(fits));
