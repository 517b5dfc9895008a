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

const german: GlassWords = {
  frame: 'Handrail-Editor',
  noFrame: 'Die Richtlinie dieser Seite lässt den Editor hier nicht zu. Diese Zeile würde es tun: {policy}',
  refused:
    'Der Editor konnte sich hier nicht öffnen: Der Collector ist nicht erreichbar, oder der Ursprung dieser Seite ({origin}) gehört nicht zu denen der App.',
  gone: 'Diese Seite nimmt den Editor immer wieder fort.',
  openWindow: 'Den Editor in einem Fenster öffnen',
  noWindow:
    'Der Browser hat das Fenster blockiert. Lassen Sie Pop-ups für diese Seite zu, und drücken Sie noch einmal.',
  leave: 'Editor verlassen',
  pointing:
    'Klicken Sie auf ein Element, um es zu wählen. Tab führt zum nächsten, die Eingabetaste wählt, Alt mit ↑ oder ↓ weitet oder verengt, Escape beendet.',
  strengths: { strong: 'stark', fair: 'mittel', weak: 'schwach' },
};

const french: GlassWords = {
  frame: 'Éditeur Handrail',
  noFrame: 'La politique de cette page interdit à l’éditeur de s’y ouvrir. Cette ligne le permettrait : {policy}',
  refused:
    'L’éditeur n’a pas pu s’ouvrir ici : le collecteur est injoignable, ou l’origine de cette page ({origin}) n’est pas parmi celles de l’application.',
  gone: 'Cette page retire sans cesse l’éditeur.',
  openWindow: 'Ouvrir l’éditeur dans une fenêtre',
  noWindow: 'Le navigateur a bloqué la fenêtre. Autorisez les fenêtres pour cette page, puis réessayez.',
  leave: 'Quitter l’éditeur',
  pointing:
    'Cliquez sur un élément pour le choisir. Tab passe au suivant, Entrée choisit, Alt avec ↑ ou ↓ élargit ou resserre, Échap termine.',
  strengths: { strong: 'solide', fair: 'moyen', weak: 'fragile' },
};

const LANGUAGES: Readonly<Record<string, GlassWords>> = { en: english, de: german, fr: french };

/** In the first language of the browser that we speak. */
export function glassWords(languages: readonly string[]): GlassWords & { locale: string } {
  const locale =
    languages.map((one) => one.slice(0, 2).toLowerCase()).find((one) => Object.hasOwn(LANGUAGES, one)) ?? 'en';
  return { ...(LANGUAGES[locale] ?? english), locale };
}
