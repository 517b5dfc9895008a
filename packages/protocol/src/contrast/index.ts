export { contrastOf } from './ratio.ts';
export { coloursOf, OUR_COLOURS } from './colours.ts';
export { mergeThemes } from './merge-themes.ts';
export { findPoorContrast, type PoorContrast } from './find-poor-contrast.ts';
