import type { Guide } from '../schema/guide.ts';
import type { Texts } from '../schema/kinds/any-guide.ts';
import type { Advice } from './advice.ts';
import { textsOf } from './print-of.ts';
import { readability, sentencesOf, wordsIn } from './readability.ts';
import { linesOf } from './words-of.ts';

/** Below this a text reads like a law: "difficult" by Flesch, as Amstad and the others set their scales. */
const HARD = 40;
const LONG = 25;

/** Texts that are hard to read, in the guide's own language and in its translations. */
export function findHardWords(guide: Guide, ownLocale: string): Advice[] {
  const judged = (texts: Texts, locale: string, at: (path: string) => string): Advice[] =>
    Object.entries(texts).flatMap(([path, text]) => judge(linesOf(text), locale, at(path)));
  const places = new Map(pointers(guide));
  return [
    ...judged(textsOf(guide), guide.locale ?? ownLocale, (path) => places.get(path) ?? `/${path}`),
    ...Object.entries(guide.translations ?? {}).flatMap(([locale, texts]) =>
      judged(texts, locale, (path) => `/translations/${locale}/${path.replaceAll('/', '~1')}`),
    ),
  ];
}

function judge(lines: readonly string[], locale: string, path: string): Advice[] {
  const score = readability(lines, locale);
  const long = sentencesOf(lines).find((sentence) => wordsIn(sentence).length > LONG);
  const found: Advice[] = [];
  if (score !== undefined && score < HARD) {
    const message = `This is hard to read (${Math.round(Math.max(0, score))} of 100); shorter words and sentences help.`;
    found.push({ path, code: 'hard-words', message, about: { score: Math.round(Math.max(0, score)), locale } });
  }
  if (long !== undefined) {
    const words = wordsIn(long).length;
    const message = `A sentence of ${words} words is long; ${LONG} are plenty.`;
    found.push({ path, code: 'long-sentence', message, about: { words, most: LONG, locale } });
  }
  return found;
}

/** JSON pointers of the texts of steps, which are named by their ids. */
function pointers(guide: Guide): [string, string][] {
  if (guide.kind !== 'walkthrough') return [];
  return guide.steps.flatMap(({ stepId }, index) =>
    ['title', 'blocks'].map((name): [string, string] => [`steps/${stepId}/${name}`, `/steps/${index}/${name}`]),
  );
}
