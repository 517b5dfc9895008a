import type { HelpArticle } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { Result } from '../searcher.ts';
import { suggestFor, withTopic } from './suggest.ts';

const article = (articleId: string) => ({ articleId, version: 1, locale: 'en', title: articleId }) as Result;

/** Finds what a table says of each word, and notes what it was asked. */
function searching(table: Record<string, string[]>) {
  const asked: string[] = [];
  const search = (word: string) => {
    asked.push(word);
    return Promise.resolve((table[word] ?? []).map((id) => known.get(id) ?? article(id)));
  };
  const known = new Map([...new Set(Object.values(table).flat())].map((id) => [id, article(id)]));
  return { asked, titles: async (text: string) => (await suggestFor(text, search)).map(({ title }) => title) };
}

test('what is found by most of the words comes first, three at most', async () => {
  const { titles } = searching({ cost: ['trip', 'cost'], centre: ['cost'], missing: ['a', 'b', 'cost'] });
  expect(await titles('Cost centre missing!')).toEqual(['cost', 'trip', 'a']);
});

test('each longer word is asked once; short ones stand in every text, and of a long text the beginning counts', async () => {
  const { asked, titles } = searching({});
  await titles(`It is my Order, the ORDER. ${Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')}`);
  expect(asked).toEqual(['order', ...Array.from({ length: 19 }, (_, index) => `word${index}`)]);
});

test('where no spaces stand between words, runs of signs that carry meaning are words', async () => {
  const { asked, titles } = searching({});
  await titles('注文が見えません。エラーと ORDER-2026 が出ます');
  expect(asked).toEqual(['注文', 'エラー', 'order', '2026']);
});

test('nothing is suggested for nothing', async () => {
  expect(await searching({ cost: ['cost'] }).titles('a b c')).toEqual([]);
});

test('what is written about the category stands after what the words found, each once', () => {
  const about = (articleId: string, categoryIds?: string[]) => ({ ...article(articleId), categoryIds });
  const all = [
    about('a', ['money']),
    about('b'),
    about('c', ['money', 'trips']),
    about('d', ['trips']),
  ] as HelpArticle[];
  const ids = (found: Result[], categoryId: string) => withTopic(found, all, categoryId).map(({ title }) => title);
  expect(ids([all[2] as Result, article('x')], 'money')).toEqual(['c', 'x', 'a']);
  expect(ids([], '')).toEqual([]);
  expect(ids([article('x'), article('y'), article('z')], 'trips')).toEqual(['x', 'y', 'z']);
});
