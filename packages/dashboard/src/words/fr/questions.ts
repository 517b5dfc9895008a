import type { questionMessages as English } from '../en/questions.ts';

export const questionMessages: typeof English = {
  title: (count) => (count === 0 ? 'Questions gardées' : `Questions gardées (${count})`),
  none: 'Aucune pour l’instant. Gardez la question posée ci-dessous pour la retrouver, la partager ou l’épingler à la vue d’ensemble.',
  keptBy: (owner, shared) => (shared ? `${owner}, partagée` : 'pour vous seul'),
  pin: (name) => `Épingler « ${name} »`,
  unpin: (name) => `Détacher « ${name} »`,
  share: (name) => `Partager « ${name} »`,
  unshare: (name) => `Ne plus partager « ${name} »`,
  remove: (name) => `Supprimer « ${name} »`,
  keep: 'Garder cette question',
  name: 'Nom de la question',
  kept: (name) => `« ${name} » est gardée.`,
  pinned: 'Questions épinglées',
  files: 'Emporter ces chiffres',
};
