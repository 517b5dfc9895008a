import type { HelpArticle } from '@handrail/protocol';
import type { HelpContext, KnownGuide } from '../context.ts';
import type { Library } from './library.ts';

/** An article or a guide that is found. */
export type Result = HelpArticle | KnownGuide;
/** What fits some words, the best first. */
export type Searcher = (words: string) => Promise<Result[]>;

/** So many are taken in at once, between which the page goes on. */
const AT_ONCE = 300;

const idOf = (one: Result): string => ('articleId' in one ? `a:${one.articleId}` : `g:${one.guideId}`);
const documentOf = (one: Result) => ({
  ...{ id: idOf(one), title: one.title },
  ...('articleId' in one && { summary: one.summary, words: one.words }),
});

/** Searches what the visitor may see, in this page. What does it is fetched with the first letter, and made anew when that has changed. */
export function createSearcher(library: Library, { platform, log }: HelpContext, locale: string): Searcher {
  let known = '';
  let finding: Promise<(words: string) => Result[]> | undefined;

  async function prepare(all: readonly Result[]): Promise<(words: string) => Result[]> {
    const { createSearch } = await import('@handrail/protocol/search');
    const search = createSearch(locale);
    const byId = new Map(all.map((one) => [idOf(one), one]));
    for (let from = 0; from < all.length; from += AT_ONCE) {
      if (from) await new Promise<void>((go) => platform.after(0, go));
      search.add(all.slice(from, from + AT_ONCE).map(documentOf));
    }
    return (words) => search.find(words).flatMap(({ id }) => byId.get(id) ?? []);
  }

  return async (words) => {
    const all: Result[] = [...library.articles(), ...library.guides().filter(({ kind }) => kind === 'walkthrough')];
    const now = all.map((one) => `${idOf(one)}:${one.version}`).join(' ');
    if (now !== known) finding = undefined;
    known = now;
    try {
      return (await (finding ??= prepare(all)))(words);
    } catch (error) {
      log.warn('the search cannot be loaded', error);
      finding = undefined;
      // Offline before it was ever used: titles are better than nothing.
      return all.filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()));
    }
  };
}
