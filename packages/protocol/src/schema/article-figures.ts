import Type from 'typebox';
import { idSchema } from './ids.ts';
import { rangeSchema } from './metrics.ts';

const count = Type.Integer({ minimum: 0 });

/** What became of the articles of an app in a range, from what the help panel noted. */
export const articleFiguresSchema = Type.Object({
  range: rangeSchema,
  articles: Type.Array(
    Type.Object({
      articleId: idSchema,
      /** How often it was opened, and how often somebody said that it helped, or did not. */
      opened: count,
      helped: count,
      notHelped: count,
    }),
  ),
  searches: count,
  /** What was searched and not found, or found and not opened, the most frequent first; masked in the page. */
  failed: Type.Array(Type.Object({ words: Type.String(), times: count })),
  /** There were more events than are looked at; the newest count. */
  cut: Type.Boolean(),
});

export type ArticleFigures = Type.Static<typeof articleFiguresSchema>;
