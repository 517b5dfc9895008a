import type { Theme } from '@handrail/protocol';
import { mergeThemes } from '@handrail/protocol/contrast';
import type { Look } from '../kit/root.ts';
import { themeProperties } from '../kit/theme.ts';

// Fetched where the app or the guide has a theme.

/** The theme of the guide within that of the app. */
export const lookOf = (ofApp: Theme | undefined, own: Theme | undefined): Look =>
  themeProperties(ofApp && own ? mergeThemes(ofApp, own) : (own ?? ofApp ?? {}));
