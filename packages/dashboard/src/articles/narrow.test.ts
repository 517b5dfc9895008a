import type { ArticleRow } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { narrowArticles, NO_FILTER } from './narrow.ts';

const row = (articleId: string, title: string, more: Partial<ArticleRow> = {}): ArticleRow => ({
  ...{ articleId, title, appIds: ['demo'], locales: ['en'], revision: 1, updatedAt: 1, updatedBy: null },
  ...{ state: 'draft', version: null, publishedAt: null, edited: false },
  ...more,
});
const all = [
  row('a', 'Cancel an order', { state: 'published', locales: ['en', 'de'] }),
  row('b', 'Send an order'),
  row('c', 'Old ways', { state: 'archived' }),
];
const ids = (filter: Partial<typeof NO_FILTER>) =>
  narrowArticles(all, { ...NO_FILTER, ...filter }).map(({ articleId }) => articleId);

test('a list is narrowed by state, language and words, with mistakes in them', () => {
  expect(ids({})).toEqual(['a', 'b']);
  expect(ids({ state: 'all' })).toEqual(['a', 'b', 'c']);
  expect(ids({ state: 'archived' })).toEqual(['c']);
  expect(ids({ locale: 'de' })).toEqual(['a']);
  expect(ids({ search: 'cancell' })).toEqual(['a']);
  expect(ids({ search: 'zebra' })).toEqual([]);
});
