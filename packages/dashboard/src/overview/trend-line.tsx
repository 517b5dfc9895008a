import type { FigureUnit } from '@handrail/protocol';
import { Spark } from '../charts/spark.tsx';
import { messages } from '../words.ts';
import { formatValue } from './figure-text.ts';

/** A figure over the range and the days before it; nothing where there are no two points to draw a line through. */
export function TrendLine({
  values,
  name,
  unit,
}: {
  values: readonly (number | null)[];
  name: string;
  unit: FigureUnit;
}) {
  const known = values.flatMap((value) => value ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined) return null;
  const text = messages.usage.trendWords(formatValue(first, unit), formatValue(last, unit));
  return <Spark values={known} words={`${name}: ${text}`} />;
}
