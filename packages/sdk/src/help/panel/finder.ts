import type { HelpArticle } from '@handrail/protocol';
import { maskText } from '../../core/mask.ts';
import type { KnownGuide } from '../context.ts';
import type { Room } from './room.ts';

type Found = HelpArticle | KnownGuide;

/** The search in the panel: as one types, in this page, with no word of it sent while it leads somewhere. */
export interface Finder {
  text(): string;
  find(text: string): void;
  /** What was found, the best first; undefined while nothing is looked for. */
  results(): readonly Found[] | undefined;
  isBusy(): boolean;
  /** A result was opened. */
  opened(): void;
  stop(): void;
}

/** What is searched; the rest of an article is not in the page. */
const searchable = (one: Found) =>
  'articleId' in one
    ? { title: one.title, summary: one.summary ?? '', words: one.words ?? '' }
    : { title: one.title, summary: '', words: '' };

const LONGEST = 200;

/** What fits some words, the best first. */
export function findIn({ library }: Pick<Room, 'library'>, text: string): Found[] {
  const walkthroughs = library.guides().filter(({ kind }) => kind === 'walkthrough');
  const all: readonly Found[] = [...library.articles(), ...walkthroughs];
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (one: Found): number => {
    const { title, summary, words } = searchable(one);
    const within = `${title} ${summary} ${words}`.toLowerCase();
    return asked.filter((word) => within.includes(word)).length;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ one }) => one);
}

export function createFinder(room: Room): Finder {
  const { context, draw, announce, words } = room;
  const { guard, recorder } = context;
  let text = '';
  let results: readonly Found[] | undefined;
  let isBusy = false;

  function look(): void {
    const asked = text.trim();
    if (!asked) {
      results = undefined;
      return draw();
    }
    isBusy = true;
    const found = findIn(room, asked);
    results = found;
    isBusy = false;
    draw();
    if (!results.length) announce(words.nothing.replace('{text}', asked));
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
    opened: () => note(true),
    stop: () => note(false),
  };
}
