import { expect, test } from 'vitest';
import { colourIn, draftOf, isColour, poorPairs, withColour, withToken } from './theme-draft.ts';

test('colours for both schemes are edited in each of them', () => {
  expect(draftOf({ accent: '#112233', radius: 4, dark: { accent: '#aabbcc' } })).toEqual({
    ...{ radius: 4, light: { accent: '#112233' } },
    dark: { accent: '#aabbcc' },
  });
  expect(draftOf(undefined)).toEqual({});
});

test('a colour is set and taken back, and nothing empty is left behind', () => {
  const set = withColour({ radius: 4 }, 'dark', 'surface', '#ABCDEF');
  expect(set).toEqual({ radius: 4, dark: { surface: '#abcdef' } });
  expect(colourIn(set, 'dark', 'surface')).toEqual({ colour: '#abcdef', isOwn: true });
  expect(colourIn(set, 'light', 'surface')).toEqual({ colour: '#ffffff', isOwn: false });
  expect(withColour(set, 'dark', 'surface', undefined)).toEqual({ radius: 4 });
});

test('what is as ours is not said', () => {
  expect(withToken({ shadow: 'strong' }, 'shadow', 'soft')).toEqual({});
  expect(withToken({}, 'fontSize', 18)).toEqual({ fontSize: 18 });
  expect(withToken({ fontSize: 18 }, 'fontSize', undefined)).toEqual({});
});

test('a pair that some cannot read is named by its tokens and never rounded up to what is needed', () => {
  expect(poorPairs({})).toEqual([]);
  expect(poorPairs({ light: { muted: '#777777' } })).toEqual([
    { front: 'muted', back: 'surface', scheme: 'light', ratio: '4.47', needed: 4.5 },
  ]);
});

test('half a colour is none', () => {
  expect(['#12345', '#1234567', 'red', '#12345g', '#A1b2C3'].map(isColour)).toEqual([false, false, false, false, true]);
});
