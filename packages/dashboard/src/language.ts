/** The languages of the dashboard, by what they call themselves. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

/** In whose manner dates and numbers are written. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };
const SHELF_KEY = 'handrail.language';

const isOurs = (language: string): language is Language => Object.hasOwn(LANGUAGES, language);

/** What was chosen here, or else the first of the browser's languages that we speak. */
export const chooseLanguage = (chosen: string | null, asked: readonly string[]): Language =>
  [chosen ?? '', ...asked].map((locale) => locale.slice(0, 2).toLowerCase()).find(isOurs) ?? 'en';

function chosenHere(): string | null {
  try {
    return localStorage.getItem(SHELF_KEY);
  } catch {
    // The browser keeps nothing for us; its own languages decide.
    return null;
  }
}

/** The language of this page for as long as it stands: another choice loads the page anew. */
export const language: Language =
  typeof document === 'undefined' ? 'en' : chooseLanguage(chosenHere(), navigator.languages);
export const locale = LOCALES[language];

/** Keeps a choice in this browser. */
export const keepLanguage = (shelf: Pick<Storage, 'setItem'>, chosen: Language): void =>
  shelf.setItem(SHELF_KEY, chosen);
