import type { FigureName, FigureUnit, MailLanguage } from '@handrail/protocol';
import { FIGURES, type FigureTexts } from '@handrail/protocol/figures';
import * as german from './de.ts';
import * as english from './en.ts';
import * as french from './fr.ts';
import { HOUR_MS, MINUTE_MS } from '../../../clock.ts';

type MailWords = typeof english.mailWords;

const WORDS: Readonly<Record<MailLanguage, { mailWords: MailWords; figureWords: FigureTexts }>> = {
  en: english,
  de: german,
  fr: french,
};

/** What mails say in a language, with the figures of the catalogue and the numbers in its manner. */
export interface Speech {
  language: MailLanguage;
  words: MailWords;
  termOf(figure: FigureName): string;
  /** A value in its unit; the words where there is none are `noValue`. */
  valueOf(value: number | null, unit: FigureUnit, noValue?: string): string;
  /** At most one place behind the comma. */
  number(value: number): string;
  share(value: number): string;
  /** A calendar day, as people write it. */
  day(day: string): string;
  /** An instant by a zone's clock. */
  instant(at: number, timeZone: string): string;
}

export function speak(language: MailLanguage): Speech {
  const { mailWords: words, figureWords } = WORDS[language];
  const plain = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = (value: number): string => plain.format(value);
  return {
    ...{ language, words, number },
    share: (value) => percent.format(value),
    day: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
    instant: (at, timeZone) =>
      new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at),
    termOf: (figure) => (figureWords[figure] ?? FIGURES[figure]).term,
    valueOf(value, unit, noValue = words.notKnown) {
      if (value === null) return noValue;
      if (unit === 'share') return percent.format(value);
      if (unit === 'minutes') return words.minutes(number(value));
      if (unit === 'per-hundred') return words.per100(number(value));
      if (unit !== 'ms') return number(value);
      return value < 2 * HOUR_MS ? words.minutes(number(value / MINUTE_MS)) : words.hours(number(value / HOUR_MS));
    },
  };
}
