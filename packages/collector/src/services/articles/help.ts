import type { Article, ArticlePage, ArticleVersion, Category, HelpArticle, HelpIndex } from '@handrail/protocol';
import { pickLocale } from '@handrail/protocol/text';
import { HELP_LIMITS } from '../../ticket-limits.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { appOfKey } from '../apps.ts';
import { isOfApp } from '../of-app.ts';
import type { Support } from '../support/settings.ts';
import { tagged, type Kept, type Tagged } from '../kept.ts';

/** What pages are told of articles: of published ones alone. */
export interface Help {
  /** Everything that the panel searches, in the language of this page. Undefined when no app has this key. */
  index(appKey: string, locale: string): Promise<Tagged | undefined>;
  /** One version in one language, with whether there is such an app. */
  article(
    appKey: string,
    articleId: string,
    version: number,
    locale: string,
  ): Promise<Tagged | 'no-app' | 'no-article'>;
}

export interface HelpParts {
  records: Pick<RecordStore, 'apps' | 'credentials' | 'articles'>;
  kept: Kept;
  support: Pick<Support, 'read'>;
}

export function createHelp({ records, kept, support }: HelpParts): Help {
  const { articles } = records;

  /** What can be asked about in an app; in which others too is not for its pages to know. */
  async function categoriesOf(appId: string): Promise<Category[]> {
    const { categories } = (await support.read()).settings;
    const here = categories.filter(({ appIds }) => isOfApp(appIds, appId));
    return here.map(({ categoryId, name, fields }) => ({ categoryId, name, fields }));
  }

  return {
    async index(appKey, wish) {
      const locale = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(wish) ? wish.toLowerCase() : '';
      return kept.get(`help ${appKey} ${locale}`, async () => {
        const keyed = await appOfKey(records, appKey);
        if (keyed === undefined) return undefined;
        const { appId, help = {} } = keyed.app;
        const published = (await articles.published(appId)).slice(0, HELP_LIMITS.articles);
        const index: HelpIndex = {
          ...{ protocol: 1, appId, articles: published.map((one) => toEntry(one, locale)) },
          ...{ categories: await categoriesOf(appId), settings: help },
        };
        return { appId, answer: tagged(JSON.stringify(index)) };
      });
    },
    async article(appKey, articleId, version, locale) {
      const keyed = await appOfKey(records, appKey);
      if (keyed === undefined) return 'no-app';
      const record = await articles.find(articleId);
      // A version of before may be open in a page; what was taken from visitors is not told any more.
      if (!record?.published?.appIds.includes(keyed.app.appId)) return 'no-article';
      const found = await articles.version(articleId, version);
      return found?.appIds.includes(keyed.app.appId) ? tagged(JSON.stringify(toPage(found, locale))) : 'no-article';
    },
  };
}

/** An article in the visitor's language, or else in its own. */
function wordsFor({ variants, locale }: Article, wish: string) {
  const picked = pickLocale(Object.keys(variants), [wish]) ?? locale;
  const words = variants[picked];
  // Its own language is one of them: that is checked when it is saved.
  return { locale: picked, ...(words ?? { title: '', blocks: [] }) };
}

function toEntry(article: ArticleVersion, wish: string): HelpArticle {
  const { locale, title, summary, blocks, words = [] } = wordsFor(article, wish);
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' ? [block.content.map(({ text }) => text).join('')] : [],
  );
  const found = [...words, ...headings].join(' ').slice(0, HELP_LIMITS.wordsLength);
  const { articleId, version, pages, audience, categoryIds } = article;
  return {
    ...{ articleId, version, locale, title },
    ...(summary && { summary }),
    ...(found && { words: found }),
    ...(pages && { pages }),
    ...(audience && { audience }),
    ...(categoryIds && { categoryIds }),
  };
}

function toPage(article: ArticleVersion, wish: string): ArticlePage {
  const { articleId, version, publishedAt, guideIds } = article;
  const { locale, title, summary, blocks } = wordsFor(article, wish);
  return {
    ...{ articleId, version, publishedAt, locale, title, blocks },
    ...(summary && { summary }),
    ...(guideIds && { guideIds }),
  };
}
