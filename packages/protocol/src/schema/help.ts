import Type from 'typebox';
import { categorySchema, type Category } from './category.ts';
import { conditionSchema, urlPatternSchema, type Condition } from './condition.ts';
import { idSchema } from './ids.ts';
import { localeSchema } from './kinds/any-guide.ts';
import { cornerSchema } from './kinds/notices.ts';

const closed = { additionalProperties: false };

/** How visitors come to the help panel; an app without these has none. */
export const helpSettingsSchema = Type.Object(
  {
    /** `hidden`: the app opens the panel itself. @default shown */
    launcher: Type.Optional(Type.Enum(['shown', 'hidden'])),
    /** @default bottom-end */
    corner: Type.Optional(cornerSchema),
    /** Whether F1 opens it. @default false */
    key: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** A published article in the visitor's language, without its body: what an SDK searches and lists. */
export const helpArticleSchema = Type.Object({
  articleId: idSchema,
  /** `GET /v1/articles/:articleId/:version?appKey=&locale=` has the rest. */
  version: Type.Integer({ minimum: 1 }),
  /** The language that it is in: the visitor's, or else the article's own. */
  locale: localeSchema,
  title: Type.String(),
  summary: Type.Optional(Type.String()),
  /** What else it is found by: words of its authors and its headings. */
  words: Type.Optional(Type.String()),
  pages: Type.Optional(Type.Array(urlPatternSchema)),
  audience: Type.Optional(conditionSchema),
  categoryIds: Type.Optional(Type.Array(idSchema)),
});

/** What `GET /v1/help?appKey=&locale=` answers, with an ETag: everything that the panel needs to search without us. */
export const helpIndexSchema = Type.Object({
  protocol: Type.Literal(1),
  appId: idSchema,
  /** Those that were published last come first. */
  articles: Type.Array(helpArticleSchema),
  /** What can be asked about in this app, with what has to be said then; in all languages. */
  categories: Type.Array(categorySchema),
  settings: helpSettingsSchema,
});

export type HelpSettings = Type.Static<typeof helpSettingsSchema>;
export interface HelpArticle {
  articleId: string;
  version: number;
  locale: string;
  title: string;
  summary?: string;
  words?: string;
  pages?: string[];
  audience?: Condition;
  categoryIds?: string[];
}
export interface HelpIndex {
  protocol: 1;
  appId: string;
  articles: HelpArticle[];
  categories: Category[];
  settings: HelpSettings;
}
