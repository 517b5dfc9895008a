import type { Colours, Theme } from '@handrail/protocol';
import { coloursOf, findPoorContrast, mergeThemes } from '@handrail/protocol/contrast';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];
type Token = keyof Colours;

/** A theme whose colours all stand under their scheme, as they are edited. */
export const draftOf = (theme: Theme | undefined): Theme => mergeThemes(theme);

/** With a colour of its own in one scheme; without one, ours stands there again. */
export function withColour(theme: Theme, scheme: Scheme, token: Token, colour: string | undefined): Theme {
  const colours: Colours = { ...theme[scheme] };
  if (colour === undefined) delete colours[token];
  else colours[token] = colour.toLowerCase();
  const next = { ...theme, [scheme]: colours };
  if (Object.keys(colours).length === 0) delete next[scheme];
  return next;
}

/** With a token that stands beside the colours; the one that is ours is left out. */
export function withToken<K extends 'scheme' | 'font' | 'fontSize' | 'radius' | 'shadow' | 'spacing'>(
  theme: Theme,
  token: K,
  value: Theme[K],
): Theme {
  const next: Theme = { ...theme, [token]: value };
  if (value === undefined || value === OURS[token]) delete next[token];
  return next;
}

export const OURS = {
  scheme: 'auto',
  font: 'system',
  fontSize: 14,
  radius: 12,
  shadow: 'soft',
  spacing: 'normal',
} as const;

/** What stands in the field of a colour, with whether the app has said so. */
export const colourIn = (theme: Theme, scheme: Scheme, token: Token): { colour: string; isOwn: boolean } => ({
  colour: coloursOf(theme, scheme)[token],
  isOwn: theme[scheme]?.[token] !== undefined,
});

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** A pair that some cannot read, by its tokens; the ratio is rounded down, so that what fails never looks as if it did not. */
export function poorPairs(
  theme: Theme,
): { front: Token; back: Token; scheme: Scheme; ratio: string; needed: number }[] {
  return findPoorContrast(theme).map(({ pair, ratio, needed, scheme }) => {
    // Pairs are named by tokens: "muted on surface".
    const [front, back] = pair.split(' on ') as [Token, Token];
    return { front, back, scheme, needed, ratio: (Math.floor(ratio * 100) / 100).toFixed(2) };
  });
}
