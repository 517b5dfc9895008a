import type { FigureTexts } from '../../definitions.ts';

/** The figures of the catalogue are written in English: they need no other words. */
export const figureWords: FigureTexts = {};
