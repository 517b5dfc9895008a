import type { FIGURES } from './definitions.ts';

/** What a value is of; `per-hundred` is of a hundred active people, `points` go from -100 to 100. */
export const FIGURE_UNITS = ['share', 'people', 'count', 'per-hundred', 'minutes', 'ms', 'points'] as const;

/** Why there is no value. Of these only `no-data` and `small-group` can change by waiting. */
export const FIGURE_REASONS = [
  'no-data',
  /** So few people that the number would tell about single ones. */
  'small-group',
  'no-such-app',
  'no-head-count',
  'no-seats',
  'not-by-trait',
  'feature-needed',
  'no-such-feature',
  'no-such-guide',
  'no-goal',
  'no-promises',
  'no-survey',
] as const;

export type FigureUnit = (typeof FIGURE_UNITS)[number];
export type FigureReason = (typeof FIGURE_REASONS)[number];
export type FigureName = keyof typeof FIGURES;

/** One number in words, and how it may be asked for. */
export interface FigureDefinition {
  term: string;
  meaning: string;
  formula: string;
  /** What the number is a part of; null where it is a count or a span of time. */
  denominator: string | null;
  /** Which time it is about. */
  window: string;
  unit: FigureUnit;
  /** Which way is better. */
  better: 'more' | 'less';
  /** By which traits of people it can be narrowed. */
  byTrait: 'any' | 'department' | 'none';
  /** It is about one thing, which must be named. */
  needs?: 'featureId';
}

type FigureText = Pick<FigureDefinition, 'term' | 'meaning' | 'formula' | 'denominator' | 'window'>;
/** The words of the catalogue's figures in a language; where there are none, the catalogue's own. */
export type FigureTexts = Readonly<Partial<Record<FigureName, FigureText>>>;
