import type { App, ArticleFigures } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** A line for each article, and for each search that led to nothing. */
export function articlesTable(
  { appId }: Pick<App, 'appId'>,
  articles: readonly { articleId: string; title: string }[],
  { range, articles: figures, failed }: ArticleFigures,
): Table {
  const figuresOf = new Map(figures.map((one) => [one.articleId, one]));
  return {
    name: `${appId}-articles-${range.from}-${range.to}`,
    heads: ['part', 'id', 'title or words', 'opened', 'helped', 'did not help', 'searched in vain'],
    rows: [
      ...articles.map(({ articleId, title }) => {
        const { opened, helped, notHelped } = figuresOf.get(articleId) ?? { opened: 0, helped: 0, notHelped: 0 };
        return ['article', articleId, title, opened, helped, notHelped, null];
      }),
      ...failed.map(({ words, times }) => ['search', null, words, null, null, null, times]),
    ],
  };
}

interface ArticleFilesProps {
  app: App;
  articles: readonly { articleId: string; title: string }[];
  figures: ArticleFigures;
}

/** What became of articles, as files. */
export function ArticleFiles({ app, articles, figures }: ArticleFilesProps) {
  return <TakeAway table={articlesTable(app, articles, figures)} value={{ articles, figures }} />;
}
