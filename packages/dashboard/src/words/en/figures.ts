import type { FigureTexts } from '@handrail/protocol/figures';

/** The figures of the catalogue are written in English: they need no other words. */
export const figureWords: FigureTexts = {};
