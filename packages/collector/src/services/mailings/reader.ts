import type { App, Figure, Range } from '@handrail/protocol';
import { HIDDEN_BELOW } from '@handrail/protocol/figures';
import type { Speech } from '../mail/words/index.ts';

/** For whom a letter is written: in whose words, and of what they may see at this moment. */
export interface Reader {
  speech: Speech;
  /** The apps whose figures they may see. */
  apps: readonly App[];
  /** Where they may be told of tickets. */
  seesTickets: (appId: string) => boolean;
  /** Somebody without an account: of no small group, as with a link. */
  isStranger: boolean;
}

/** What a letter says of a figure, or why it says nothing. */
export function sayFigure(figure: Figure, { speech, isStranger }: Reader): string {
  const { words } = speech;
  if (isStranger && isSmall(figure)) return words.tooFew;
  const none = figure.reason === 'small-group' ? words.tooFew : words.noData;
  // What it is a hundred of stands in its name.
  return speech.valueOf(figure.value, figure.unit === 'per-hundred' ? 'count' : figure.unit, none);
}

/** The value for a chart. */
export const drawnValue = (figure: Figure, { isStranger }: Reader): number | null =>
  isStranger && isSmall(figure) ? null : figure.value;

/** Whether it tells of so few that nobody outside hears of it. */
export const isSmall = ({ value, unit, denominator }: Figure): boolean =>
  value !== null && (denominator ?? (unit === 'people' ? value : HIDDEN_BELOW)) < HIDDEN_BELOW;

/** The days that it tells of, in words. */
export const sayDays = ({ from, to, timeZone }: Range, { words, day }: Speech): string =>
  words.mailing.days(day(from), day(to), timeZone);
