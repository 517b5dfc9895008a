import type { FigureDefinition } from './figure-words.ts';

const OPENED = 'tickets that were opened on the days of the range, as they stand now';
const VISITS = 'help visits that began on the days of the range, and tickets opened on them';
const rest = { byTrait: 'none', window: OPENED } as const;
const SOLVED = 'tickets that were solved at least once';

/** What is known of tickets, and of what was solved without one. */
export const SUPPORT_FIGURES = {
  tickets: {
    ...{ ...rest, term: 'Tickets', unit: 'count', better: 'less', denominator: null },
    meaning: 'How many tickets were opened. Spam and tickets that were merged into others do not count.',
    formula: 'number of tickets opened',
  },
  ticketsPer100: {
    ...{ ...rest, term: 'Tickets per 100 people', unit: 'per-hundred', better: 'less' },
    meaning: 'How many tickets were opened for each hundred people who used the app.',
    formula: '100 × tickets ÷ active people',
    denominator: 'active people',
  },
  firstReply: {
    ...{ ...rest, term: 'First reply', unit: 'ms', better: 'less', denominator: null },
    meaning:
      'How long people waited for the first public reply of a person. Automatic replies do not count. Half waited less than the median, nine in ten less than the second figure.',
    formula: 'first public reply of a member − opened, by the calendar',
  },
  firstReplyWork: {
    ...{ ...rest, term: 'First reply, working time', unit: 'ms', better: 'less', denominator: null },
    meaning: 'The same in the working hours of the team that had the ticket.',
    formula: 'first public reply of a member − opened, in working hours',
  },
  resolution: {
    ...{ ...rest, term: 'First solved', unit: 'ms', better: 'less', denominator: null },
    meaning: 'How long it took until a ticket was solved for the first time.',
    formula: 'first change to solved − opened',
  },
  resolutionWork: {
    ...{ ...rest, term: 'First solved, working time', unit: 'ms', better: 'less', denominator: null },
    meaning: 'The same in the working hours of the team that had the ticket.',
    formula: 'first change to solved − opened, in working hours',
  },
  firstContactResolution: {
    ...{ ...rest, term: 'First-contact resolution', unit: 'share', better: 'more', denominator: SOLVED },
    meaning: 'How many of the solved tickets needed one reply and were not opened again within 7 days.',
    formula: 'solved with one public reply and not reopened within 7 days ÷ solved',
  },
  reopened: {
    ...{ ...rest, term: 'Reopened', unit: 'share', better: 'less', denominator: SOLVED },
    meaning: 'How many of the solved tickets were opened again.',
    formula: 'reopened ÷ solved',
  },
  escalation: {
    ...{ ...rest, term: 'L1 to L2', unit: 'share', better: 'less' },
    meaning: 'How many of the tickets that were in the first level went to the second.',
    formula: 'moved from L1 to L2 ÷ tickets that were in L1',
    denominator: 'tickets that were in L1',
  },
  l1Capable: {
    ...{ ...rest, term: 'L1-capable at L2', unit: 'share', better: 'less' },
    meaning: 'How many of the tickets solved in L2 could have been solved in L1, as their agents say.',
    formula: 'marked “L1 could have solved this” ÷ solved in L2',
    denominator: 'tickets that were solved in L2',
  },
  slaFirstReply: {
    ...{ ...rest, term: 'Promises: first reply', unit: 'share', better: 'more' },
    meaning:
      'How often the first reply came within what was promised. The clock stands still while a ticket is pending.',
    formula: 'kept ÷ (kept + broken)',
    denominator: 'tickets whose promise of a first reply was kept or broken',
  },
  slaResolution: {
    ...{ ...rest, term: 'Promises: resolution', unit: 'share', better: 'more' },
    meaning: 'How often the solution came within what was promised. What is under way is neither kept nor broken.',
    formula: 'kept ÷ (kept + broken)',
    denominator: 'tickets whose promise of a resolution was kept or broken',
  },
  csat: {
    ...{ ...rest, term: 'Satisfaction', unit: 'share', better: 'more' },
    meaning: 'How many of those who rated gave 4 or 5 of 5. Who did not rate does not count.',
    formula: 'ratings of 4 and 5 ÷ ratings',
    denominator: 'tickets that were rated',
  },
  nps: {
    ...{ term: 'Recommendation (NPS)', unit: 'points', better: 'more', byTrait: 'none' },
    meaning: 'How much more people would recommend the app than not, of those who were asked in a survey.',
    formula: 'share of 9 and 10 − share of 0 to 6, in hundredths',
    denominator: 'answers to questions of that kind',
    window: 'answers of the days of the range',
  },
  deflection: {
    ...{ term: 'Deflection', unit: 'share', better: 'more', byTrait: 'none', window: VISITS },
    meaning:
      'How many questions the help panel answered before they became a ticket. Look at what was reopened beside it.',
    formula: 'self-solved ÷ (self-solved + tickets from the panel)',
    denominator: 'help visits without a ticket within 24 hours, and tickets from the panel',
  },
  failedSearch: {
    ...{ term: 'Failed searches', unit: 'share', better: 'less', byTrait: 'none' },
    meaning: 'How many searches in the help panel found nothing, or nothing that was opened.',
    formula: 'searches with no result, or none opened ÷ searches',
    denominator: 'searches in the help panel',
    window: 'searches on the days of the range',
  },
} satisfies Record<string, FigureDefinition>;
