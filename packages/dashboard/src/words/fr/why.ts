import type { whyMessages as English } from '../en/why.ts';

export const whyMessages: typeof English = {
  title: 'Pourquoi quelqu’un ne le voit-il pas ?',
  text: 'Pour une personne : chaque condition du guide publié, d’après ce que le collecteur garde d’elle. Ce que seule sa page sait porte un « ? ».',
  visitor: 'Identifiant de la personne',
  ask: 'Dire pourquoi',
  failed: 'La réponse ne peut pas être dessinée. Rechargez la page.',
  answer: (visitor, version) => `${visitor}, version ${version}`,
  verdicts: {
    due: 'Il commence de lui-même.',
    against: 'Il ne commence pas de lui-même.',
    'in-page':
      'Rien de ce qui est gardé ne s’y oppose. Il commence de lui-même là où ce qui porte un « ? » se réalise.',
  },
  marks: { holds: 'rempli', fails: 'non rempli', inPage: 'connu seulement dans la page' },
};
