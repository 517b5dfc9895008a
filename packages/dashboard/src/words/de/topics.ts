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
  reuse: {
    title: 'Für Tickets geschrieben',
    lead: 'Was aus Tickets entstand und veröffentlicht ist, und wie oft es seither geantwortet hat.',
    what: 'Artikel oder Anleitung',
    sent: 'Von Agenten gesendet',
    opened: 'Geöffnet',
    helped: 'Geholfen',
    none: 'Noch ist nichts veröffentlicht, das für ein Ticket geschrieben wurde.',
    article: 'Artikel',
    guide: 'Anleitung',
    note: 'Gesendet: Tickets dieser Tage, in denen ein Agent es geschickt hat. Geöffnet: von Besuchern, oder gestartet. Geholfen: sie haben es gesagt, oder kamen bis ans Ende.',
  },
  of: 'Von',
  together: 'Alle Apps',
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
      'Wie viele der Tickets mit Kategorie von einer sind, zu der etwas veröffentlicht ist: ein Artikel, der die Kategorie nennt, oder ein Artikel oder eine Anleitung, die für ein Ticket davon geschrieben oder als Antwort gesendet wurde.',
    formula: 'Tickets abgedeckter Kategorien ÷ Tickets mit einer Kategorie',
  },
};
