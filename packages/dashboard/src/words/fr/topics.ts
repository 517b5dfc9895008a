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
  reuse: {
    title: 'Écrit pour des tickets',
    lead: 'Ce qui est né de tickets et est publié, et combien de fois cela a répondu depuis.',
    what: 'Article ou guide',
    sent: 'Envoyé par des agents',
    opened: 'Ouvert',
    helped: 'A aidé',
    none: 'Rien de ce qui a été écrit pour un ticket n’est encore publié.',
    article: 'Article',
    guide: 'Guide',
    note: 'Envoyé : tickets de ces jours où un agent l’a envoyé. Ouvert : par des visiteurs, ou démarré. A aidé : ils l’ont dit, ou sont allés jusqu’au bout.',
  },
  of: 'De',
  together: 'Toutes les applications',
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
      'Combien des tickets avec catégorie portent sur une catégorie pour laquelle quelque chose est publié : un article qui la nomme, ou un article ou un guide écrit pour un de ses tickets ou envoyé en réponse.',
    formula: 'tickets des catégories couvertes ÷ tickets avec une catégorie',
  },
};
