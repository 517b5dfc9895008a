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
      'How many of the tickets with a category are about one that something is published about: an article that was written from a ticket of it, or a guide that was sent in answer.',
    formula: 'tickets of covered categories ÷ tickets with a category',
  },
};
