import type { FigureDefinition, FigureName } from './figure-words.ts';
import { SUPPORT_FIGURES } from './support-definitions.ts';

const DAYS = 'the days of the range, both ends included';

/** The one table of what each figure means. The dashboard shows it, `docs/metrics.md` prints it, the collector works by it. */
export const FIGURES = {
  adoption: {
    ...{ term: 'Adoption', unit: 'share', better: 'more', byTrait: 'department', window: DAYS },
    meaning:
      'How many of the people who are to use the app did so. How many these are is the head-count in the app’s settings, by department. More than 100% means that more came than were counted.',
    formula: 'active people of the counted departments ÷ people who work there',
    denominator: 'people who work in the departments that were counted',
  },
  licenceUse: {
    ...{ term: 'Licences in use', unit: 'share', better: 'more', byTrait: 'department' },
    meaning: 'How many of the seats that were bought are used. Seats stand in the app’s settings, by department.',
    formula: 'active people of 30 days ÷ seats',
    denominator: 'seats of the app',
    window: 'the 30 days that end with the last day of the range',
  },
  activePeople: {
    ...{ term: 'Active people', unit: 'people', better: 'more', byTrait: 'any', window: DAYS },
    meaning:
      'How many people used the app. Each counts once, in whatever browsers. What Handrail itself showed to them does not make them active.',
    formula: 'different people with an event that is not about a guide',
    denominator: null,
  },
  stickiness: {
    ...{ term: 'Stickiness', unit: 'share', better: 'more', byTrait: 'any' },
    meaning:
      'How much of a month’s people come on a day. For each day its active people over those of the 30 days that end with it; this is the mean of the days.',
    formula: 'mean of (active people of the day ÷ active people of its 30 days)',
    denominator: 'days whose 30 days had anybody',
    window: 'the days of the range, each with the 29 before it',
  },
  timeInApp: {
    ...{ term: 'Minutes each', unit: 'minutes', better: 'more', byTrait: 'any', window: DAYS },
    meaning: 'How long people were at it, on average: minutes of the clock in which they did anything at all.',
    formula: 'different minutes with an activity, summed over people ÷ active people',
    denominator: 'active people',
  },
  sessionsEach: {
    ...{ term: 'Sessions each', unit: 'count', better: 'more', byTrait: 'any', window: DAYS },
    meaning:
      'How often people came, on average. Half an hour without anything done ends a session, in whatever tabs it was; so do the ends of these days.',
    formula: 'sessions ÷ active people',
    denominator: 'active people',
  },
  retention: {
    ...{ term: 'Came again', unit: 'share', better: 'more', byTrait: 'any' },
    meaning: 'How many of those who came for the first time in a week came again in the week after it.',
    formula: 'newcomers of a week active in the next ÷ newcomers of these weeks',
    denominator: 'people whose first activity of all lies in a week of which the next is over',
    window: 'the weeks from Monday to Sunday that lie in the range whole',
  },
  frustration: {
    ...{ term: 'Frustration', unit: 'per-hundred', better: 'less', byTrait: 'none', window: DAYS },
    meaning:
      'How often people were stuck: rage clicks, dead clicks, clicks that ended in an error, and forms that were left.',
    formula: '100 × (rage + dead + error + left forms) ÷ active people',
    denominator: 'active people',
  },
  featureAdoption: {
    ...{ term: 'Adoption', unit: 'share', better: 'more', byTrait: 'any', window: DAYS, needs: 'featureId' },
    meaning: 'The share of active people who used the feature. Clicks from before it was named count too.',
    formula: 'people who used the feature ÷ active people',
    denominator: 'active people',
  },
  guideStarts: {
    ...{ term: 'Guide starts', unit: 'count', better: 'more', byTrait: 'none', window: DAYS },
    meaning:
      'How often guides began for somebody. One person can start more than once. Runs in which we show, do, or only practise the task do not count.',
    formula: 'number of guide.started events',
    denominator: null,
  },
  guideCompletion: {
    ...{ term: 'Guide completion', unit: 'share', better: 'more', byTrait: 'none', window: DAYS },
    meaning:
      'How many of those who started a guide finished its last step. Finished means done, not merely shown. Over several guides each person counts once a guide.',
    formula: 'people who completed ÷ people who started',
    denominator: 'people who started the guide',
  },
  missRate: {
    ...{ term: 'Miss rate', unit: 'share', better: 'less', byTrait: 'none', window: DAYS },
    meaning:
      'How often a step could not find its place in the page, and so could not help. From 5% on it is marked: the page has probably changed.',
    formula: 'step.missed ÷ (step.shown + step.missed)',
    denominator: 'steps that were to be shown',
  },
  goalConversion: {
    ...{ term: 'Goal met', unit: 'share', better: 'more', byTrait: 'none' },
    meaning:
      'How many of those who started a guide met its goal within the days that it has. Only starts whose days are over count, so that nobody is missing who still has time. Over several guides each person counts once a guide.',
    formula: 'people who met the goal in its days ÷ people who started',
    denominator: 'people who started a guide that has a goal',
    window: 'the days of the range, each moved back by the days of the goal',
  },
  ...SUPPORT_FIGURES,
} satisfies Record<string, FigureDefinition>;

// The keys of an object that is written above.
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];
