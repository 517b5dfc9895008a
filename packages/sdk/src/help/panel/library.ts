import type { ArticlePage, Category, HelpArticle, HelpIndex } from '@handrail/protocol';
import { inAudience, matchPath } from '@handrail/protocol/conditions';
import { isRecord } from '../../core/saved.ts';
import type { HelpContext, KnownGuide } from '../context.ts';
import type { Shelf } from '../shelf.ts';

/** What can be found and read: the guides of the page's manifest and the articles of the collector's index. */
export interface Library {
  /** Whether the index is here, from the collector or from the last time. */
  state(): 'loading' | 'fresh' | 'kept' | 'missing';
  articles(): readonly HelpArticle[];
  guides(): readonly KnownGuide[];
  categories(): readonly Category[];
  /** What fits this page, the closest first. */
  here<T extends HelpArticle | KnownGuide>(some: readonly T[]): T[];
  article(articleId: string): Promise<ArticlePage | undefined>;
  load(): Promise<void>;
}

const INDEX = 'index:';
const ARTICLE = 'article:';

const isIndex = (value: unknown): value is HelpIndex => isRecord(value) && Array.isArray(value.articles);
const isPage = (value: unknown): value is ArticlePage => isRecord(value) && Array.isArray(value.blocks);

/** The pages at which a guide begins or an article is about. */
function pagesOf(one: HelpArticle | KnownGuide): readonly string[] {
  if ('articleId' in one) return one.pages ?? [];
  const triggers = one.trigger.on === 'any' ? one.trigger.of : [one.trigger];
  return triggers.flatMap((trigger) => (trigger.on === 'page' && trigger.path ? [trigger.path] : []));
}

export function createLibrary(context: HelpContext, shelf: Shelf, locale: string, changed: () => void): Library {
  const { collector, appKey, platform, facts, published } = context;
  let index: HelpIndex | undefined;
  let state: ReturnType<Library['state']> = 'loading';
  const isFor = ({ audience }: HelpArticle | KnownGuide): boolean => inAudience(audience, facts());
  const query = `appKey=${encodeURIComponent(appKey)}&locale=${encodeURIComponent(locale)}`;

  /** The browser's cache keeps what comes with its ETag; past its time it is better than nothing. */
  async function fetched(path: string): Promise<unknown> {
    const answer = await platform.fetch?.(`${collector ?? ''}${path}?${query}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return answer?.status === 200 ? answer.json() : undefined;
  }

  async function load(): Promise<void> {
    const known = await shelf.get(INDEX + locale);
    if (!index && isIndex(known)) {
      index = known;
      changed();
    }
    const fresh = await fetched('v1/help').catch(() => undefined);
    if (isIndex(fresh)) {
      index = fresh;
      await shelf.write({ [INDEX + locale]: fresh });
    }
    state = isIndex(fresh) ? 'fresh' : index ? 'kept' : 'missing';
    changed();
  }

  return {
    load,
    state: () => state,
    articles: () => index?.articles.filter(isFor) ?? [],
    guides: () => published()?.guides.filter(isFor) ?? [],
    categories: () => index?.categories ?? [],
    here(some) {
      const { page } = facts();
      // The longest pattern says most of the page.
      const fit = (one: HelpArticle | KnownGuide): number =>
        Math.max(0, ...pagesOf(one).map((pattern) => (matchPath(pattern, page) ? pattern.length : 0)));
      return some
        .map((one) => ({ one, fits: fit(one) }))
        .filter(({ fits }) => fits > 0)
        .sort((a, b) => b.fits - a.fits)
        .map(({ one }) => one);
    },
    async article(articleId) {
      const entry = index?.articles.find((one) => one.articleId === articleId);
      if (!entry) return undefined;
      const key = `${ARTICLE}${articleId}:${entry.locale}`;
      const known = await shelf.get(key);
      // A version never changes.
      if (isPage(known) && known.version === entry.version) return known;
      const page = await fetched(`v1/articles/${articleId}/${entry.version}`).catch(() => undefined);
      if (!isPage(page)) return isPage(known) ? known : undefined;
      await shelf.write({ [key]: page });
      return page;
    },
  };
}
