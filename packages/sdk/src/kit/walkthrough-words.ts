import type { Mode } from '@handrail/protocol';
import type { Messages } from './messages.ts';

/** Our own words in walkthroughs that most of them have no use for. */
export interface WalkthroughWords {
  /** Ways to run it, as they are offered. */
  modes: Record<Mode, string>;
  /** On the card of a step whose element was not found. */
  missedTitle: string;
  missedText: string;
  retry: string;
  skip: string;
  looking: string;
  /** On a card that offers the way to another page. */
  elsewhere: string;
  goThere: string;
  /** "Show me". */
  pause: string;
  play: string;
  /** The element is not on the page now. */
  notHere: string;
  /** "Do it for me", before the visitor agrees; then what is done. */
  asks: string;
  /** Some steps stay the visitor's own. */
  decisions: string;
  agree: string;
  byMyself: string;
  stop: string;
  doing: string;
  yours: string;
  /** It has stopped, and why. */
  stopped: string;
  locked: string;
  noField: string;
  noOption: string;
  notTaken: string;
  notFitting: string;
  /** "Practise". */
  hint: string;
  wrong: string;
  result: string;
  /** `{count}` of `{total}`. */
  first: string;
  mistakes: string;
  hints: string;
  time: string;
  again: string;
}

export const english: WalkthroughWords = {
  modes: { guide: 'Guide me', show: 'Show me', do: 'Do it for me', practise: 'Practise' },
  missedTitle: 'We can’t find this on the page right now',
  missedText: 'It may still be loading, or have moved.',
  retry: 'Try again',
  skip: 'Skip this step',
  looking: 'Looking for it…',
  elsewhere: 'This goes on on another page.',
  goThere: 'Go there',
  pause: 'Pause',
  play: 'Play',
  notHere: 'This is not on the page right now. You will see it when you get there.',
  asks: 'If you agree, this is done for you:',
  decisions: 'Everything else is left to you. You can stop at any time.',
  agree: 'Agree and start',
  byMyself: 'I’ll do it myself',
  stop: 'Stop',
  doing: 'This is done for you …',
  yours: 'This one is up to you.',
  stopped: 'Stopped here',
  locked: 'It cannot be used right now.',
  noField: 'There is no field that could be filled in.',
  noOption: 'The list does not have the value that belongs here.',
  notTaken: 'The page did not take the value.',
  notFitting: 'The value does not fit.',
  hint: 'Show a hint',
  wrong: 'That was not it. Try again.',
  result: 'Well done!',
  first: 'Right at the first go: {count} of {total}',
  mistakes: 'Mistakes: {count}',
  hints: 'Hints: {count}',
  time: 'Time: {time}',
  again: 'Practise again',
};

export const wordsOf = ({ walkthrough }: Messages): WalkthroughWords => walkthrough ?? english;
