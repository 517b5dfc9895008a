import type { TicketState } from '@handrail/protocol';
import type { Plural } from '../../kit/say.ts';

/** What can go along with a ticket, each with a switch of its own. */
export type Part =
  | 'page'
  | 'appVersion'
  | 'browser'
  | 'viewport'
  | 'locale'
  | 'guide'
  | 'missed'
  | 'steps'
  | 'consoleErrors'
  | 'failedRequests';

/** Our own words in the help panel, a file for each language. */
export interface HelpWords {
  title: string;
  hello: string;
  search: string;
  guides: string;
  articles: string;
  issues: string;
  checklists: string;
  tickets: string;
  ask: string;
  askText: string;
  results: Plural;
  nothing: string;
  nothingText: string;
  empty: string;
  loading: string;
  failed: string;
  retry: string;
  offline: string;
  start: string;
  startGuide: string;
  helped: string;
  yes: string;
  no: string;
  thanks: string;
  unhelped: string;
  about: string;
  choose: string;
  subject: string;
  text: string;
  textHint: string;
  name: string;
  email: string;
  optional: string;
  fits: string;
  files: string;
  addFile: string;
  drop: string;
  remove: string;
  tooBig: string;
  tooMany: string;
  picture: string;
  taking: string;
  pictureFailed: string;
  edit: string;
  along: string;
  alongText: string;
  parts: Record<Part, string>;
  send: string;
  sending: string;
  required: string;
  form: string;
  sent: string;
  sentText: string;
  waits: string;
  waitsOffline: string;
  waitsBusy: string;
  waitsSignIn: string;
  refused: string;
  kept: string;
  discard: string;
  states: Record<TicketState, string>;
  number: string;
  you: string;
  support: string;
  noTickets: string;
  news: Plural;
  reply: string;
  sendReply: string;
  reopen: string;
  rate: string;
  rating: string;
  word: string;
  rated: string;
  sentGuide: string;
  guideStates: Record<'started' | 'completed' | 'dismissed', string>;
  closed: string;
  unsent: string;
  waiting: string;
  download: string;
  picturePanel: string;
  cover: string;
  crop: string;
  point: string;
  undo: string;
  use: string;
  cancel: string;
  pictureHint: string;
}

export const english: HelpWords = {
  title: 'Help',
  hello: 'How can we help?',
  search: 'Search guides and articles',
  guides: 'Show me how',
  articles: 'Articles',
  issues: 'Known issues',
  checklists: 'Checklists',
  tickets: 'My requests',
  ask: 'Ask us',
  askText: 'Write to support. We usually need only a few words.',
  results: { one: '{count} result', other: '{count} results' },
  nothing: 'Nothing was found for “{text}”',
  nothingText: 'Try other words, or ask us: a person will answer.',
  empty: 'There is nothing here for this page yet. Search, or ask us.',
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  retry: 'Try again',
  offline: 'There is no connection. What was loaded before can still be searched and read.',
  start: 'Start',
  startGuide: 'Start guide: {title}',
  helped: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you, that helps us.',
  unhelped: 'Sorry about that. We will gladly look at it with you.',
  about: 'What is it about?',
  choose: 'Please choose',
  subject: 'Subject',
  text: 'What happened?',
  textHint: 'What did you want to do, and what happened instead?',
  name: 'Your name',
  email: 'Your e-mail address',
  optional: 'optional',
  fits: 'Does one of these help already?',
  files: 'Files',
  addFile: 'Add file',
  drop: 'or drop or paste it here',
  remove: 'Remove {name}',
  tooBig: '“{name}” is larger than 25 MB and was left out.',
  tooMany: 'No more than {count} files can go along.',
  picture: 'Picture of this page',
  taking: 'Taking the picture …',
  pictureFailed:
    'The picture could not be taken on this page. You can add one as a file; your request goes without it, too.',
  edit: 'Edit {name}',
  along: 'What goes along',
  alongText: 'It helps us to find the cause. What you switch off is not sent.',
  parts: {
    page: 'Page',
    appVersion: 'Version of the application',
    browser: 'Browser',
    viewport: 'Size of the window',
    locale: 'Language',
    guide: 'Guide and step',
    missed: 'Steps that were not found',
    steps: 'Last steps',
    consoleErrors: 'Errors',
    failedRequests: 'Failed requests',
  },
  send: 'Send',
  sending: 'Sending …',
  required: 'Please fill this in.',
  form: 'Please write it like this: {pattern}',
  sent: 'Sent',
  sentText: 'Your request has the number {number}. You will find our answer here.',
  waits: 'Kept, and sent later',
  waitsOffline: 'There is no connection just now. It is sent by itself as soon as there is one; nothing is lost.',
  waitsBusy: 'Very many people are asking just now. It is sent by itself in a little while; nothing is lost.',
  waitsSignIn: 'Please sign in again; then it is sent by itself. Nothing is lost.',
  refused: 'It could not be taken like this ({code}). Your words are kept: please change them and send again.',
  kept: 'Your draft is kept on this device.',
  discard: 'Discard draft',
  states: {
    new: 'New',
    open: 'In progress',
    pending: 'Waiting for you',
    'on-hold': 'On hold',
    solved: 'Solved',
    closed: 'Closed',
  },
  number: 'Request {number}',
  you: 'You',
  support: 'Support',
  noTickets: 'You have not asked anything yet.',
  news: { one: '{count} new answer', other: '{count} new answers' },
  reply: 'Your reply',
  sendReply: 'Reply',
  reopen: 'It is not solved',
  rate: 'How was our help?',
  rating: '{value} of 5',
  word: 'A word about it',
  rated: 'Thank you for your rating.',
  sentGuide: 'A guide for you',
  guideStates: { started: 'Started', completed: 'Done', dismissed: 'Closed' },
  closed: 'This request is closed. If something is left, please ask anew.',
  unsent: 'That did not arrive. Please try again.',
  waiting: 'Waits to be sent',
  download: 'Download {name}',
  picturePanel: 'Edit picture',
  cover: 'Cover',
  crop: 'Crop',
  point: 'Point',
  undo: 'Undo',
  use: 'Use picture',
  cancel: 'Cancel',
  pictureHint:
    'Draw on the picture. With the keyboard: arrows move the frame, Shift and arrows change its size, Enter applies.',
};
