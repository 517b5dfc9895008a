import type { Article, ArticleDraft, ArticleFigures, ArticleImport, ArticleRow } from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';
import type { Days } from '../range.ts';

type Moved = Promise<Answer<{ state: ArticleDraft['state']; revision: number }>>;
type Saved = Promise<Answer<{ article: Article; revision: number }>>;

/** The knowledge base: articles from draft to visitor. */
export interface ArticleApi {
  articles(appId: string): Promise<Answer<{ articles: ArticleRow[] }>>;
  article(appId: string, articleId: string): Promise<Answer<ArticleDraft>>;
  newArticle(appId: string, content: Omit<Article, 'articleId'>): Saved;
  /** Refused with 412 when somebody else has changed it. */
  saveArticle(appId: string, article: Article, revision: number): Saved;
  askArticleReview(appId: string, articleId: string, move: 'submit' | 'withdraw'): Moved;
  judgeArticle(
    appId: string,
    articleId: string,
    verdict: { move: 'approve' | 'send-back'; revision: number; comment?: string },
  ): Moved;
  publishArticle(appId: string, articleId: string, revision: number): Moved;
  archiveArticle(appId: string, articleId: string, isArchived: boolean): Moved;
  restoreArticle(appId: string, articleId: string, version: number): Moved;
  importArticle(appId: string, text: { format: 'markdown' | 'html'; text: string }): Promise<Answer<ArticleImport>>;
  articleFigures(appId: string, days: Days): Promise<Answer<ArticleFigures>>;
}

const part = encodeURIComponent;

export function createArticleApi(ask: Ask): ArticleApi {
  const all = (appId: string) => `apps/${part(appId)}/articles`;
  const one = (appId: string, articleId: string) => `${all(appId)}/${part(articleId)}`;
  const seen = (revision: number) => ({ 'if-match': `"${revision}"` });
  return {
    articles: (appId) => ask('GET', all(appId)),
    article: (...of) => ask('GET', one(...of)),
    newArticle: (appId, content) => ask('POST', all(appId), content),
    saveArticle: (appId, article, revision) => ask('PUT', one(appId, article.articleId), article, seen(revision)),
    askArticleReview: (appId, articleId, move) => ask('POST', `${one(appId, articleId)}/review`, { move }),
    judgeArticle: (appId, articleId, verdict) => ask('POST', `${one(appId, articleId)}/verdict`, verdict),
    publishArticle: (appId, articleId, revision) =>
      ask('POST', `${one(appId, articleId)}/publish`, undefined, seen(revision)),
    archiveArticle: (appId, articleId, isArchived) =>
      ask(isArchived ? 'POST' : 'DELETE', `${one(appId, articleId)}/archive`),
    restoreArticle: (appId, articleId, version) => ask('POST', `${one(appId, articleId)}/restore`, { version }),
    importArticle: (appId, text) => ask('POST', `${all(appId)}/import`, text),
    articleFigures: (appId, { from, to }) =>
      ask('GET', `apps/${part(appId)}/metrics/articles?${new URLSearchParams({ from, to }).toString()}`),
  };
}
