/** Our own words. `{step}` and `{steps}` stand for numbers. */
export interface Messages {
  back: string;
  next: string;
  done: string;
  close: string;
  progress: string;
  clickTarget: string;
  missedTitle: string;
  missedText: string;
  retry: string;
  skip: string;
  looking: string;
}

const en: Messages = {
  back: 'Back',
  next: 'Next',
  done: 'Done',
  close: 'Close',
  progress: '{step} of {steps}',
  clickTarget: 'Click the highlighted element to go on.',
  missedTitle: 'We can’t find this on the page right now',
  missedText: 'It may still be loading, or have moved.',
  retry: 'Try again',
  skip: 'Skip this step',
  looking: 'Looking for it…',
};

const de: Messages = {
  back: 'Zurück',
  next: 'Weiter',
  done: 'Fertig',
  close: 'Schließen',
  progress: '{step} von {steps}',
  clickTarget: 'Klicken Sie auf das hervorgehobene Element, um fortzufahren.',
  missedTitle: 'Das ist auf der Seite gerade nicht zu finden',
  missedText: 'Vielleicht lädt es noch oder steht jetzt woanders.',
  retry: 'Erneut versuchen',
  skip: 'Schritt überspringen',
  looking: 'Wird gesucht …',
};

const LANGUAGES = new Map([
  ['en', en],
  ['de', de],
]);

/** The first language that we speak: the one asked for, the page's, the browser's; else English. */
export function messagesFor(...locales: readonly (string | undefined)[]): Messages & { locale: string } {
  for (const locale of locales) {
    const language = locale?.split('-')[0]?.toLowerCase() ?? '';
    const found = LANGUAGES.get(language);
    if (found) return { ...found, locale: language };
  }
  return { ...en, locale: 'en' };
}
