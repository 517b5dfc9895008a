import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coloursOf } from './colours.ts';
import { findPoorContrast } from './find-poor-contrast.ts';
import { contrastOf } from './ratio.ts';

test('the ratio is the one that WCAG defines', () => {
  expect(contrastOf('#000000', '#ffffff')).toBe(21);
  expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
  // The known boundary: the lightest grey that is AA on white.
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('our own colours can be read', () => {
  expect(findPoorContrast({})).toEqual([]);
});

test('a failing pair is named with its ratio, in the scheme in which it fails', () => {
  expect(findPoorContrast({ light: { muted: '#b0b0b0' } })).toEqual([
    { pair: 'muted on surface', ratio: contrastOf('#b0b0b0', '#ffffff'), needed: 4.5, scheme: 'light' },
  ]);
  expect(
    findPoorContrast({ accent: '#1f4fd8', onAccent: '#2a2a2a' }).map(({ pair, scheme }) => `${pair} ${scheme}`),
  ).toEqual([...['onAccent on accent light', 'onAccent on accent dark', 'accent on surface dark']]);
});

test('a scheme that is never shown is not judged', () => {
  const accent = '#123a8c';
  expect(findPoorContrast({ accent }).map(({ scheme }) => scheme)).toEqual(['dark']);
  expect(findPoorContrast({ accent, scheme: 'light' })).toEqual([]);
  expect(findPoorContrast({ accent, dark: { accent: '#9db4ff' } })).toEqual([]);
});

test('words on an accent that says nothing of them can always be read', () => {
  const colour = fc.stringMatching(/^#[0-9a-f]{6}$/);
  fc.assert(
    fc.property(colour, (accent) => {
      const { onAccent } = coloursOf({ accent }, 'light');
      expect(contrastOf(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
