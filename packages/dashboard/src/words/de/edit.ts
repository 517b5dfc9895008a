import type { editMessages as English, switchMessages as EnglishSwitch } from '../en/edit.ts';

export const editMessages: typeof English = {
  title: 'Auf der Live-Seite bearbeiten',
  text: 'Öffnet eine Seite Ihrer Anwendung mit dem Editor darüber. Der Link gilt einmal, zehn Minuten lang.',
  address: 'Adresse der Seite',
  open: 'Auf der Live-Seite bearbeiten',
  newTitle: 'Neue Anleitung',
  newText:
    'Öffnet eine Seite Ihrer Anwendung mit dem Editor darüber. Erledigen Sie dort die Aufgabe: Alles, was Sie tun, wird ein Schritt, den Sie danach besser formulieren können. Der Link gilt einmal, zehn Minuten lang.',
  record: 'Auf der Live-Seite aufzeichnen',
  opened: 'In einem neuen Tab geöffnet. Warten auf die Antwort des Editors …',
  there: 'Der Editor ist auf der Seite, im anderen Tab.',
  late: (origin) =>
    `Der Editor hat von ${origin} nicht geantwortet. Sehen Sie in den anderen Tab; meist ist es eines davon:`,
  causes: {
    script: 'Der Seite fehlt das Skript-Tag dieser App, oder sie hat den Schlüssel einer anderen.',
    signIn:
      'Die Seite verlangt eine Anmeldung und hat den Link verloren. Melden Sie sich dort an, und drücken Sie hier noch einmal.',
    policy:
      'Die Content-Security-Policy der Seite verbietet das Skript oder den Editor. Sie braucht außer dem, was sie hat:',
    rewritten:
      'Die Anwendung schreibt ihre Adresse um, bevor unser Skript läuft, wie manche Router. Setzen Sie das Tag als erstes in den Kopf, ohne „async“:',
    origin: (allowed, origin) =>
      allowed === ''
        ? `Die Seite führt weiter zu einem anderen Ursprung als ${origin}.`
        : `Die Seite führt weiter zu einem Ursprung, der nicht unter denen der App ist: ${allowed}.`,
  },
  blocked: 'Der Browser hat den neuen Tab blockiert. Erlauben Sie dem Dashboard Pop-ups, und drücken Sie noch einmal.',
  sessionsTitle: 'Wo Sie gerade bearbeiten',
  end: 'Beenden',
};

export const switchMessages: typeof EnglishSwitch = {
  off: 'Ausgeschaltet',
  switchOff: 'Ausschalten',
  switchOffOf: (name) => `${name} ausschalten`,
  switchOn: 'Einschalten',
  switchOnOf: (name) => `${name} einschalten`,
  isOff: (name) => `„${name}“ ist aus und bleibt, wie es ist.`,
  isOn: (name) => `„${name}“ ist an.`,
};
