import { expect, test } from 'vitest';
import { languages, loadHelpWords } from './index.ts';
import { english } from './words.ts';

const variables = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
const codes = Object.keys(languages);

test('the panel speaks the ten languages of our other words', async () => {
  const { languages: others } = await import('../../kit/messages.ts');
  expect(codes.sort()).toEqual(Object.keys(others).sort());
  expect(await loadHelpWords('sv')).toBe(english);
});

test.each(codes)('%s has every text, with its variables and a form for every number', async (code) => {
  const words = await loadHelpWords(code);
  expect(Object.keys(words)).toEqual(Object.keys(english));
  for (const [name, own] of Object.entries(english)) {
    const theirs: unknown = words[name as keyof typeof english]; // the two have the same names
    if (typeof own === 'string') {
      expect(theirs, name).not.toBe('');
      expect(variables(theirs as string), name).toEqual(variables(own)); // a text, as its fellow is
    } else if ('other' in own) {
      const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
      expect(Object.keys(theirs as object).sort(), name).toEqual([...forms].sort()); // of the same shape
    } else expect(Object.keys(theirs as object), name).toEqual(Object.keys(own)); // of the same shape
  }
});
