/** Wörter dazu, was Tickets kosten und zu welchen Themen nichts veröffentlicht ist. */
export const topicMessages: typeof import('../en/topics.ts').topicMessages = {
  title: 'Themen ohne Artikel oder Anleitung',
  lead: 'Kategorien, zu denen gefragt wurde. Was noch nichts beantwortet, steht zuerst, das Meistgefragte voran.',
  topic: 'Thema',
  articles: 'Artikel',
  guides: 'Anleitungen',
  state: 'Beantwortet durch',
  nothing: 'Noch nichts',
  write: 'Artikel schreiben',
  none: 'Kein Ticket dieser Tage hat eine Kategorie.',
  without: (tickets, count) =>
    tickets === 1 ? '1 Ticket hat keine Kategorie.' : `${count} Tickets haben keine Kategorie.`,
  show: (count) => `Alle ${count} Themen zeigen`,
  app: 'App',
  cost: 'Kosten',
};

/** Ihre Zahlen, für die der Katalog keinen Namen hat. */
export const topicDefinitions: typeof import('../en/topics.ts').topicDefinitions = {
  ticketCost: {
    term: 'Kosten der Tickets',
    meaning: 'Was diese Tickets kosten, zu dem Preis, der in den Einstellungen steht.',
    formula: 'Tickets × Preis eines Tickets',
  },
  topicsCovered: {
    term: 'Abgedeckte Themen',
    meaning:
      'Wie viele der Tickets mit einer Kategorie von einer handeln, zu der etwas veröffentlicht ist: ein Artikel, der aus einem ihrer Tickets entstand, oder eine Anleitung, die als Antwort gesendet wurde.',
    formula: 'Tickets abgedeckter Kategorien ÷ Tickets mit einer Kategorie',
  },
};
