import type { Tone } from '@handrail/protocol';
import type { Messages } from './messages.ts';
import type { Plural } from './say.ts';

/** Our own words in the kinds of guides other than walkthroughs; the files of the other languages hold them too. */
export interface Words {
  gotIt: string;
  /** On a button that opens the tip of a hint, or a checklist. */
  openTip: string;
  openList: string;
  minimise: string;
  hide: string;
  /** On an item of a checklist. */
  start: string;
  tick: string;
  ticked: string;
  locked: string;
  /** How many items are done, of `total`. */
  progress: Plural;
  allDone: string;
  allDoneText: string;
  send: string;
  skip: string;
  required: string;
  several: string;
  /** One place on a scale: `{value}` of `{total}`. */
  rate: string;
  unlikely: string;
  likely: string;
  answer: string;
  /** How many characters are left. */
  left: Plural;
  anonymous: string;
  thanks: string;
  thanksText: string;
  affected: string;
  counted: string;
  since: string;
  play: string;
  from: string;
  elsewhere: string;
  tones: Record<Tone, string>;
}

export const english: Words = {
  gotIt: 'Got it',
  openTip: 'Tip: {title}',
  openList: 'Open checklist: {title}',
  minimise: 'Minimise',
  hide: 'Hide “{title}”',
  start: 'Start',
  tick: 'Mark as done',
  ticked: 'Done',
  locked: 'Comes after the steps above',
  progress: { one: '{count} of {total} done', other: '{count} of {total} done' },
  allDone: 'All done',
  allDoneText: 'You have completed everything on this list.',
  send: 'Send',
  skip: 'Skip',
  required: 'Please answer this question.',
  several: 'Choose all that apply.',
  rate: '{value} of {total}',
  unlikely: 'Not at all likely',
  likely: 'Extremely likely',
  answer: 'Your answer',
  left: { one: '{count} character left', other: '{count} characters left' },
  anonymous: 'Your answers are anonymous.',
  thanks: 'Thank you!',
  thanksText: 'Your answers help us to improve.',
  affected: 'I have this too',
  counted: 'Thanks, counted',
  since: 'Since {date}',
  play: 'Play: {title}',
  from: 'Loads from {host}',
  elsewhere: 'Open in a new tab',
  tones: { note: 'Note', success: 'Success', warning: 'Warning', danger: 'Important' },
};

export const wordsOf = (messages: Messages): Words => messages.words ?? english;
