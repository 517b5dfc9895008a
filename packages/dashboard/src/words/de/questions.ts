import type { questionMessages as English } from '../en/questions.ts';

export const questionMessages: typeof English = {
  title: (count) => (count === 0 ? 'Gemerkte Fragen' : `Gemerkte Fragen (${count})`),
  none: 'Noch keine. Merken Sie die Frage, die unten gestellt ist, um sie wiederzufinden, zu teilen oder an die Übersicht zu heften.',
  keptBy: (owner, shared) => (shared ? `${owner}, geteilt` : 'nur für Sie'),
  pin: (name) => `„${name}“ anheften`,
  unpin: (name) => `„${name}“ lösen`,
  share: (name) => `„${name}“ teilen`,
  unshare: (name) => `„${name}“ nicht mehr teilen`,
  remove: (name) => `„${name}“ entfernen`,
  keep: 'Diese Frage merken',
  name: 'Name der Frage',
  kept: (name) => `„${name}“ ist gemerkt.`,
  pinned: 'Angeheftete Fragen',
  files: 'Diese Zahlen mitnehmen',
};
