import type { Definition } from '../../definitions.ts';

/** The numbers that are not in the catalogue, in words. The same definitions, with their sources and edges, stand in docs/metrics.md. */
export const ownDefinitions = {
  starts: {
    term: 'Starts',
    meaning:
      'How often the guide began for somebody. One person can start it more than once. Runs in which we show, do, or only practise the task do not count.',
    formula: 'number of guide.started events',
  },
  people: {
    term: 'People',
    meaning:
      'How many people started the guide. Each counts once, however often. A browser that nobody is signed in to counts as a person of its own until the app says who it is.',
    formula: 'different people with a guide.started event',
  },
  completionRate: {
    term: 'Completion rate',
    meaning: 'How many of those who started the guide finished its last step. Finished means done, not merely shown.',
    formula: 'people who completed ÷ people who started',
  },
  completed: {
    term: 'Completed',
    meaning: 'How many of the people who started the guide finished its last step. Each counts once.',
    formula: 'different people with a guide.started and a guide.completed event',
  },
  affected: {
    term: 'Have this too',
    meaning: 'How many people said that they have this fault too. Each counts once, however often they said so.',
    formula: 'different people with an issue.affected event',
  },
  funnel: {
    term: 'Step funnel',
    meaning:
      'How far people came. Each bar is the number of people to whom the step was shown; what is missing from one bar to the next is where they left.',
    formula: 'different people for each step; shares are of those who started',
  },
  reached: {
    term: 'People',
    meaning: 'How many people the step was shown to. Each counts once a step, however often they came back to it.',
    formula: 'different people with a step.shown event',
  },
  lost: {
    term: 'Left',
    meaning: 'How many of those who reached this step did not reach the next. At the last step: did not complete.',
    formula: 'people at this step − people at the next, and that ÷ people at this step',
  },
  dismissed: {
    term: 'Dismissed',
    meaning: 'Of those who left here: how many closed the guide at this step and did not go on with it later.',
    formula: 'people who left whose last event of the guide is guide.dismissed at this step',
  },
  missed: {
    term: 'Misses',
    meaning: 'How often this step did not find its place in the page.',
    formula: 'number of step.missed events',
  },
  activeVisitors: {
    term: 'Active visitors a day',
    meaning: 'How many people used the app on that day. What Handrail itself showed to them does not make them active.',
    formula: 'different people a day with an event that is not about a guide',
  },
  featureUses: {
    term: 'Uses',
    meaning: 'How often the feature was used: clicks on its elements, or views of its pages. One click is one use.',
    formula: 'number of element.clicked or page.viewed events that fit the feature',
  },
  elementPeople: {
    term: 'People',
    meaning:
      'How many people clicked the element, and their share of all active people. Elements that look the same, as the buttons in the rows of a table, are one.',
    formula: 'different people with an element.clicked event ÷ active people',
  },
  elementClicks: {
    term: 'Clicks',
    meaning: 'How often the element was clicked.',
    formula: 'number of element.clicked events',
  },
  pagePeople: {
    term: 'People',
    meaning: 'How many people saw the page, and their share of all active people.',
    formula: 'different people with a page.viewed event ÷ active people',
  },
  pageViews: {
    term: 'Views',
    meaning: 'How often the page was opened or come back to.',
    formula: 'number of page.viewed events',
  },
  nextShare: {
    term: 'Share',
    meaning:
      'Where people went from the page, within a session. The same page again is no move, and leaving the app is none.',
    formula: 'moves to this page ÷ all moves from the page',
  },
  rage: {
    term: 'Rage',
    meaning:
      'Three or more clicks within a second on one element, or within 24 pixels. Steppers, sliders, players and canvases are left out, and clicks that select text.',
    formula: 'number of frustration.noticed events of the kind rage',
  },
  dead: {
    term: 'Dead',
    meaning:
      'A click on something that looks as if it did something, after which nothing changed within a second. It is not judged where text is selected, or where a canvas takes a quarter of the window.',
    formula: 'number of frustration.noticed events of the kind dead',
  },
  errorClick: {
    term: 'Error',
    meaning: 'A click that was followed by an uncaught error within a second.',
    formula: 'number of frustration.noticed events of the kind error',
  },
  abandoned: {
    term: 'Left form',
    meaning: 'A field of the form was changed, and the page was left without sending it.',
    formula: 'number of form.abandoned events',
  },
  stuckPeople: {
    term: 'People',
    meaning: 'How many people were stuck here in any of these ways, and their share of all active people.',
    formula: 'different people with one of these events ÷ active people',
  },
  solvedTickets: {
    term: 'Solved',
    meaning: 'How many of these were solved at least once.',
    formula: 'tickets with a change to solved',
  },
  lastSolved: {
    term: 'Solved for good',
    meaning: 'How long it took until the last time a ticket was solved. Only those that are solved now count.',
    formula: 'last change to solved − opened',
  },
  escalatedL2: {
    term: 'L2 to L3',
    meaning: 'How many of the tickets that were in the second level went to the third.',
    formula: 'moved from L2 to L3 ÷ tickets that were in L2',
  },
  selfSolved: {
    term: 'Self-solved',
    meaning:
      'Visits to the help panel in which an article was opened, a search was made, or a guide was started that no agent has sent, and that no ticket of the person followed within 24 hours.',
    formula: 'visits without a ticket within 24 hours, of visits that are a day old',
  },
  saved: {
    term: 'Worth of what was self-solved',
    meaning: 'What the self-solved would have cost as tickets, at the price that the settings say.',
    formula: 'self-solved × price of a ticket',
  },
} satisfies Record<string, Definition>;
