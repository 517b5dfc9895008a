import type { ArticleRow, DraftState } from '@handrail/protocol';
import { createSearch } from '@handrail/protocol/search';

export interface ArticleFilter {
  search: string;
  state: DraftState | 'all' | 'active';
  locale: string;
}

export const NO_FILTER: ArticleFilter = { search: '', state: 'active', locale: '' };

/** The articles that fit; those that are searched for by how well they do, as the help panel would find them. */
export function narrowArticles(
  articles: readonly ArticleRow[],
  { search, state, locale }: ArticleFilter,
): ArticleRow[] {
  const fitting = articles.filter(
    (one) =>
      (state === 'all' || (state === 'active' ? one.state !== 'archived' : one.state === state)) &&
      (locale === '' || one.locales.includes(locale)),
  );
  if (search.trim() === '') return fitting;
  const index = createSearch(locale || 'en');
  index.add(fitting.map(({ articleId, title, summary }) => ({ id: articleId, title, summary })));
  const byId = new Map(fitting.map((one) => [one.articleId, one]));
  return index.find(search, fitting.length).flatMap(({ id }) => byId.get(id) ?? []);
}
