import type { Formula, Measure } from '@handrail/protocol';

/** A part over a whole, with both; without a value when the whole is nothing, which is "no data" and not 0. */
export const measure = (formula: Formula, numerator: number, denominator: number): Measure => ({
  formula,
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});
