import { expect, test } from 'vitest';
import { english as englishWalkthrough } from './walkthrough-words.ts';
import { english as messages, languages, loadMessages } from './messages.ts';
import { say, sayCount } from './say.ts';
import { english as words } from './words.ts';

const english = { ...messages, walkthrough: englishWalkthrough, words };

/** Every text by its place, with the forms of a plural as one place. */
function textsOf(value: object, at = ''): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [name, one] of Object.entries(value) as [string, string | object][]) {
    const place = at ? `${at}.${name}` : name;
    if (typeof one === 'string') texts.set(place, [one]);
    else if ('other' in one) texts.set(place, Object.values(one) as string[]);
    else for (const [inner, list] of textsOf(one, place)) texts.set(inner, list);
  }
  return texts;
}
const variablesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

test('there are ten languages', () => {
  expect(['en', ...Object.keys(languages)].sort()).toEqual('ar de en es fr it ja nl pl pt'.split(' '));
});

test.each(Object.keys(languages))('%s has every text, with its variables', async (language) => {
  const translated = await loadMessages(language);
  expect(translated.locale).toBe(language);
  const texts = textsOf(translated);
  expect([...texts.keys()].sort()).toEqual([...textsOf(english).keys()].sort());
  for (const [place, [own = '']] of textsOf(english)) {
    if (place === 'locale') continue;
    for (const text of texts.get(place) ?? []) {
      expect(text.trim(), place).not.toBe('');
      // A form for one or two may say the number in words.
      const lacks = variablesOf(own).filter((name) => name !== 'count' && !variablesOf(text).includes(name));
      const alien = variablesOf(text).filter((name) => !variablesOf(own).includes(name));
      expect([...lacks, ...alien], place).toEqual([]);
    }
    if (variablesOf(own).includes('count')) expect(texts.get(place)?.at(-1), place).toContain('{count}');
  }
});

test.each(['en', ...Object.keys(languages)])('%s has a form for every number', async (language) => {
  const spoken = (await loadMessages(language)).words ?? words;
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const plural of [spoken.left, spoken.progress]) expect(Object.keys(plural).sort()).toEqual([...forms].sort());
});

test('numbers are spoken of as the language does', async () => {
  const polish = (await loadMessages('pl-PL')).words ?? words;
  const left = (count: number) => sayCount(polish.left, { count }, 'pl');
  expect([1, 3, 5].map(left)).toEqual(['Pozostał 1 znak', 'Pozostały 3 znaki', 'Pozostało 5 znaków']);
  expect(say('{count} of {total}, {other}', { count: 1_200, total: 'all' }, 'de')).toBe('1.200 of all, {other}');
});

test('the first language that we speak, else English', async () => {
  expect(await loadMessages(undefined, 'de-AT', 'en')).toMatchObject({ next: 'Weiter', locale: 'de' });
  expect(await loadMessages('sv', '', 'de')).toMatchObject({ close: 'Schließen' });
  expect(await loadMessages('pt-BR')).toMatchObject({ locale: 'pt' });
  expect(await loadMessages('en-GB', 'de')).toMatchObject({ close: 'Close' });
  expect(await loadMessages('sv')).toMatchObject({ next: 'Next', locale: 'en' });
  expect(await loadMessages('constructor')).toMatchObject({ locale: 'en' });
});
