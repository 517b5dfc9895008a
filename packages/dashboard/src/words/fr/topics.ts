/** Les mots de ce que coûtent les tickets et des sujets sur lesquels rien n’est publié. */
export const topicMessages: typeof import('../en/topics.ts').topicMessages = {
  title: 'Sujets sans article ni guide',
  lead: 'Les catégories sur lesquelles on a posé des questions. Celles auxquelles rien ne répond viennent d’abord, les plus demandées en tête.',
  topic: 'Sujet',
  articles: 'Articles',
  guides: 'Guides',
  state: 'Réponse par',
  nothing: 'Rien encore',
  write: 'Écrire un article',
  none: 'Aucun ticket de ces jours n’a de catégorie.',
  without: (tickets, count) =>
    tickets === 1 ? '1 ticket n’a pas de catégorie.' : `${count} tickets n’ont pas de catégorie.`,
  show: (count) => `Montrer les ${count} sujets`,
  app: 'Application',
  cost: 'Coût',
};

/** Leurs chiffres, pour lesquels le catalogue n’a pas de nom. */
export const topicDefinitions: typeof import('../en/topics.ts').topicDefinitions = {
  ticketCost: {
    term: 'Coût des tickets',
    meaning: 'Ce que coûtent ces tickets, au prix que disent les réglages.',
    formula: 'tickets × prix d’un ticket',
  },
  topicsCovered: {
    term: 'Sujets couverts',
    meaning:
      'La part des tickets avec catégorie dont la catégorie a quelque chose de publié : un article écrit à partir d’un de ses tickets, ou un guide envoyé en réponse.',
    formula: 'tickets des catégories couvertes ÷ tickets avec une catégorie',
  },
};
