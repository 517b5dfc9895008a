import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Theme } from '../schema/theme.ts';
import { coloursOf } from './colours.ts';
import { mergeThemes } from './merge-themes.ts';

test('what the guide says wins, also over what the app says of one scheme', () => {
  const app: Theme = { radius: 4, font: 'page', accent: '#111111', dark: { accent: '#eeeeee', surface: '#222222' } };
  expect(mergeThemes(app, { radius: 8, accent: '#333333', light: { text: '#444444' } })).toEqual({
    ...{ radius: 8, font: 'page' },
    light: { accent: '#333333', text: '#444444' },
    dark: { accent: '#333333', surface: '#222222' },
  });
});

test('words on the accent go with the accent', () => {
  const app: Theme = { accent: '#ffee00', onAccent: '#000000' };
  expect(coloursOf(mergeThemes(app, { accent: '#002244' }), 'light').onAccent).toBe('#ffffff');
  expect(coloursOf(mergeThemes(app, { radius: 2 }), 'dark').onAccent).toBe('#000000');
});

test('without a theme on one side it looks as the other says', () => {
  const colour = fc.stringMatching(/^#[0-9a-f]{6}$/);
  const some = fc.record({ accent: colour, onAccent: colour, surface: colour, text: colour }, { requiredKeys: [] });
  const both = fc.record({ accent: colour, onAccent: colour, light: some, dark: some }, { requiredKeys: [] });
  fc.assert(
    fc.property(both, fc.constantFrom('light' as const, 'dark' as const), (theme, scheme) => {
      expect(coloursOf(mergeThemes(theme), scheme)).toEqual(coloursOf(theme, scheme));
      expect(coloursOf(mergeThemes(undefined, theme), scheme)).toEqual(coloursOf(theme, scheme));
    }),
  );
});
