import type { Guide } from '../schema/guide.ts';
import type { Advice } from './advice.ts';
import { printOf, textsOf } from './print-of.ts';
import { linesOf } from './words-of.ts';

/** How one text stands in one language. */
export type TextState = 'said' | 'missing' | 'outdated';

/** Texts that a language lacks, and those whose own text has changed since they were translated. */
export function findTranslations(guide: Guide): Advice[] {
  return Object.keys(guide.translations ?? {}).flatMap((locale) =>
    textStates(guide, locale).flatMap(({ path, state }) => {
      if (state === 'said') return [];
      const message =
        state === 'missing'
          ? `“${path}” is missing in ${locale}.`
          : `“${path}” in ${locale} is older than what it says now.`;
      const where = `/translations/${locale}/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return [{ path: where, code: `${state}-translation` as const, message, about: { locale, path } }];
    }),
  );
}

/** All texts of a guide in their order, with how they stand in a language. What says nothing needs no translation. */
export function textStates(guide: Guide, locale: string): { path: string; state: TextState }[] {
  const texts = guide.translations?.[locale] ?? {};
  const from = guide.translatedFrom?.[locale] ?? {};
  return Object.entries(textsOf(guide)).flatMap(([path, source]): { path: string; state: TextState }[] => {
    if (linesOf(source).join('').trim() === '') return [];
    if (!Object.hasOwn(texts, path)) return [{ path, state: 'missing' }];
    const print = Object.hasOwn(from, path) ? from[path] : undefined;
    return [{ path, state: print !== undefined && print !== printOf(source) ? 'outdated' : 'said' }];
  });
}
