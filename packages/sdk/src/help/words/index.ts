import { english, type HelpWords } from './words.ts';

export type { HelpWords, Part } from './words.ts';

type Language = Promise<{ words: HelpWords }>;

/** Each a chunk of its own; English comes with the panel. */
export const languages: Readonly<Record<string, () => Language>> = {
  de: () => import('./de.ts'),
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
