import { maskText } from '../../core/mask.ts';
import type { Room } from './room.ts';
import type { Result } from './searcher.ts';

/** The search in the panel: as one types, in this page, with no word of it sent while it leads somewhere. */
export interface Finder {
  text(): string;
  find(text: string): void;
  /** There is more to be found now. */
  again(): void;
  /** What was found, the best first; undefined while nothing is looked for. */
  results(): readonly Result[] | undefined;
  isBusy(): boolean;
  /** A result was opened. */
  opened(): void;
  /** It is left, for a question or for good. */
  stop(): void;
}

const LONGEST = 200;

export function createFinder(room: Room): Finder {
  const { context, draw, announce, words, library } = room;
  const { guard, recorder } = context;
  let text = '';
  let results: readonly Result[] | undefined;
  let isBusy = false;
  let looks = 0;

  async function look(): Promise<void> {
    const asked = text.trim();
    const own = ++looks;
    if (!asked) {
      results = undefined;
      return draw();
    }
    isBusy = true;
    const found = await room.search(asked);
    // The answer over all that is there now may have come before the one over less.
    if (own !== looks || asked !== text.trim()) return;
    // That there is nothing is known once all of it is here.
    isBusy = !found.length && library.state() === 'loading';
    results = isBusy ? undefined : found;
    draw();
    if (results && !results.length) announce(words.nothing.replace('{text}', asked));
  }

  /** Told once what was looked for is left: its words go only where nothing was found or opened, for those who write articles. */
  function note(isOpened: boolean): void {
    if (!text.trim() || !results) return;
    const masked = maskText(text.trim().slice(0, LONGEST)).slice(0, LONGEST);
    recorder.record({ name: 'help.searched', props: { results: results.length, ...(!isOpened && { words: masked }) } });
    results = undefined;
    text = '';
  }

  return {
    text: () => text,
    results: () => results,
    isBusy: () => isBusy,
    find: guard((next: string) => {
      if (!next.trim()) note(false);
      text = next;
      return look();
    }),
    again: guard(() => (text.trim() ? look() : undefined)),
    opened: () => note(true),
    stop: () => note(false),
  };
}
