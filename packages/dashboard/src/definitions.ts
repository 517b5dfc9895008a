import { FIGURES, FIGURE_NAMES, type FigureDefinition, type FigureName } from '@handrail/protocol/figures';
import { figureWords, guideFigureMessages, ownDefinitions, pathMessages, topicDefinitions } from './words.ts';

/** One number of the dashboard in words: what it is called, what it means, and how it is worked out. */
export interface Definition {
  term: string;
  meaning: string;
  formula: string;
  /** What it is a part of; null where it is part of nothing. */
  denominator?: string | null;
  /** Which time it is about, where it is not just the days that were asked for. */
  window?: string;
}

/** The catalogue in the language of this page. */
export const figures: Readonly<Record<FigureName, FigureDefinition>> = {
  ...FIGURES,
  ...Object.fromEntries(FIGURE_NAMES.map((name) => [name, { ...FIGURES[name], ...figureWords[name] }])),
};

/** The same definitions, with their sources and edges, stand in docs/metrics.md. */
export const definitions = {
  ...figures,
  ...ownDefinitions,
  walk: pathMessages.definition,
  ...topicDefinitions,
  ...guideFigureMessages.definitions,
  minutesEach: figures.timeInApp,
  firstSolved: figures.resolution,
  firstSolvedWork: figures.resolutionWork,
  firstContact: figures.firstContactResolution,
  escalatedL1: figures.escalation,
  failedSearches: figures.failedSearch,
} satisfies Record<string, Definition>;

export type TermId = keyof typeof definitions;
