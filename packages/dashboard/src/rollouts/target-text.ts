import type { FigureUnit } from '@handrail/protocol';

const HOUR_MS = 3_600_000;

const SCALES: Partial<Record<FigureUnit, number>> = { share: 0.01, ms: HOUR_MS };
const scaleOf = (unit: FigureUnit): number => SCALES[unit] ?? 1;

/** A target as people type it: per cent, hours. */
export const targetText = (unit: FigureUnit, target: number): string =>
  String(Number((target / scaleOf(unit)).toFixed(4)));

/** What was typed as a target; undefined where that is no number. */
export function readTarget(unit: FigureUnit, text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(plain)) return undefined;
  return Number((Number(plain) * scaleOf(unit)).toFixed(6));
}
