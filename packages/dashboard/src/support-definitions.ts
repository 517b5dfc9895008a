/** The numbers of the service centre in words. The same definitions, with their edges, stand in docs/metrics.md. */
export const supportDefinitions = {
  tickets: {
    term: 'Tickets',
    meaning: 'How many tickets were opened. Spam and tickets that were merged into others do not count.',
    formula: 'number of tickets opened',
  },
  solvedTickets: {
    term: 'Solved',
    meaning: 'How many of these were solved at least once.',
    formula: 'tickets with a change to solved',
  },
  firstReply: {
    term: 'First reply',
    meaning:
      'How long people waited for the first public reply of a person. Automatic replies do not count. Half waited less than the median, nine in ten less than the second figure.',
    formula: 'first public reply of a member − opened, by the calendar',
  },
  firstReplyWork: {
    term: 'First reply, working time',
    meaning: 'The same in the working hours of the team that had the ticket.',
    formula: 'first public reply of a member − opened, in working hours',
  },
  firstSolved: {
    term: 'First solved',
    meaning: 'How long it took until a ticket was solved for the first time.',
    formula: 'first change to solved − opened',
  },
  firstSolvedWork: {
    term: 'First solved, working time',
    meaning: 'The same in the working hours of the team that had the ticket.',
    formula: 'first change to solved − opened, in working hours',
  },
  lastSolved: {
    term: 'Solved for good',
    meaning: 'How long it took until the last time a ticket was solved. Only those that are solved now count.',
    formula: 'last change to solved − opened',
  },
  firstContact: {
    term: 'First-contact resolution',
    meaning: 'How many of the solved tickets needed one reply and were not opened again within 7 days.',
    formula: 'solved with one public reply and not reopened within 7 days ÷ solved',
  },
  reopened: {
    term: 'Reopened',
    meaning: 'How many of the solved tickets were opened again.',
    formula: 'reopened ÷ solved',
  },
  escalatedL1: {
    term: 'L1 to L2',
    meaning: 'How many of the tickets that were in the first level went to the second.',
    formula: 'moved from L1 to L2 ÷ tickets that were in L1',
  },
  escalatedL2: {
    term: 'L2 to L3',
    meaning: 'How many of the tickets that were in the second level went to the third.',
    formula: 'moved from L2 to L3 ÷ tickets that were in L2',
  },
  l1Capable: {
    term: 'L1-capable at L2',
    meaning: 'How many of the tickets solved in L2 could have been solved in L1, as their agents say.',
    formula: 'marked “L1 could have solved this” ÷ solved in L2',
  },
  slaFirstReply: {
    term: 'Promises: first reply',
    meaning:
      'How often the first reply came within what was promised. The clock stands still while a ticket is pending.',
    formula: 'kept ÷ (kept + broken)',
  },
  slaResolution: {
    term: 'Promises: resolution',
    meaning: 'How often the solution came within what was promised. What is under way is neither kept nor broken.',
    formula: 'kept ÷ (kept + broken)',
  },
  csat: {
    term: 'Satisfaction',
    meaning: 'How many of those who rated gave 4 or 5 of 5. Who did not rate does not count.',
    formula: 'ratings of 4 and 5 ÷ ratings',
  },
  selfSolved: {
    term: 'Self-solved',
    meaning:
      'Visits to the help panel in which an article, a guide or a search was opened and that no ticket of the person followed within 24 hours.',
    formula: 'visits without a ticket within 24 hours, of visits that are a day old',
  },
  deflection: {
    term: 'Deflection',
    meaning:
      'How many questions the help panel answered before they became a ticket. Look at what was reopened beside it.',
    formula: 'self-solved ÷ (self-solved + tickets from the panel)',
  },
  failedSearches: {
    term: 'Failed searches',
    meaning: 'How many searches in the help panel found nothing, or nothing that was opened.',
    formula: 'searches with no result, or none opened ÷ searches',
  },
  saved: {
    term: 'Worth of what was self-solved',
    meaning: 'What the self-solved would have cost as tickets, at the price that the settings say.',
    formula: 'self-solved × price of a ticket',
  },
  nps: {
    term: 'Recommendation (NPS)',
    meaning: 'How much more people would recommend the app than not, of those who were asked in a survey.',
    formula: 'share of 9 and 10 − share of 0 to 6, in hundredths',
  },
};
