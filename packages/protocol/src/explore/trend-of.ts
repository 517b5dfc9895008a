import { FIGURE_NAMES, FIGURES } from '../figures/index.ts';
import type { FigureName, Population } from '../index.ts';
import { clientFieldOf, type AskedClient } from './clients.ts';
import { clientAsked, populationOf } from './people-of.ts';
import { valueOf, type ExploreQuestion } from './question.ts';

export interface AskedTrend {
  figure: FigureName;
  about: AskedClient & { featureId?: string };
  /** By what it is counted apart: a trait, or a name of `CLIENT`. */
  by?: string;
  /** Of whom it is asked: everybody, one group of people, or two side by side. */
  groups: (Population | undefined)[];
}

/** What a trend asks. Where it is counted apart by a trait, it is of everybody; and nothing is compared beside what is counted apart. */
export function trendOf(ask: ExploreQuestion): AskedTrend {
  const figure = FIGURE_NAMES.find((name) => name === ask.figure) ?? 'activePeople';
  const by = apartBy(figure, ask);
  const isOfAll = FIGURES[figure].byTrait === 'none' || (by !== undefined && clientFieldOf(by) === undefined);
  const one = isOfAll ? undefined : populationOf(ask);
  const other = one !== undefined && by === undefined && ask.other ? [{ ...one, value: valueOf(ask.other) }] : [];
  const featureId = figure === 'featureAdoption' ? ask.featureId : undefined;
  return {
    figure,
    about: { ...clientAsked(ask), ...(featureId && { featureId }) },
    ...(by !== undefined && { by }),
    groups: [one, ...other],
  };
}

/** Figures of departments are not of what was done with something. */
function apartBy(figure: FigureName, { by }: ExploreQuestion): string | undefined {
  const { byTrait } = FIGURES[figure];
  const isClient = clientFieldOf(by) !== undefined;
  return !by || byTrait === 'none' || (isClient && byTrait !== 'any') ? undefined : by;
}
