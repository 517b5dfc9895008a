import { english, type Messages } from './messages.ts';

/** An author fetches the words of one language. */
const LANGUAGES: Readonly<Record<string, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('./messages-de.ts')).german,
  fr: async () => (await import('./messages-fr.ts')).french,
};

/** The words in the first of these languages that we speak; in English where they cannot be had. */
export async function loadMessages(...locales: readonly string[]): Promise<Messages> {
  const load = locales.map((locale) => LANGUAGES[locale.slice(0, 2).toLowerCase()]).find((one) => one !== undefined);
  return (await load?.().catch(() => undefined)) ?? english;
}

const NEW_TITLES: Readonly<Record<string, string>> = { de: 'Neue Anleitung', fr: 'Nouveau guide' };

/** What a guide in a language is called until somebody names it. */
export const newTitle = (locale: string): string => NEW_TITLES[locale.slice(0, 2).toLowerCase()] ?? 'New walkthrough';
