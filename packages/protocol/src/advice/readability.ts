/**
 * How easily a text reads, 0 (hard) to 100 (easy), by the formula that was fitted to its language: Flesch (en), Amstad
 * (de), Kandel and Moles (fr), Fernández Huerta (es), Franchina and Vacca (it), Douma (nl), Martins (pt). Each
 * subtracts from its base so much for a word more in a sentence and so much for a syllable more in a word.
 */
const FORMULAS: Readonly<Record<string, readonly [base: number, sentence: number, word: number]>> = {
  en: [206.835, 1.015, 84.6],
  de: [180, 1, 58.5],
  fr: [207, 1.015, 73.6],
  es: [206.84, 1.02, 60],
  it: [217, 1.3, 60],
  nl: [206.84, 0.93, 77],
  pt: [248.835, 1.015, 84.6],
};

/** Below this many words the formulas say nothing. */
const LEAST_WORDS = 15;

/** Undefined for a text that is too short to be judged, or in a language without a formula. */
export function readability(lines: readonly string[], locale: string): number | undefined {
  const formula = FORMULAS[locale.slice(0, 2).toLowerCase()];
  const sentences = sentencesOf(lines);
  const words = sentences.flatMap(wordsIn);
  if (formula === undefined || words.length < LEAST_WORDS) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const [base, sentence, word] = formula;
  return base - sentence * (words.length / sentences.length) - word * (syllables / words.length);
}

export const sentencesOf = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split(/(?<=[.!?…:])\s+/u)).filter((sentence) => wordsIn(sentence).length > 0);

/** Variables such as `{firstName|there}` are one word. */
export const wordsIn = (sentence: string): string[] =>
  sentence.replace(/\{[^{}]*\}/g, 'name').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

/** As many as groups of vowels; a silent e at the end of an English or French word makes no difference to a mean. */
const syllablesIn = (word: string): number =>
  Math.max(1, word.normalize('NFD').match(/[aeiouyæœ](?:\p{M}*[aeiouyæœ])*/giu)?.length ?? 1);
