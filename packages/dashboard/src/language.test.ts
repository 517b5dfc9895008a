import { expect, test } from 'vitest';
import { chooseLanguage, keepLanguage, meetMember, type Language } from './language.ts';

test.each([
  ['fr', ['de-DE'], 'fr'],
  [null, ['nl', 'de-AT', 'en'], 'de'],
  [null, ['FR-CA'], 'fr'],
  [null, ['nl', 'it'], 'en'],
  ['xx', ['de'], 'de'],
  [null, [], 'en'],
] as const)('chosen %s, asked for %j: %s', (chosen, asked, language) => {
  expect(chooseLanguage(chosen, asked)).toBe(language);
});

/** A browser that speaks a language, and what happens in it when a member comes in. */
function browser(here: Language) {
  const kept = new Map<string, string>();
  const shelf = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const done: string[] = [];
  const meet = async (ofMember: Language | null, heard = true) => {
    const tell = (chosen: Language) => Promise.resolve(done.push(`told ${chosen}`) > 0 && heard);
    await meetMember(ofMember, { shelf: () => shelf, here, tell, load: () => done.push('loaded') });
    return done.splice(0);
  };
  return { shelf, meet, speaks: () => shelf.getItem('handrail.language') };
}

test('another browser takes the language of the member, and asks for it no second time', async () => {
  const { meet, speaks } = browser('en');
  expect(await meet('de')).toEqual(['loaded']);
  expect(speaks()).toBe('de');
  expect(await meet('en')).toEqual([]);
});

test('what was chosen here becomes the language of the member, once', async () => {
  const { shelf, meet, speaks } = browser('fr');
  keepLanguage(shelf, 'fr');
  // Until the collector has heard it, it is tried again.
  expect(await meet('de', false)).toEqual(['told fr']);
  expect(await meet('de')).toEqual(['told fr']);
  expect(speaks()).toBe('fr');
  // Somebody else at the same browser has their own.
  expect(await meet('de')).toEqual(['loaded']);
});

test('who has none yet gets that of the browser', async () => {
  expect(await browser('de').meet(null)).toEqual(['told de']);
});

test('where a browser keeps nothing its own language stays, and the page is not loaded for ever', async () => {
  const done: string[] = [];
  const tell = (chosen: Language) => Promise.resolve(done.push(chosen) > 0);
  const load = () => done.push('loaded');
  const closed = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const shelf = (): never => {
    throw new Error('denied');
  };
  await meetMember('de', { shelf: () => closed, here: 'en', tell, load });
  await meetMember('de', { shelf, here: 'en', tell, load });
  expect(done).toEqual(['en']);
});
