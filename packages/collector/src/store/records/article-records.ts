import type { Article, ArticleVersion, Person, VersionRow } from '@handrail/protocol';
import type { Desk, Reviewable, VersionNote } from './guide-records.ts';

/** What is known of an article besides its content. */
export interface ArticleDesk extends Desk {
  /** The ticket that it was written for. */
  fromTicketId?: string;
}

export interface ArticleDraftRecord extends Omit<Reviewable<ArticleDesk>, 'published'> {
  draft: Article;
  updatedAt: number;
  updatedBy: Person | null;
  /** The version that visitors have; null without one. */
  live: number | null;
  /** The apps whose members see it: those of the draft, and those whose visitors have it. */
  appIds: string[];
}

export interface ArticleRecord extends ArticleDraftRecord {
  /** Counts all changes; whoever makes one says which they have seen. */
  turn: number;
  /** The number of the newest version; 0 without any. */
  newest: number;
  published: ArticleVersion | undefined;
}

export interface ArticleRecords {
  /** All articles that members of an app see, the one changed last first. */
  list(appId: string): Promise<ArticleRecord[]>;
  find(articleId: string): Promise<ArticleRecord | undefined>;
  /** The articles that were written for a ticket, the one changed last first. */
  ofTicket(ticketId: string): Promise<ArticleRecord[]>;
  /** Makes an article (`turn` 0), or replaces the one whose turn is still this. False when it is not, and nothing changes. */
  put(record: ArticleDraftRecord, turn: number): Promise<boolean>;
  /** Newest first. */
  versions(articleId: string): Promise<VersionRow[]>;
  /** One frozen version, whether newer ones have followed or not. */
  version(articleId: string, version: number): Promise<ArticleVersion | undefined>;
  /** Freezes a version. False when its number is taken already; a frozen version never changes. */
  addVersion(version: ArticleVersion, note: VersionNote): Promise<boolean>;
  /** What visitors of an app have, the one published last first. */
  published(appId: string): Promise<ArticleVersion[]>;
}
