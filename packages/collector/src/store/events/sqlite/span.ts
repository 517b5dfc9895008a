import type { TimeWindow } from '../event-store.ts';

/**
 * Rollups are kept by quarters of an hour, in which the days of every time zone begin, and once more by days in UTC, so that a
 * month costs thirty rows and not three thousand. A span is the number of a quarter, or for a day `-1 - day`.
 */
export const QUARTER_MS = 900_000;
const QUARTERS = 96;

export const quarterAt = (instant: number): number => Math.floor(instant / QUARTER_MS);
export const daySpanOf = (quarter: number): number => -1 - Math.floor(quarter / QUARTERS);

/** The quarters of the day of this quarter: the first, and the first after the last. */
export function quartersOfDay(quarter: number): [number, number] {
  const first = Math.floor(quarter / QUARTERS) * QUARTERS;
  return [first, first + QUARTERS];
}

/** Whether a window can be answered from rollups. */
export const isWhole = ({ from, until }: TimeWindow): boolean => from % QUARTER_MS === 0 && until % QUARTER_MS === 0;

/** The whole quarters of a window, and what is left of it before and after them. */
export function partsOf({ from, until }: TimeWindow): { whole: TimeWindow; edges: TimeWindow[] } {
  const first = Math.min(Math.ceil(from / QUARTER_MS) * QUARTER_MS, until);
  const after = Math.max(Math.floor(until / QUARTER_MS) * QUARTER_MS, first);
  const edges = [
    { from, until: first },
    { from: after, until },
  ];
  return { whole: { from: first, until: after }, edges: edges.filter((edge) => edge.from < edge.until) };
}

/** Ranges of spans, both ends included, that cover a window of whole quarters: its whole days, and quarters at its ends. */
export function spansOf({ from, until }: TimeWindow): [number, number][] {
  const [first, after] = [quarterAt(from), quarterAt(until)];
  if (after <= first) return [];
  const [firstDay, afterDay] = [Math.ceil(first / QUARTERS), Math.floor(after / QUARTERS)];
  if (afterDay <= firstDay) return [[first, after - 1]];
  const ranges: [number, number][] = [
    [first, firstDay * QUARTERS - 1],
    [-afterDay, -1 - firstDay],
    [afterDay * QUARTERS, after - 1],
  ];
  return ranges.filter(([low, high]) => low <= high);
}
