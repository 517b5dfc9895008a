import type { Colours, Theme } from '../schema/theme.ts';
import { contrastOf } from './ratio.ts';

export type Scheme = 'light' | 'dark';

/** The colours of a theme that says nothing. */
export const OUR_COLOURS: Readonly<Record<Scheme, Required<Colours>>> = {
  light: {
    ...{ accent: '#3452d9', onAccent: '#ffffff', surface: '#ffffff' },
    ...{ text: '#16181d', muted: '#565b67', border: '#e3e5ea' },
  },
  dark: {
    ...{ accent: '#93a8ff', onAccent: '#11152b', surface: '#1d1f26' },
    ...{ text: '#f3f4f7', muted: '#a9afbc', border: '#373a45' },
  },
};

/** The colours of a theme in one scheme. Words on an accent of its own are black or white if it does not say. */
export function coloursOf(theme: Theme, scheme: Scheme): Required<Colours> {
  const { accent, onAccent } = theme;
  const own: Colours = { ...(accent && { accent }), ...(onAccent && { onAccent }), ...theme[scheme] };
  const words = own.accent && !own.onAccent && { onAccent: readableOn(own.accent) };
  return { ...OUR_COLOURS[scheme], ...own, ...words };
}

const readableOn = (colour: string): string =>
  contrastOf(colour, '#ffffff') >= contrastOf(colour, '#000000') ? '#ffffff' : '#000000';
