/** Words for a number: by the plural forms of the language, as `Intl.PluralRules` names them. */
export type Plural = { other: string } & { [form in 'zero' | 'one' | 'two' | 'few' | 'many']?: string };

type Values = Readonly<Record<string, string | number>>;

/** Fills values into words of ours: `{name}` stands for one. Numbers are written as the language does. */
export function say(words: string, values: Values, locale?: string): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? whole);
  });
}

/** The same for words that depend on a number, which stands under `count`. */
export function sayCount(plural: Plural, values: Values & { count: number }, locale: string): string {
  return say(plural[new Intl.PluralRules(locale).select(values.count)] ?? plural.other, values, locale);
}

/** A day, as the language writes it, and that as it is written where the visitor is. */
export function sayDay(at: number, locale: string): string {
  const regional = navigator.languages.find((one) => one.slice(0, 2) === locale);
  return new Intl.DateTimeFormat(regional ?? locale, { day: 'numeric', month: 'long' }).format(at);
}
