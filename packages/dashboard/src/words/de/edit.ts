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
  opened: 'In einem neuen Tab geöffnet.',
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
