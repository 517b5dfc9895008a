import type { segmentMessages as English } from '../en/segments.ts';

export const segmentMessages: typeof English = {
  title: 'Segments',
  lead: 'Des publics qui portent un nom. Un guide destiné à un segment le suit : dès que le segment change, le public du guide change aussi.',
  back: 'Guides',
  caption: 'Segments de cette application',
  name: 'Nom',
  usedBy: 'Utilisé par',
  nobody: 'Rien pour l’instant',
  use: { guide: 'guide', article: 'article', segment: 'segment' },
  make: 'Nouveau segment',
  makeTitle: 'Nouveau segment',
  editTitle: (name) => `Modifier « ${name} »`,
  edit: 'Modifier',
  editOf: (name) => `Modifier ${name}`,
  remove: 'Supprimer',
  removeOf: (name) => `Supprimer ${name}`,
  kept: 'Ne peut pas être supprimé tant qu’il est utilisé.',
  who: 'Qui en fait partie',
  empty: 'Ajoutez au moins une condition.',
  affects: (count) =>
    count === 1
      ? 'Il est utilisé à un endroit, qui changera avec lui.'
      : `Il est utilisé à ${count} endroits, qui changeront avec lui.`,
  save: 'Enregistrer',
  cancel: 'Annuler',
  saved: (name) => `« ${name} » est enregistré.`,
  removed: (name) => `« ${name} » est supprimé.`,
  noneTitle: 'Aucun segment pour l’instant',
  none: 'Créez-en un pour les personnes à qui plusieurs guides s’adressent : un service, un rôle, tous les nouveaux arrivants.',
};
