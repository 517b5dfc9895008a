import type { Target } from '@handrail/protocol';
import type { Evidence } from '../compare.ts';
import { fold } from '../words.ts';

/** Letters of one print: with 18 bits, two dozen texts are confused with two dozen others once in five hundred times. */
const LETTERS = 3;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A text in three letters, to know it again without keeping it; FNV-1a over its words. */
export function printOf(text: string): string {
  let hash = 2_166_136_261;
  for (const letter of fold(text)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  let print = '';
  for (let left = LETTERS; left > 0; left--, hash >>>= 6) print += ALPHABET[(hash ^ (hash >>> 18)) & 63] ?? '';
  return print;
}

export const printsIn = (joined = ''): string[] => joined.match(/.{3}/g) ?? [];

/** The texts around an element as prints, nearest first. */
export interface Window {
  before: readonly string[];
  after: readonly string[];
}

export const windowOf = ({ prints }: Pick<Target, 'prints'>): Window => ({
  before: printsIn(prints?.before),
  after: printsIn(prints?.after),
});

const near = (place: number): number => 4 / (4 + Math.abs(place));

/** How far from the place `at` the print stands at least; -1 where it does not stand at all. */
function apart(prints: readonly string[], print: string, at: number): number {
  if (prints.includes(print))
    for (let away = 0; away < prints.length; away++)
      if (prints[at - away] === print || prints[at + away] === print) return away;
  return -1;
}

/**
 * How much of what stood around the target stands around a candidate, on the same side and as far away. Its own words
 * around it are its twins: how many of them there are tells a place, not a neighbourhood.
 */
export function alignment(was: Window, own = ''): (now: Window) => Evidence {
  const all = [...was.before, ...was.after];
  // What is said again and again says little about the place.
  const weightOf = (print: string, at: number): number =>
    print === own ? 0 : near(at) / all.filter((text) => text === print).length;
  const signs = (['before', 'after'] as const).flatMap((side) =>
    was[side].map((print, at) => ({ side, print, at, weight: weightOf(print, at) })),
  );
  const total = signs.reduce((sum, { weight }) => sum + weight, 0);
  return (now) => {
    if (!total) return {};
    let [same, tight, many] = [0, 0, 0];
    for (const { side, print, at, weight } of signs) {
      const away = weight ? apart(now[side], print, at) : -1;
      if (away < 0) continue;
      same += weight * near(away);
      tight = Math.max(tight, weight * near(away) ** 2);
      many++;
    }
    return { windowSame: same / total, windowTight: tight, windowMany: Math.min(1, many / 8) };
  };
}

/** Whether the candidate is one neighbour of the target, and next to it stands the other: nothing is left between them. */
export function closes(was: Window, now: Window, own: string): boolean {
  const [before, after] = [was.before[0], was.after[0]];
  if (!before || !after || before === after) return false;
  return (own === before && now.after[0] === after) || (own === after && now.before[0] === before);
}
