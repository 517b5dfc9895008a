import type { GlassWords } from './words.ts';

export const french: GlassWords = {
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
