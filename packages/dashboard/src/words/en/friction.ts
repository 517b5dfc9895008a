import type { Trouble } from '@handrail/protocol';

/** What the page says on which people are seen to be stuck. */
export const frictionMessages = {
  title: 'Friction',
  about:
    'Where people are stuck, the places of most people first. The signs come from clicks, forms, searches in the help panel and requests.',
  caption:
    'Pages and elements where people are stuck, with what it means, how many they are, since when, and what to do',
  empty: 'Nobody was stuck in these days, as far as pages have told.',
  emptyOf: 'Nobody was stuck in this way in these days.',
  partial: (what: string) => `More happened than is looked at, so these are counted in part: ${what}.`,
  parts: { clicks: 'clicks and forms', searches: 'searches', tickets: 'requests' },
  only: 'Show',
  all: 'Everything',
  /** What an article is called that is begun from a place. */
  answerFor: (place: string) => `Answer for ${place}`,
  place: 'Place',
  wholePage: 'The page',
  sign: 'What happens',
  times: 'How often',
  people: 'People',
  since: 'Since',
  act: 'What to do',
  before: (times: string) => `${times} in the days before`,
  earlier: 'Before these days',
  from: (day: string) => `About ${day}`,
  troubles: {
    rage: 'Rage clicks',
    dead: 'Dead clicks',
    error: 'Clicks that end in an error',
    abandoned: 'Forms that are left',
    searches: 'Searches in vain',
    tickets: 'Repeated requests',
  } satisfies Record<Trouble, string>,
  meanings: {
    rage: 'People click again and again: it does not do what they expect, or not soon enough.',
    dead: 'People take it for something that can be pressed, and nothing happens.',
    error: 'The application fails after the click. Tell those who build it; a guide can lead around it.',
    abandoned: 'People begin to fill it in and leave without sending it.',
    searches: 'People look for help here and find nothing, or nothing that they open.',
    tickets: 'Two requests or more came from this page: its answer is worth writing once.',
  } satisfies Record<Trouble, string>,
  /** How often, for the ear and for those who look closer. */
  counted: (times: string, what: string) => `${times} × ${what}`,
  guide: 'Make a guide',
  article: 'Write an article',
  guideFor: (place: string) => `Make a guide on ${place}`,
  articleFor: (place: string) => `Write an article about ${place}`,
  trend: (first: string, last: string) => `from ${first} to ${last}`,
};
