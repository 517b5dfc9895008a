import { FIGURES } from '@handrail/protocol/figures';

/** The numbers of the service centre in words, beside those of the catalogue. The same definitions, with their edges, stand in docs/metrics.md. */
export const supportDefinitions = {
  solvedTickets: {
    term: 'Solved',
    meaning: 'How many of these were solved at least once.',
    formula: 'tickets with a change to solved',
  },
  firstSolved: FIGURES.resolution,
  firstSolvedWork: FIGURES.resolutionWork,
  lastSolved: {
    term: 'Solved for good',
    meaning: 'How long it took until the last time a ticket was solved. Only those that are solved now count.',
    formula: 'last change to solved − opened',
  },
  firstContact: FIGURES.firstContactResolution,
  escalatedL1: FIGURES.escalation,
  escalatedL2: {
    term: 'L2 to L3',
    meaning: 'How many of the tickets that were in the second level went to the third.',
    formula: 'moved from L2 to L3 ÷ tickets that were in L2',
  },
  selfSolved: {
    term: 'Self-solved',
    meaning:
      'Visits to the help panel in which an article, a guide or a search was opened and that no ticket of the person followed within 24 hours.',
    formula: 'visits without a ticket within 24 hours, of visits that are a day old',
  },
  failedSearches: FIGURES.failedSearch,
  saved: {
    term: 'Worth of what was self-solved',
    meaning: 'What the self-solved would have cost as tickets, at the price that the settings say.',
    formula: 'self-solved × price of a ticket',
  },
};
