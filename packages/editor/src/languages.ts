import type { Messages } from './messages.ts';

/** An author fetches the words of one language. */
const LANGUAGES = {
  en: async (): Promise<Messages> => (await import('./messages/messages-en.ts')).english,
  de: async () => (await import('./messages/messages-de.ts')).german,
  fr: async () => (await import('./messages/messages-fr.ts')).french,
};
const isOurs = (language: string): language is keyof typeof LANGUAGES => Object.hasOwn(LANGUAGES, language);

/** The words in the first of these languages that we speak; in English where they cannot be had. */
export async function loadMessages(...locales: readonly string[]): Promise<Messages> {
  const first = locales.map((locale) => locale.slice(0, 2).toLowerCase()).find(isOurs) ?? 'en';
  return LANGUAGES[first]().catch(LANGUAGES.en);
}

const NEW_TITLES: Readonly<Record<string, string>> = { de: 'Neuer Rundgang', fr: 'Nouveau guide pas à pas' };

/** What a guide in a language is called until somebody names it. */
export const newTitle = (locale: string): string => NEW_TITLES[locale.slice(0, 2).toLowerCase()] ?? 'New walkthrough';
