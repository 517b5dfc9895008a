import type { ArticleRecord, ArticleRecords } from '../../store/records/article-records.ts';

/** Writes what `next` makes of an article, looking again as often as somebody else writes at the same moment. */
export async function changeArticle<T>(
  articles: ArticleRecords,
  articleId: string,
  next: (record: ArticleRecord) => ArticleRecord | { instead: T },
): Promise<{ record: ArticleRecord; before: ArticleRecord } | { instead: T } | undefined> {
  for (;;) {
    const before = await articles.find(articleId);
    if (before === undefined) return undefined;
    const wanted = next(before);
    if ('instead' in wanted) return wanted;
    const record = { ...wanted, appIds: appsOf(wanted) };
    if (await articles.put(record, before.turn)) return { record: { ...record, turn: before.turn + 1 }, before };
  }
}

/** The apps whose members see it: those of the draft, and those whose visitors have it. */
const appsOf = ({ draft, published }: ArticleRecord): string[] => [
  ...new Set([...draft.appIds, ...(published?.appIds ?? [])]),
];
