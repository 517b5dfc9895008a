import type { Kind } from '@handrail/protocol';
import type { RangeFault } from './range.ts';

/** Every word of the dashboard, in one place, so that other languages can stand beside English. */
const english = {
  product: 'Handrail',
  noData: 'No data',
  loading: 'Loading…',
  skip: 'Skip to content',

  header: { app: 'App', choose: 'Choose an app', signOut: 'Sign out' },

  signIn: {
    title: 'Sign in to Handrail',
    signedOut: 'You are signed out.',
    working: 'Signing you in…',
    usedTitle: 'This sign-in link no longer works',
    used: 'A link works once and for a short time. This one has been used, or is too old.',
    endedTitle: 'Your session has ended',
    leftTitle: 'You are signed out',
    how: 'To get a new link',
    steps: [
      'Stop the collector where it runs (Ctrl-C in its terminal) and start it again.',
      'It prints a line with a new sign-in link. Open that link in this browser.',
    ],
    safe: 'Restarting loses nothing: pages keep their events until the collector is back.',
    stillIn: 'You are still signed in from before.',
    goOn: 'Go on to the dashboard',
  },

  failure: {
    awayTitle: 'The collector does not answer',
    away: 'Check that it runs, and that this machine reaches it.',
    notFoundTitle: 'Nothing is here',
    notFound: 'There is no app or guide with this address. It may have another name now.',
    refusedTitle: 'The collector refused',
    unknownTitle: 'There is no such page',
    unknown: 'The address may be mistyped or cut off.',
    again: 'Try again',
    home: 'Go to your guides',
    stale: (time: string) => `These numbers are from ${time}.`,
    retry: (seconds: number) => `Trying again every ${seconds} s.`,
  },

  live: { on: 'Live', off: 'Not live', onHint: 'Numbers follow within 5 seconds' },

  range: {
    label: 'Days to look at',
    preset: (days: number) => `${days} days`,
    presetLong: (days: number) => `The last ${days} days`,
    from: 'From',
    to: 'To',
    fault: {
      'not-a-day': 'That is not a day.',
      backwards: 'The first day lies after the last.',
      'too-long': 'Choose a year at most.',
    } satisfies Record<RangeFault, string>,
    window: (days: string, timeZone: string) => `${days}, whole days in ${timeZone}, both ends included.`,
  },

  guides: {
    title: 'Guides',
    caption: 'Guides with their numbers in the chosen days',
    guide: 'Guide',
    published: (version: number) => `Published, version ${version}`,
    draft: 'Draft',
    edited: 'Newer draft',
    worthALook: 'worth a look',
    kinds: {
      walkthrough: 'Walkthrough',
      announcement: 'Announcement',
      banner: 'Banner',
      hint: 'Hint',
      launcher: 'Launcher',
      checklist: 'Checklist',
      survey: 'Survey',
      'known-issue': 'Known issue',
    } satisfies Record<Kind, string>,
  },

  guide: {
    back: 'All guides',
    funnel: 'Step funnel',
    funnelTable: 'The same as a table',
    funnelCaption: 'People, losses and misses for each step',
    step: 'Step',
    started: 'Started',
    completed: 'Completed',
    people: (count: string) => `${count} people`,
    person: '1 person',
    peopleUnit: 'people',
    personUnit: 'person',
    left: (count: string, share: string) => `${count} left here (${share})`,
    missed: (count: string) => `${count} missed`,
    draftOnly: 'This guide is a draft. Numbers come once it is published and people meet it.',
    nobody: 'Nobody started this guide in these days. Choose a wider range, or open a page on which it starts.',
    summary: (started: string, completed: string) => `${started} people started, ${completed} completed.`,
    largest: (step: string, lost: string) => `Most people left at step “${step}”: ${lost}.`,
    by: (people: string) => `by ${people} people`,
    byOne: 'by 1 person',
    of: (part: string, whole: string) => `${part} of ${whole}`,
  },

  days: {
    title: 'Active visitors a day',
    wholeApp: 'in the whole app',
    day: 'Day',
    visitors: 'Visitors',
    table: 'Show as a table',
    caption: 'Active visitors on each day',
    soFar: 'so far',
    summary: (from: string, to: string) => `Active visitors from ${from} to ${to}.`,
    busiest: (day: string, count: string) => `Most on ${day}: ${count}.`,
    none: 'Nobody was active in these days.',
  },

  start: {
    noAppTitle: 'Begin with your app',
    noApp: 'An app is the product that you want to guide people through. Give it the name that your colleagues use.',
    name: 'Name of the app',
    make: 'Make the app',
    making: 'Making…',
    noGuideTitle: 'No guide yet',
    noGuide: 'Two steps bring the first guide to people.',
    noEventsTitle: 'Waiting for the first event',
    noEvents: (app: string) => `No page of ${app} has reported yet. This page changes by itself as soon as one does.`,
    tag: 'Paste this tag into every page of the app, before the end of its head',
    tagNote: 'It is the whole installation. Visitors notice nothing until a guide is due.',
    publish: 'Publish a guide',
    publishNote: 'Send it to the management API, then publish it. The tutorial in docs/ walks through both.',
    copy: 'Copy',
    copied: 'Copied',
    quiet: 'Nobody started a guide in these days. Choose a wider range to see more.',
  },

  info: { about: (term: string) => `What is “${term}”?`, formula: 'Formula', window: 'Window', here: 'Here' },
};

export type Messages = typeof english;
export const messages: Messages = english;
