import type { Block, Guide, Texts } from '@handrail/protocol';
import { withFields } from './fields.ts';
import { printOf, textsOf } from '@handrail/protocol/advice';

/** With so many languages and texts in each a guide is full. */
const MOST_LANGUAGES = 50;
const MOST_TEXTS = 2_000;

type Prints = Record<string, string>;

/** Sets a text of a language, with the mark of what it was translated from; undefined takes it away. */
export function setText(guide: Guide, locale: string, path: string, text?: string | Block[]): Guide | undefined {
  const source = textsOf(guide)[path];
  const texts = guide.translations?.[locale];
  if (texts === undefined || source === undefined || typeof source !== typeof text) {
    return text === undefined && texts !== undefined ? dropTexts(guide, path, locale) : undefined;
  }
  if (text === undefined || text === '' || (Object.keys(texts).length >= MOST_TEXTS && !(path in texts))) {
    return undefined;
  }
  return {
    ...guide,
    translations: { ...guide.translations, [locale]: { ...texts, [path]: text } },
    translatedFrom: {
      ...guide.translatedFrom,
      [locale]: { ...guide.translatedFrom?.[locale], [path]: printOf(source) },
    },
  };
}

export function setLanguage(guide: Guide, locale: string, on: boolean): Guide | undefined {
  const { translations = {}, translatedFrom = {} } = guide;
  if (on === Object.hasOwn(translations, locale)) return undefined;
  if (on && (Object.keys(translations).length >= MOST_LANGUAGES || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale))) {
    return undefined;
  }
  if (on) return { ...guide, translations: { ...translations, [locale]: {} } };
  return tidied(guide, without(translations, locale), without(translatedFrom, locale));
}

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));

/** All languages without the texts whose paths begin so. */
export function dropTexts<G extends Guide>(guide: G, begin: string, only?: string): G {
  if (guide.translations === undefined) return guide;
  const keep = <T extends Texts | Prints>(all: Record<string, T>): Record<string, T> =>
    mapTables(all, (path, locale) => ((only ?? locale) === locale && path.startsWith(begin) ? [] : [path]));
  return tidied(guide, keep(guide.translations), keep(guide.translatedFrom ?? {}));
}

/** What is said at one place is said at another too, in all languages. */
export function copyTexts<G extends Guide>(guide: G, from: string, to: string): G {
  if (guide.translations === undefined) return guide;
  const both = <T extends Texts | Prints>(all: Record<string, T>): Record<string, T> =>
    mapTables(all, (path) => (path.startsWith(from) ? [path, to + path.slice(from.length)] : [path]));
  return tidied(guide, both(guide.translations), both(guide.translatedFrom ?? {}));
}

/** Tables by language, each entry under the paths that are answered for it, as many as fit. */
function mapTables<T extends Texts | Prints>(
  all: Record<string, T>,
  paths: (path: string, locale: string) => string[],
): Record<string, T> {
  const table = ([locale, entries]: [string, T]): [string, T] => {
    const moved = Object.entries(entries).flatMap(([path, value]) => paths(path, locale).map((to) => [to, value]));
    // The same kind of values under other paths.
    return [locale, Object.fromEntries(moved.slice(0, MOST_TEXTS)) as T];
  };
  return Object.fromEntries(Object.entries(all).map(table));
}

/** Without what is empty, so that a guide that was never translated looks like one. */
function tidied<G extends Guide>(
  guide: G,
  translations: Record<string, Texts>,
  translatedFrom: Record<string, Prints>,
): G {
  const rest = withFields(guide, { translations: undefined, translatedFrom: undefined }, new Set());
  const next = {
    ...rest,
    ...(Object.keys(translations).length > 0 && { translations }),
    ...(Object.values(translatedFrom).some((prints) => Object.keys(prints).length > 0) && { translatedFrom }),
  };
  // The same guide with other translations.
  return next;
}
