import type { HelpArticle } from '@handrail/protocol';
import type { Result, Searcher } from '../searcher.ts';

const MOST = 3;
/** Of a long text the beginning says what it is about. */
const MOST_WORDS = 20;
/** Shorter ones stand in every text; where there are no spaces, what stands between the signs of grammar is a word. */
const WORD =
  /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]){4,}/gu;

/** What may answer a question already: found by most of its words, one by one, since few of them stand in any title. */
export async function suggestFor(text: string, search: Searcher): Promise<Result[]> {
  const words = [...new Set(text.toLowerCase().match(WORD))].slice(0, MOST_WORDS);
  const points = new Map<Result, number>();
  for (const word of words)
    for (const [place, one] of (await search(word)).slice(0, 10).entries())
      points.set(one, (points.get(one) ?? 0) + 1 / (place + 1));
  return [...points]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([one]) => one);
}

/** Where its words lead to little, what is written about the category of a question stands after what they found. */
export function withTopic(found: readonly Result[], articles: readonly HelpArticle[], categoryId?: string): Result[] {
  const about = articles.filter(({ categoryIds }) => categoryId !== undefined && categoryIds?.includes(categoryId));
  return [...new Set<Result>([...found, ...about])].slice(0, MOST);
}
