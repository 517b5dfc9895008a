import type { WalkthroughWords } from './walkthrough-words.ts';
import type { Words } from './words.ts';

/** Our own words, a file for each language. `{step}` and `{steps}` stand for numbers. */
export interface Messages {
  /** Their language. */
  locale: string;
  back: string;
  next: string;
  done: string;
  close: string;
  progress: string;
  clickTarget: string;
  fillTarget: string;
  notAgain: string;
  /** Where a language has them; else they are said in English. */
  walkthrough?: WalkthroughWords;
  /** How to come to a card by the keyboard. */
  reach: string;
  /** Of the kinds other than walkthroughs; English ones come with those kinds. */
  words?: Words;
}

/** What is said where we have no other language. */
export const english: Messages = {
  locale: 'en',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  close: 'Close',
  progress: '{step} of {steps}',
  clickTarget: 'Click the highlighted element to go on.',
  fillTarget: 'Fill in the highlighted field to go on.',
  notAgain: 'Don’t show again',
  reach: 'Press F6 to come here.',
};

type Language = Promise<{ messages: Messages }>;

/** Each a chunk of its own; English is always there. */
export const languages: Readonly<Record<string, () => Language>> = {
  ar: () => import('./messages-ar.ts'),
  de: () => import('./messages-de.ts'),
  es: () => import('./messages-es.ts'),
  fr: () => import('./messages-fr.ts'),
  it: () => import('./messages-it.ts'),
  ja: () => import('./messages-ja.ts'),
  nl: () => import('./messages-nl.ts'),
  pl: () => import('./messages-pl.ts'),
  pt: () => import('./messages-pt.ts'),
};

/** The first language that we speak: the one asked for, the page's, the browser's; else English. */
export async function loadMessages(...locales: readonly (string | undefined)[]): Promise<Messages> {
  for (const locale of locales) {
    const language = locale?.slice(0, 2).toLowerCase() ?? '';
    if (language === 'en') break;
    if (Object.hasOwn(languages, language))
      return (
        languages[language]?.().then(
          ({ messages }) => messages,
          () => english,
        ) ?? english
      );
  }
  return english;
}
