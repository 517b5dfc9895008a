/** The languages of the dashboard, by what they call themselves. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

/** In whose manner dates and numbers are written. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };
const SHELF_KEY = 'handrail.language';
/** The choice that no member has been told of. */
const UNTOLD_KEY = 'handrail.language.untold';

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

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps a choice in this browser, and that whoever is signed in has yet to be told of it. */
export function keepLanguage(shelf: Shelf, chosen: Language): void {
  shelf.setItem(SHELF_KEY, chosen);
  shelf.setItem(UNTOLD_KEY, chosen);
}

/**
 * What follows when a member comes in: what was chosen here since the last time becomes theirs; otherwise theirs is taken, whatever
 * this browser speaks. `load` is called where the page has to be loaded anew.
 */
export async function meetMember(ofMember: Language | null, { shelf, here, tell, load }: MeetParts): Promise<void> {
  try {
    const kept = shelf();
    const isChosen = kept.getItem(UNTOLD_KEY) === here;
    if (ofMember !== here && (isChosen || ofMember === null) && !(await tell(here))) return;
    kept.removeItem(UNTOLD_KEY);
    if (isChosen || ofMember === null || ofMember === here) return;
    kept.setItem(SHELF_KEY, ofMember);
    // What is not kept would be taken again by the next page, and by the one after it.
    if (kept.getItem(SHELF_KEY) === ofMember) load();
  } catch {
    // The browser keeps nothing for us, so its own languages decide, and mails follow them.
    if (ofMember !== here) await tell(here);
  }
}

interface MeetParts {
  shelf: () => Shelf;
  /** The language of this page. */
  here: Language;
  /** Tells the collector; whether it heard. */
  tell: (chosen: Language) => Promise<boolean>;
  load: () => void;
}
