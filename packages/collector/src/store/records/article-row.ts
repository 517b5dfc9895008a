import type { Article, ArticleVersion } from '@handrail/protocol';
import type { ArticleDesk, ArticleDraftRecord, ArticleRecord } from './article-records.ts';
import { parsed, toPerson, type Row } from './guide-row.ts';

export const toArticleVersion = (content: unknown): ArticleVersion | undefined =>
  parsed<ArticleVersion | undefined>(content, undefined);

export function toArticleRecord(row: Row): ArticleRecord {
  return {
    draft: JSON.parse(String(row['draft'])) as Article, // written by `articleValues`, as are the others
    revision: Number(row['revision']),
    turn: Number(row['turn']),
    updatedAt: Number(row['updated_at']),
    updatedBy: toPerson(row['updated_by']),
    desk: JSON.parse(String(row['desk'])) as ArticleDesk,
    live: row['live'] === null ? null : Number(row['live']),
    appIds: JSON.parse(String(row['app_ids'])) as string[],
    newest: Number(row['newest'] ?? 0),
    published: toArticleVersion(row['published']),
  };
}

/** The columns of an article that change, in the order of the statements of the engines; its id is the last. */
export function articleValues(record: ArticleDraftRecord): (string | number | null)[] {
  const { draft, revision, updatedAt, updatedBy, desk, live, appIds } = record;
  return [
    ...[JSON.stringify(draft), revision, updatedAt, updatedBy && JSON.stringify(updatedBy), JSON.stringify(desk)],
    ...[live, JSON.stringify(appIds), desk.fromTicketId ?? null, draft.articleId],
  ];
}

/** Of the contents that members of an app see, those that its visitors have. */
export const versionsFor = (appId: string, contents: readonly unknown[]): ArticleVersion[] =>
  contents.flatMap((content) => toArticleVersion(content) ?? []).filter(({ appIds }) => appIds.includes(appId));
