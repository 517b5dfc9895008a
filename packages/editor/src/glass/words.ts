/** What the editor says in the page itself; everything else is said by the panels. */
export interface GlassWords {
  frame: string;
  /** `{policy}` is the line that the page's policy lacks. */
  noFrame: string;
  refused: string;
  gone: string;
  openWindow: string;
  noWindow: string;
  leave: string;
  /** While an element is being picked: keys, for those who do not use a mouse. */
  pointing: string;
  strengths: Record<'strong' | 'fair' | 'weak', string>;
}

const english: GlassWords = {
  frame: 'Handrail editor',
  noFrame: 'The policy of this page does not let the editor open in it. This line would: {policy}',
  refused:
    'The editor could not open in this page: the collector cannot be reached, or the origin of this page ({origin}) is not among the origins of the app.',
  gone: 'This page keeps taking the editor away.',
  openWindow: 'Open the editor in a window',
  noWindow: 'The browser has blocked the window. Allow pop-ups for this page, and press again.',
  leave: 'Leave the editor',
  pointing:
    'Click an element to choose it. Tab goes from one to the next, Enter chooses, Alt with ↑ or ↓ widens or narrows, Escape ends.',
  strengths: { strong: 'strong', fair: 'fair', weak: 'weak' },
};

/** A language is fetched by those who read it. */
const LANGUAGES = {
  de: async () => (await import('./words-de.ts')).german,
  fr: async () => (await import('./words-fr.ts')).french,
};

/** In the first of these languages that we speak; in English where another cannot be had. */
export async function glassWords(languages: readonly string[]): Promise<GlassWords & { locale: string }> {
  for (const locale of languages.map((one) => one.slice(0, 2).toLowerCase())) {
    if (locale === 'en') break;
    const words = (locale === 'de' || locale === 'fr') && (await LANGUAGES[locale]().catch(() => undefined));
    if (words) return { ...words, locale };
  }
  return { ...english, locale: 'en' };
}
