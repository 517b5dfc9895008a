import type { Figure, FigureName } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';

/** One figure of several apps together: shares of the sums, and counts added up. Apps without a value are left out. */
export function poolFigures(name: FigureName, figures: readonly Figure[]): Figure {
  const { unit, better } = FIGURES[name];
  const known = figures.filter(({ value }) => value !== null);
  if (known.length === 0) {
    const reasons = new Set(figures.map(({ reason }) => reason));
    const [only = 'no-data'] = reasons;
    return { value: null, unit, better, reason: reasons.size === 1 ? only : 'no-data' };
  }
  const sum = (of: (figure: Figure) => number): number => known.reduce((total, figure) => total + of(figure), 0);
  const cut = known.some((figure) => figure.cut === true) && { cut: true as const };
  if (unit === 'people' || unit === 'count') return { value: sum(({ value }) => value ?? 0), unit, better, ...cut };
  const [numerator, denominator] = [sum((one) => one.numerator ?? 0), sum((one) => one.denominator ?? 0)];
  const value = ((unit === 'per-hundred' ? 100 : 1) * numerator) / denominator;
  return { value, unit, better, numerator, denominator, ...cut };
}
