import type { Article, ArticleVersion, Person, VersionRow } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import type { Clock } from '../../clock.ts';
import type { ArticleDesk, ArticleRecord } from '../../store/records/article-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { canonical, draftOf } from '../publishing/draft-state.ts';
import type { Asked, NotDone } from '../publishing/publishing.ts';
import { reviewOn } from '../publishing/reviews.ts';
import type { Chance } from '../secrets.ts';
import { changeArticle } from './change.ts';
import { findArticleMistakes } from './mistakes.ts';
import { createArticleReleases } from './releases.ts';
import { articleShelf } from './shelf.ts';

type Saved = { record: ArticleRecord } | { issues: Issue[] } | { stale: ArticleRecord } | undefined;

/** Who writes, and the apps in which they may. */
interface Writer {
  by: Person;
  mayWriteIn(appId: string): boolean;
}

export interface Articles {
  /** Those that members of an app see, the one changed last first. */
  list(appId: string): Promise<ArticleRecord[]>;
  /** Undefined when there is no such article, or members of this app do not see it. */
  find(appId: string, articleId: string): Promise<ArticleRecord | undefined>;
  versions(articleId: string): Promise<VersionRow[]>;
  version(appId: string, articleId: string, version: number): Promise<ArticleVersion | undefined>;
  /** Makes a draft; with the ticket that it is written for. */
  make(content: Omit<Article, 'articleId'>, writer: Writer, fromTicketId?: string): Promise<Saved>;
  /** Replaces the draft of this revision, or whatever is there. */
  save(appId: string, article: Article, writer: Writer, revision: number | undefined): Promise<Saved>;
  /** Makes a version of before the draft. */
  restore(appId: string, articleId: string, version: number, writer: Writer): Promise<Saved>;
  review(articleId: string, asked: Asked): Promise<{ record: ArticleRecord } | NotDone<ArticleRecord>>;
  /** Shows the draft to visitors: an approved one, or one of others, which this approves. */
  publish(
    articleId: string,
    wanted: { by: Person; revision?: number | undefined },
  ): Promise<{ record: ArticleRecord } | NotDone<ArticleRecord>>;
  /** Takes an article from visitors and out of the way; without anybody, brings it back as a draft. */
  archive(articleId: string, by: Person | undefined): Promise<ArticleRecord | undefined>;
  isTicketOf(appId: string, ticketId: string): Promise<boolean>;
  /** What members of an app see of what was written for a ticket. */
  ofTicket(appId: string, ticketId: string): Promise<ArticleRecord[]>;
}

export interface ArticleParts {
  records: Pick<RecordStore, 'apps' | 'articles' | 'tickets'>;
  clock: Clock;
  chance: Chance;
  /** To be called when what visitors get has changed. */
  changed: (appId: string) => void;
  /** To be called when an article was made, by whom, and each time that it was published. */
  told?: (record: ArticleRecord, by: Person | undefined) => Promise<void>;
}

const EMPTY_DESK: ArticleDesk = { authors: [], reviews: [], labels: [] };

export function createArticles(parts: ArticleParts): Articles {
  const { records, clock, chance } = parts;
  const { apps, articles } = records;

  async function mistakesIn(article: Article, { mayWriteIn }: Writer): Promise<Issue[]> {
    const found = await Promise.all(article.appIds.map((appId) => apps.find(appId)));
    const there = found.flatMap((app) => (app !== undefined && mayWriteIn(app.appId) ? app.appId : []));
    return findArticleMistakes(article, new Set(there));
  }

  async function save(appId: string, article: Article, writer: Writer, revision?: number): Promise<Saved> {
    if ((await find(appId, article.articleId)) === undefined) return undefined;
    const issues = await mistakesIn(article, writer);
    if (issues.length > 0) return { issues };
    const done = await changeArticle<Saved>(articles, article.articleId, (record) => {
      if (revision !== undefined && revision !== record.revision) return { instead: { stale: record } };
      if (canonical(record.draft) === canonical(article)) return { instead: { record } };
      const wrote = writer.by.memberId;
      const authors = wrote ? [...new Set([...record.desk.authors, wrote])] : record.desk.authors;
      return {
        ...{ ...record, draft: article, revision: record.revision + 1 },
        ...{ updatedAt: clock.now(), updatedBy: writer.by, desk: { ...record.desk, authors } },
      };
    });
    return done && 'instead' in done ? done.instead : done;
  }

  async function find(appId: string, articleId: string): Promise<ArticleRecord | undefined> {
    const record = await articles.find(articleId);
    return record?.appIds.includes(appId) ? record : undefined;
  }

  const version: Articles['version'] = async (appId, articleId, number) =>
    (await find(appId, articleId)) && articles.version(articleId, number);

  return {
    ...{ find, save, version },
    list: (appId) => articles.list(appId),
    versions: (articleId) => articles.versions(articleId),
    isTicketOf: async (appId, ticketId) => (await records.tickets.find(ticketId))?.ticket.appId === appId,
    ofTicket: async (appId, ticketId) =>
      (await articles.ofTicket(ticketId)).filter(({ appIds }) => appIds.includes(appId)),
    async make(content, writer, fromTicketId) {
      const draft: Article = { ...content, articleId: `art_${chance(8).toString('hex')}` };
      const issues = await mistakesIn(draft, writer);
      if (issues.length > 0) return { issues };
      const authors = writer.by.memberId === null ? [] : [writer.by.memberId];
      const made = {
        ...{ draft, revision: 1, updatedAt: clock.now(), updatedBy: writer.by, live: null, appIds: draft.appIds },
        desk: { ...EMPTY_DESK, authors, ...(fromTicketId !== undefined && { fromTicketId }) },
      };
      await articles.put(made, 0);
      const record = { ...made, turn: 1, newest: 0, published: undefined };
      await parts.told?.(record, writer.by);
      return { record };
    },
    async restore(appId, articleId, number, writer) {
      const found = await version(appId, articleId, number);
      return found && save(appId, draftOf<Article>(found), writer);
    },
    review: (articleId, asked) => reviewOn(articleShelf(records, articleId), clock, asked),
    ...createArticleReleases(parts),
  };
}
