import { isRecord } from '../../../core/saved.ts';
import type { WalkthroughWords } from '../../../kit/walkthrough-words.ts';

/** What is counted, and kept over page loads. */
export interface Tally {
  startedAt: number;
  /** When the last step was done. */
  endedAt?: number;
  mistakes: number;
  hints: number;
  /** Steps that asked for something, and those of them that were not right at once. */
  tasks: string[];
  flawed: string[];
}

export const beginTally = (): Tally => ({ startedAt: Date.now(), mistakes: 0, hints: 0, tasks: [], flawed: [] });

/** What was kept; written by ourselves, for this very version of the guide. */
export const readTally = (memo: unknown): Tally | undefined =>
  isRecord(memo) && 'startedAt' in memo ? (memo as unknown as Tally) : undefined;

/** A type of its own, as props are: a record of plain values. */
export type Results = Record<'mistakes' | 'hints' | 'ms' | 'tasks' | 'first', number>;

export const resultsOf = ({ startedAt, endedAt = Date.now(), mistakes, hints, tasks, flawed }: Tally): Results => ({
  ...{ mistakes, hints, ms: endedAt - startedAt, tasks: tasks.length },
  first: tasks.filter((stepId) => !flawed.includes(stepId)).length,
});

/** The result in words. */
export function sayResults(
  { first, tasks, mistakes, hints, ms }: Results,
  words: WalkthroughWords,
  locale: string,
): string[] {
  const say = (text: string, count: number): string =>
    text.replace('{count}', count.toLocaleString(locale)).replace('{total}', tasks.toLocaleString(locale));
  return [
    say(words.first, first),
    say(words.mistakes, mistakes),
    say(words.hints, hints),
    words.time.replace('{time}', spanOf(ms, locale)),
  ];
}

/** "1 min 12 sec", in a language. */
function spanOf(ms: number, locale: string): string {
  const seconds = Math.round(ms / 1_000);
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const minutes = Math.floor(seconds / 60);
  return [...(minutes ? [unit(minutes, 'minute')] : []), unit(seconds % 60, 'second')].join(' ');
}
