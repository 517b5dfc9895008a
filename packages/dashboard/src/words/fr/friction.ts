import type { frictionMessages as English } from '../en/friction.ts';

export const frictionMessages: typeof English = {
  title: 'Blocages',
  about:
    'Là où les gens sont bloqués, en commençant par les endroits qui en touchent le plus. Les signes viennent des clics, des formulaires, des recherches dans l’aide et des demandes.',
  caption:
    'Pages et éléments où les gens sont bloqués : ce que cela signifie, combien ils sont, depuis quand et que faire',
  empty: 'Personne n’a été bloqué ces jours-ci, d’après ce que les pages ont signalé.',
  emptyOf: 'Personne n’a été bloqué de cette façon ces jours-ci.',
  partial: (what) => `Il s’est passé plus de choses qu’on n’en examine ; comptés en partie seulement : ${what}.`,
  parts: { clicks: 'clics et formulaires', searches: 'recherches', tickets: 'demandes' },
  only: 'Afficher',
  all: 'Tout',
  /** What an article is called that is begun from a place. */
  answerFor: (place) => `Réponse pour ${place}`,
  place: 'Endroit',
  wholePage: 'La page',
  sign: 'Ce qui se passe',
  times: 'Combien de fois',
  people: 'Personnes',
  since: 'Depuis',
  act: 'Que faire',
  before: (times) => `${times} les jours d’avant`,
  earlier: 'Déjà avant ces jours',
  from: (day) => `Vers le ${day}`,
  troubles: {
    rage: 'Clics de rage',
    dead: 'Clics sans effet',
    error: 'Clics qui finissent en erreur',
    abandoned: 'Formulaires abandonnés',
    searches: 'Recherches sans résultat',
    tickets: 'Demandes répétées',
  },
  meanings: {
    rage: 'Les gens cliquent encore et encore : cela ne fait pas ce qu’ils attendent, ou pas assez vite.',
    dead: 'Les gens croient pouvoir appuyer dessus, et rien ne se passe.',
    error: 'L’application échoue après le clic. Prévenez ceux qui la développent ; un guide peut contourner l’erreur.',
    abandoned: 'Les gens commencent à remplir et partent sans envoyer.',
    searches: 'Les gens cherchent de l’aide ici et ne trouvent rien, ou rien qu’ils ouvrent.',
    tickets: 'Deux demandes ou plus sont venues de cette page : la réponse mérite d’être écrite une fois.',
  },
  counted: (times, what) => `${times} × ${what}`,
  guide: 'Créer un guide',
  article: 'Écrire un article',
  guideFor: (place) => `Créer un guide sur ${place}`,
  articleFor: (place) => `Écrire un article sur ${place}`,
  trend: (first, last) => `de ${first} à ${last}`,
};
