import type { AnyGuide, Texts } from '../schema/kinds/any-guide.ts';
import { mapTexts } from './map-texts.ts';
import { generalise } from './pick-locale.ts';

/**
 * A guide in the first of the visitor's languages that it has: `de-AT`, then `de`; a text that is missing there is said in
 * the guide's own language. Its `locale` then says which language that is, and its translations are left behind.
 */
export function localise<G extends AnyGuide>(guide: G, locales: readonly string[]): G {
  const { translations = {}, ...own } = guide;
  // What is left after taking a field away that may be absent is a guide of the same kind.
  const plain = own as AnyGuide as G;
  const known = new Map(
    Object.entries(translations).map(([locale, texts]) => [locale.toLowerCase(), { locale, texts }]),
  );
  // Without a language of its own a guide may be in that of the visitor, so that only the first wish is one.
  for (const wish of guide.locale ? locales : locales.slice(0, 1)) {
    const chain = generalise(wish.toLowerCase());
    const stop = chain.findIndex((one) => guide.locale && generalise(guide.locale.toLowerCase()).includes(one));
    const found = (stop < 0 ? chain : chain.slice(0, stop)).flatMap((one) => known.get(one) ?? []);
    const [first] = found;
    if (first)
      return {
        ...inWords(
          plain,
          found.map(({ texts }) => texts),
        ),
        locale: first.locale,
      };
    if (stop >= 0) break;
  }
  return plain;
}

const inWords = <G extends AnyGuide>(guide: G, chain: readonly Texts[]): G =>
  mapTexts(guide, (path, text) => {
    const fits = (one: Texts): boolean =>
      Object.hasOwn(one, path) && typeof one[path] === typeof text && Array.isArray(one[path]) === Array.isArray(text);
    return chain.find(fits)?.[path] ?? text;
  });
