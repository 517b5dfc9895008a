import { english, type HelpWords } from './words.ts';

export type { HelpWords, Part } from './words.ts';

type Language = Promise<{ words: HelpWords }>;

/** Each a chunk of its own; English comes with the panel. */
export const languages: Readonly<Record<string, () => Language>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
};

/** In the language of our other words. */
export async function loadHelpWords(locale: string): Promise<HelpWords> {
  const language = Object.hasOwn(languages, locale) ? languages[locale]?.() : undefined;
  return (
    language?.then(
      ({ words }) => words,
      () => english,
    ) ?? english
  );
}
