import type { Concern } from '@handrail/protocol';

/** What the overview says. */
export const overviewMessages = {
  title: 'Overview',
  allApps: 'All apps',
  figures: 'Figures',
  apps: 'Apps, the one that most wants attention first',
  appsCaption: 'Each app with its figures, and how they changed against the days before',
  app: 'App',
  which: 'Which app',
  concerns: 'What needs attention',
  noConcerns: 'Nothing stands out in these days.',
  more: (count: string) => `Show ${count} more`,
  trends: 'The trends as a table',
  trendsCaption: 'Each figure over the chosen days and as many before them',
  figure: 'Figure',
  before: (value: string) => `${value} before`,
  points: (count: string) => `${count} points`,
  aim: (value: string) => `aim ${value}`,
  met: 'reached',
  short: 'not reached',
  better: 'better than before',
  worse: 'worse than before',
  same: 'as before',
  perHundred: 'per 100 people',
  minutes: (count: string) => `${count} min`,
  nothingOf: 'Nothing has come from it in these days or in those before.',
  nothingYet: 'No page has reported yet',
  nothingYetText: 'Numbers come by themselves as soon as the first page of an app has reported.',
  install: 'How to install',
  missing: (names: string) =>
    `The figures of ${names} are still being worked out, or cannot be had. They are left out below until they come.`,
  asOf: (time: string) => `These figures are of ${time}. Those of now are being worked out and come by themselves.`,
  cut: 'More happened than was looked at.',
  /** Each with what is wrong; the figure's name, its value, what it is compared with, and what it is about are filled in. */
  says: {
    'alert-raised': ({ subject, figure, value, against }) => `“${subject}”: ${figure} is ${value}, against ${against}.`,
    'tickets-late': ({ value, against }) => `${value} of ${against} open tickets wait longer than was promised.`,
    'steps-missed': ({ subject, value }) => `“${subject}” does not find its place in ${value} of its steps.`,
    'aim-missed': ({ figure, value, against }) => `${figure} is ${value}, and is to be ${against}.`,
    worse: ({ figure, value, against }) => `${figure} went from ${against} to ${value}.`,
    'guide-left': ({ subject, value }) => `${value} of those who start “${subject}” finish it.`,
    'place-stuck': ({ subject, value }) => `${value} of active people are stuck on ${subject}.`,
    'searches-failed': ({ value }) => `${value} of searches in the help panel lead to nothing.`,
    'no-head-count': () => 'Adoption cannot be told without a head-count.',
  } satisfies Record<Concern['what'], (said: ConcernSaid) => string>,
  acts: {
    'alert-raised': 'See the alert',
    'tickets-late': 'Answer these tickets',
    'steps-missed': 'Mend its steps',
    'aim-missed': 'See why',
    worse: 'See why',
    'guide-left': 'See where people leave',
    'place-stuck': 'Make a guide here',
    'searches-failed': 'Write what is missing',
    'no-head-count': 'Set a head-count',
  } satisfies Record<Concern['what'], string>,
};

export interface ConcernSaid {
  figure: string;
  value: string;
  against: string;
  subject: string;
}

export const goalMessages = {
  title: 'Aims',
  note: 'What figures are to reach: the overview holds them against it.',
  figure: 'Figure',
  aim: (unit: string) => `Aim, ${unit}`,
  addAim: 'Add an aim',
  removeAim: (figure: string) => `Remove the aim of ${figure}`,
  seats: 'Seats of each department, one a line',
  seatsNote: 'Such as Purchasing: 40.',
  amount: 'What a seat costs; empty where that is not to be told',
  currency: 'Currency, such as EUR',
  per: 'A seat is paid by',
  pers: { month: 'month', year: 'year' },
};
