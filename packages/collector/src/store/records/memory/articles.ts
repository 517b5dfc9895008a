import type { ArticleVersion } from '@handrail/protocol';
import type { ArticleDraftRecord, ArticleRecord, ArticleRecords } from '../article-records.ts';
import type { VersionNote } from '../guide-records.ts';
import type { Ledger } from './ledger.ts';

interface Kept extends ArticleDraftRecord {
  turn: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function memoryArticles(ledger: Ledger): ArticleRecords & { removeOf(appId: string): void } {
  const kept = ledger.map<string, Kept>();
  const frozen = ledger.map<string, { content: ArticleVersion; note: VersionNote }[]>();
  const versionsOf = (articleId: string) => frozen.get(articleId) ?? [];
  const exact = (articleId: string, version: number | null): ArticleVersion | undefined =>
    versionsOf(articleId).find(({ content }) => content.version === version)?.content;

  function toRecord(one: Kept): ArticleRecord {
    const { articleId } = one.draft;
    return structuredClone({
      ...one,
      newest: Math.max(0, ...versionsOf(articleId).map(({ content }) => content.version)),
      published: exact(articleId, one.live),
    });
  }
  const those = (wanted: (one: Kept) => boolean): ArticleRecord[] =>
    [...kept.values()]
      .filter(wanted)
      .map(toRecord)
      .sort((a, b) => b.updatedAt - a.updatedAt || order(a.draft.articleId, b.draft.articleId));

  return {
    removeOf(appId) {
      for (const [articleId, one] of [...kept]) {
        if (!one.appIds.includes(appId)) continue;
        const appIds = one.appIds.filter((other) => other !== appId);
        if (appIds.length > 0) kept.set(articleId, { ...one, appIds });
        else {
          kept.delete(articleId);
          frozen.delete(articleId);
        }
      }
    },
    list: async (appId) => those(({ appIds }) => appIds.includes(appId)),
    ofTicket: async (ticketId) => those(({ desk }) => desk.fromTicketId === ticketId),
    async find(articleId) {
      const one = kept.get(articleId);
      return one && toRecord(one);
    },
    async put({ draft, revision, updatedAt, updatedBy, desk, live, appIds }, turn) {
      if ((kept.get(draft.articleId)?.turn ?? 0) !== turn) return false;
      const next = structuredClone({ draft, revision, updatedAt, updatedBy, desk, live, appIds });
      kept.set(draft.articleId, { ...next, turn: turn + 1 });
      return true;
    },
    versions: async (articleId) =>
      versionsOf(articleId)
        .map(({ content, note }) => ({ version: content.version, publishedAt: content.publishedAt, ...note }))
        .sort((a, b) => b.version - a.version),
    version: async (articleId, version) => exact(articleId, version),
    async addVersion(version, note) {
      const { articleId } = version;
      if (!kept.has(articleId) || exact(articleId, version.version) !== undefined) return false;
      frozen.set(articleId, [...versionsOf(articleId), structuredClone({ content: version, note })]);
      return true;
    },
    published: async (appId) =>
      those(() => true)
        .flatMap(({ published }) => (published?.appIds.includes(appId) ? [published] : []))
        .sort((a, b) => b.publishedAt - a.publishedAt || order(a.articleId, b.articleId)),
  };
}
