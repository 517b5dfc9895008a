import type { Measure, Range } from '@handrail/protocol';
import { addDays } from './calendar.ts';
import type { Metrics } from './index.ts';
import { daysOf } from './range.ts';
import { answersTo, type Shelf } from './shelf.ts';
import type { Span } from './spans.ts';
import { shapeStickiness } from './stickiness.ts';

/** Answers about several ranges of an app that are put together from parts, so that what is over is not asked about again. */
export function overRanges(sources: Pick<Metrics, 'peopleOfDays' | 'frustrationTimes'>, shelf: Shelf | undefined) {
  /** Each part is asked about once, in however many ranges it is; those that are not there are asked about together. */
  async function ofParts<T>(
    name: string,
    appId: string,
    parts: readonly Span[],
    ask: (parts: readonly Span[]) => Promise<readonly T[]>,
  ): Promise<(part: Span) => T[]> {
    const keyOf = ({ from, to }: Span): string => JSON.stringify([name, appId, from, to]);
    const each = [...new Map(parts.map((part) => [keyOf(part), part])).entries()];
    const answers = await Promise.all(
      answersTo(
        shelf,
        each.map(([key, { to }]) => ({ key, to })),
        (places) => ask(places.flatMap((place) => each[place]?.[1] ?? [])),
      ),
    );
    const found = new Map(each.map(([key], place) => [key, answers.slice(place, place + 1)]));
    return (part) => found.get(keyOf(part)) ?? [];
  }

  return {
    async stickiness(appId: string, ranges: readonly Range[]): Promise<Measure[]> {
      const partsOf = (range: Range): Span[] => daysOf(range).map((day) => ({ from: day, to: day }));
      const countsOf = await ofParts('people of a day', appId, ranges.flatMap(partsOf), (parts) =>
        sources.peopleOfDays(
          appId,
          parts.map(({ to }) => to),
          {},
        ),
      );
      return ranges.map((range) => shapeStickiness(partsOf(range).flatMap(countsOf)));
    },
    async frustrations(appId: string, ranges: readonly Range[]): Promise<number[]> {
      const [{ timeZone } = { timeZone: '' }] = ranges;
      const timesOf = await ofParts('frustrations', appId, ranges.flatMap(lastDayApart), (parts) =>
        sources.frustrationTimes(
          appId,
          parts.map((part) => ({ ...part, timeZone })),
        ),
      );
      return ranges.map((range) =>
        lastDayApart(range)
          .flatMap(timesOf)
          .reduce((sum, times) => sum + times, 0),
      );
    },
  };
}

/** A range without its last day, and that day, which alone may not be over. */
function lastDayApart({ from, to }: Span): Span[] {
  const lastDay = { from: to, to };
  return from === to ? [lastDay] : [{ from, to: addDays(to, -1) }, lastDay];
}
