import type { segmentMessages as English } from '../en/segments.ts';

export const segmentMessages: typeof English = {
  title: 'Segmente',
  lead: 'Zielgruppen mit einem Namen. Eine Anleitung für ein Segment folgt ihm: Ändert sich das Segment, so ändert sich sofort, wer die Anleitung sieht.',
  back: 'Anleitungen',
  caption: 'Segmente dieser App',
  name: 'Name',
  usedBy: 'Verwendet von',
  nobody: 'Noch nirgends',
  use: { guide: 'Anleitung', article: 'Artikel', segment: 'Segment' },
  make: 'Neues Segment',
  makeTitle: 'Neues Segment',
  editTitle: (name) => `„${name}“ ändern`,
  edit: 'Ändern',
  editOf: (name) => `${name} ändern`,
  remove: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  kept: 'Kann nicht entfernt werden, solange es verwendet wird.',
  who: 'Wer dazugehört',
  empty: 'Fügen Sie mindestens eine Bedingung hinzu.',
  affects: (count) =>
    count === 1
      ? 'Es wird an einer Stelle verwendet, die sich mit ihm ändert.'
      : `Es wird an ${count} Stellen verwendet, die sich mit ihm ändern.`,
  save: 'Speichern',
  cancel: 'Abbrechen',
  saved: (name) => `„${name}“ ist gespeichert.`,
  removed: (name) => `„${name}“ ist entfernt.`,
  noneTitle: 'Noch kein Segment',
  none: 'Legen Sie eines für Personen an, für die mehrere Anleitungen gedacht sind: eine Abteilung, eine Rolle, alle neuen Kolleginnen und Kollegen.',
};
