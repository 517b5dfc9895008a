import { readFileSync } from 'node:fs';
import { coloursOf } from '@handrail/protocol/contrast';
import type { Theme } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { themeProperties } from './theme.ts';

const properties = (theme: Theme) => Object.fromEntries(themeProperties(theme));

test('every token has its property, and a theme that says nothing changes nothing', () => {
  const dark = { accent: '#93a8ff', onAccent: '#11152b', surface: '#000000' };
  const light = { surface: '#fffaf2', text: '#2b1d12', muted: '#6b5846', border: '#e5d8c5' };
  const measures: Theme = { radius: 4, fontSize: 16, font: 'serif', shadow: 'strong', spacing: 'compact' };
  expect(properties({ scheme: 'dark', accent: '#102040', dark, light, ...measures })).toEqual({
    'color-scheme': 'dark',
    ...{ '--radius': '4px', '--size': '16', '--font': 'ui-serif,Georgia,serif', '--depth': '2', '--space': '0.75' },
    ...{ '--accent-l': '#102040', '--on-accent-l': '#fff', '--surface-l': '#fffaf2' },
    ...{ '--ink-l': '#2b1d12', '--soft-l': '#6b5846', '--line-l': '#e5d8c5' },
    ...{ '--accent-d': '#93a8ff', '--on-accent-d': '#11152b', '--surface-d': '#000000' },
  });
  expect(properties({})).toEqual({});
});

test('what does not look like its token is left out', () => {
  const hostile = {
    ...{ accent: 'url(https://evil.example)', radius: '4px;color:red', scheme: 'auto', font: 'constructor' },
    ...{ light: { surface: 'red;}' }, dark: 'x', shadow: '__proto__', spacing: 7, fontSize: '14px' },
  };
  expect(properties(hostile as never)).toEqual({});
  expect(properties({ radius: 999, fontSize: 2 })).toEqual({ '--radius': '32px', '--size': '12' });
});

test.each(['#ffe066', '#102040', '#3452d9', '#777777', '#1d9a6c'])(
  'words on %s are those that the check of a theme takes for granted',
  (accent) => {
    const { onAccent } = coloursOf({ accent }, 'light');
    const drawn = properties({ accent })['--on-accent-l'];
    expect({ '#000': '#000000', '#fff': '#ffffff' }[drawn ?? '']).toBe(onAccent);
  },
);

test('the style sheet has the colours that themes are checked against', () => {
  const css = readFileSync(new URL('./root.css', import.meta.url), 'utf8');
  const names = {
    ...{ accent: 'accent', onAccent: 'on-accent', surface: 'surface' },
    ...{ text: 'ink', muted: 'soft', border: 'line' },
  };
  const long = (colour = ''): string => (colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour);
  for (const [token, name] of Object.entries(names) as [keyof typeof names, string][]) {
    const [, light, dark] =
      new RegExp(`--${name}: light-dark\\(var\\(--${name}-l, (#\\w+)\\), var\\(--${name}-d, (#\\w+)\\)`).exec(css) ??
      [];
    expect([long(light), long(dark)], name).toEqual([coloursOf({}, 'light')[token], coloursOf({}, 'dark')[token]]);
  }
});
