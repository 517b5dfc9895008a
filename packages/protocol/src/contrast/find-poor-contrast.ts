import type { Colours, Theme } from '../schema/theme.ts';
import { coloursOf, type Scheme } from './colours.ts';
import { contrastOf } from './ratio.ts';

export interface PoorContrast {
  /** What stands on what, e.g. `muted on surface`. */
  pair: string;
  ratio: number;
  needed: number;
  scheme: Scheme;
}

/** WCAG 2.2 AA: 4.5 for words (1.4.3), 3 for what else must be seen, such as the ring of the focus and links' lines (1.4.11). */
const PAIRS: readonly [front: keyof Colours, back: keyof Colours, needed: number][] = [
  ['text', 'surface', 4.5],
  ['muted', 'surface', 4.5],
  ['onAccent', 'accent', 4.5],
  ['accent', 'surface', 3],
];

/** The pairs of colours of a theme that some cannot read, in the schemes in which it can be shown; a token that is missing is ours. */
export function findPoorContrast(theme: Theme): PoorContrast[] {
  const { scheme = 'auto' } = theme;
  const schemes: Scheme[] = scheme === 'auto' ? ['light', 'dark'] : [scheme];
  return schemes.flatMap((one) => {
    const colours = coloursOf(theme, one);
    return PAIRS.flatMap(([front, back, needed]) => {
      const ratio = contrastOf(colours[front], colours[back]);
      return ratio < needed ? [{ pair: `${front} on ${back}`, ratio, needed, scheme: one }] : [];
    });
  });
}
