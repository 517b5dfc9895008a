import MiniSearch from 'minisearch';
import { tokenizer } from './tokens.ts';

/** Something that can be found: a guide or an article by its id, in the words of one language. */
export interface SearchDocument {
  id: string;
  title: string;
  summary?: string | undefined;
  /** What else it is found by. */
  words?: string | undefined;
}

export interface Found {
  id: string;
  /** The higher the better; it compares answers to one question and nothing else. */
  score: number;
}

export interface Search {
  /**
   * Takes documents in, which can be found at once. One whose id is there already takes its place. Two thousand take a quarter
   * of a second (`npm run bench:help-search`), so a page adds them a few hundred at a time, when it is idle.
   */
  add(documents: readonly SearchDocument[]): void;
  /** What fits some words, the best first: as somebody types, with mistakes, in other forms of the words. */
  find(words: string, limit?: number): Found[];
}

const MAX_QUESTION = 200;

/** A search over titles, summaries and words, for texts of one language (`de`, `pt-BR`); others are found less well. */
export function createSearch(locale: string): Search {
  const tokenize = tokenizer(locale);
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'summary', 'words'],
    tokenize,
    // Done by the tokenizer.
    processTerm: (term) => term,
  });
  return {
    add(documents) {
      for (const one of documents) {
        if (index.has(one.id)) index.discard(one.id);
        index.add(one);
      }
    },
    find(words, limit = 20) {
      const asked = words.slice(0, MAX_QUESTION);
      const terms = new Set(tokenize(asked)).size;
      const found = index.search(asked, {
        boost: { title: 4, summary: 2 },
        // The last word may still be in the writing; a word before it may be the first part of a longer one.
        prefix: (term, at, all) => at === all.length - 1 || term.length > 3,
        fuzzy: mistakesIn,
        weights: { prefix: 0.6, fuzzy: 0.3 },
      });
      // Half of the words at least, so that one that is everywhere does not bring everything.
      return found
        .filter(({ queryTerms }) => queryTerms.length * 2 >= terms)
        .slice(0, limit)
        .map(({ id, score }) => ({ id: String(id), score }));
    },
  };
}

/** How many letters of a word may be wrong. In short words a mistake is another word; numbers are exact. */
const mistakesIn = (term: string): number | false =>
  /\d/.test(term) || term.length < 4 ? false : term.length < 7 ? 1 : 2;
