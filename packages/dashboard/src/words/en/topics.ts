/** Words about what tickets cost and which topics nothing is published about. */
export const topicMessages = {
  title: 'Topics without article or guide',
  lead: 'Categories that people asked about. What nothing answers yet stands first, the most asked before others.',
  topic: 'Topic',
  articles: 'Articles',
  guides: 'Guides',
  state: 'Answered by',
  nothing: 'Nothing yet',
  write: 'Write an article',
  none: 'No ticket of these days has a category.',
  without: (tickets: number, count: string) =>
    tickets === 1 ? '1 ticket has no category.' : `${count} tickets have no category.`,
  show: (count: number) => `Show all ${count} topics`,
  reuse: {
    title: 'Written for tickets',
    lead: 'What came out of tickets and is published, with how often it has answered since.',
    what: 'Article or guide',
    sent: 'Sent by agents',
    opened: 'Opened',
    helped: 'Helped',
    none: 'Nothing that was written for a ticket is published yet.',
    article: 'Article',
    guide: 'Guide',
    note: 'Tickets of these days to which an agent sent it. Opened: by visitors, or started. Helped: they said so, or came to its end.',
  },
  of: 'Of',
  together: 'All apps',
  app: 'App',
  cost: 'Cost',
};

/** The numbers of these, as the catalogue has no name for them. */
export const topicDefinitions = {
  ticketCost: {
    term: 'Cost of tickets',
    meaning: 'What these tickets cost, at the price that the settings say.',
    formula: 'tickets × price of a ticket',
  },
  topicsCovered: {
    term: 'Topics covered',
    meaning:
      'How many of the tickets with a category are about one that something is published about: an article that names the category, or an article or a guide that was written for a ticket of it or sent in answer.',
    formula: 'tickets of covered categories ÷ tickets with a category',
  },
};
