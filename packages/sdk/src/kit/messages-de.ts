import type { Messages } from './messages.ts';

export const german: Messages = {
  locale: 'de',
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
  reach: 'Mit F6 kommen Sie hierher.',
};
