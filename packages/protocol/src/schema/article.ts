import Type from 'typebox';
import { blockSchema, type Block } from './block.ts';
import { conditionSchema, urlPatternSchema, type Condition } from './condition.ts';
import { idSchema, instantSchema } from './ids.ts';
import { closed, LOCALE, localeSchema, titleSchema } from './kinds/any-guide.ts';
import { DRAFT_STATES, personSchema, reviewSchema, versionNumberSchema, versionRowSchema } from './publishing.ts';
import { orNull } from './or-null.ts';

/** The same blocks as in guides; an article may be longer than a step. */
export const articleBlocksSchema = Type.Array(blockSchema, { maxItems: 300 });

/** One or two sentences for lists. */
const summarySchema = Type.String({ maxLength: 500 });

/** An article in one language. */
export const articleWordsSchema = Type.Object(
  {
    title: titleSchema,
    summary: Type.Optional(summarySchema),
    blocks: articleBlocksSchema,
    /** What people may search by that does not stand in it: other names, messages of errors. */
    words: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
  },
  closed,
);

const contentProperties = {
  /** The apps whose visitors may read it. Whoever writes in it needs the right in each of them. */
  appIds: Type.Array(idSchema, { minItems: 1, maxItems: 50, uniqueItems: true }),
  /** The language that stands in for those which the article does not have; it is one of `variants`. */
  locale: localeSchema,
  /** By language. Each is whole: nothing of it is taken from another. */
  variants: Type.Record(Type.String({ pattern: LOCALE }), articleWordsSchema, {
    maxProperties: 50,
    additionalProperties: false,
  }),
  /** Judged in the page, as of guides. Without it, everybody. */
  audience: Type.Optional(conditionSchema),
  /** On which pages it is offered before anybody searches. */
  pages: Type.Optional(Type.Array(urlPatternSchema, { maxItems: 50 })),
  /** Categories of tickets that it answers: it is offered to whoever asks about one. */
  categoryIds: Type.Optional(Type.Array(idSchema, { maxItems: 20, uniqueItems: true })),
  /** Guides that show what it tells; each is a button that starts one. */
  guideIds: Type.Optional(Type.Array(idSchema, { maxItems: 5, uniqueItems: true })),
};

const articleProperties = { articleId: idSchema, ...contentProperties };

/** What somebody writes, and for which ticket of the app; its id is ours to give. */
export const newArticleSchema = Type.Object({ ...contentProperties, fromTicketId: Type.Optional(idSchema) }, closed);

/** A help text in the knowledge base, as it is written: all languages of it. */
export const articleSchema = Type.Object(articleProperties, closed);

/** A published article: numbered and frozen. */
export const articleVersionSchema = Type.Object(
  { ...articleProperties, version: versionNumberSchema, publishedAt: instantSchema },
  closed,
);

/** What `GET /v1/articles/:articleId/:version` answers: one version in one language. It never changes. */
export const articlePageSchema = Type.Object({
  articleId: idSchema,
  version: versionNumberSchema,
  publishedAt: instantSchema,
  locale: localeSchema,
  title: titleSchema,
  summary: Type.Optional(summarySchema),
  blocks: articleBlocksSchema,
  guideIds: Type.Optional(Type.Array(idSchema)),
});

const aboutArticle = {
  /** Counts how often the draft was changed. */
  revision: Type.Integer({ minimum: 1 }),
  updatedAt: instantSchema,
  updatedBy: orNull(personSchema),
  state: Type.Enum([...DRAFT_STATES]),
  /** What visitors have. */
  version: orNull(versionNumberSchema),
  publishedAt: orNull(instantSchema),
  /** Whether the draft differs from it. */
  edited: Type.Boolean(),
  /** The ticket that it was written for; never told to pages. */
  fromTicketId: Type.Optional(idSchema),
};

/** An article in a list. */
export const articleRowSchema = Type.Object({
  articleId: idSchema,
  appIds: Type.Array(idSchema),
  /** In its own language. */
  title: Type.String(),
  summary: Type.Optional(Type.String()),
  locales: Type.Array(localeSchema),
  ...aboutArticle,
});

/** An article as its authors see it. */
export const articleDraftSchema = Type.Object({
  article: articleSchema,
  ...aboutArticle,
  /** What was said of the draft, the oldest first. */
  reviews: Type.Array(reviewSchema),
  /** The newest first. */
  versions: Type.Array(versionRowSchema),
});

/** What `POST /api/apps/:appId/articles/import` takes: a text of elsewhere. */
export const articleImportSchema = Type.Object(
  { format: Type.Enum(['markdown', 'html']), text: Type.String({ maxLength: 800_000 }) },
  closed,
);

/** What became of it: blocks, and what was left out, in words for people. */
export const importedSchema = Type.Object({
  title: Type.Optional(Type.String()),
  blocks: articleBlocksSchema,
  dropped: Type.Array(Type.Object({ what: Type.String(), times: Type.Integer({ minimum: 1 }) })),
});

export interface ArticleWords {
  title: string;
  summary?: string;
  blocks: Block[];
  words?: string[];
}
export interface Article {
  articleId: string;
  appIds: string[];
  locale: string;
  variants: Record<string, ArticleWords>;
  audience?: Condition;
  pages?: string[];
  categoryIds?: string[];
  guideIds?: string[];
}
export type ArticleVersion = Article & { version: number; publishedAt: number };
export type ArticlePage = Type.Static<typeof articlePageSchema>;
export type ArticleRow = Type.Static<typeof articleRowSchema>;
export type ArticleDraft = Omit<Type.Static<typeof articleDraftSchema>, 'article'> & { article: Article };
export type ArticleImport = Type.Static<typeof importedSchema>;
