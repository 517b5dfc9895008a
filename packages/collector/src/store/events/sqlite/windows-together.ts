import type { TimeWindow } from '../event-store.ts';
import { QUARTER_MS, spansOf } from './span.ts';
import { DAY_MS } from '../../../clock.ts';

/** Windows of whole quarters that are read together, so that a row is read once, however many of them it lies in. */
export interface WindowsTogether {
  /** From the first instant of all to the last. */
  hull: TimeWindow;
  /** Ranges of spans, both ends included, that no two of them share; of those alone that may have rows between two instants. */
  ranges(firstAt: number, lastAt: number): [number, number][];
  /** The places of the windows that a row of this span counts in. */
  placesOf(span: number): readonly number[];
}

export function windowsTogether(windows: readonly TimeWindow[]): WindowsTogether {
  const spans = windows.map(spansOf);
  const merged = mergeRanges(spans.flat());
  const places = new Map<number, number[]>();
  return {
    hull: {
      from: Math.min(...windows.map(({ from }) => from)),
      until: Math.max(...windows.map(({ until }) => until)),
    },
    ranges: (firstAt, lastAt) =>
      merged.filter((range) => {
        const { from, until } = timeOf(range);
        return from <= lastAt && until > firstAt;
      }),
    placesOf(span) {
      let found = places.get(span);
      if (found === undefined) {
        found = spans.flatMap((ranges, place) =>
          ranges.some(([low, high]) => low <= span && span <= high) ? [place] : [],
        );
        places.set(span, found);
      }
      return found;
    },
  };
}

/** The same spans in as few ranges as can be; days are below zero and quarters above, and are never in one. */
function mergeRanges(ranges: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [low, high] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1 && low < 0 === last[0] < 0) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

function timeOf([low, high]: [number, number]): TimeWindow {
  return low < 0
    ? { from: (-1 - high) * DAY_MS, until: -low * DAY_MS }
    : { from: low * QUARTER_MS, until: (high + 1) * QUARTER_MS };
}
