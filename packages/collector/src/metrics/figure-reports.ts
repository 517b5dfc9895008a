import type { FigureQuestion, Measure, Range, Who } from '@handrail/protocol';
import type { Metrics } from './index.ts';
import { daysOf } from './range.ts';
import type { Span } from './spans.ts';
import { shapeStickiness } from './stickiness.ts';

/** The questions that figures are joined from. */
export type Sources = Pick<
  Metrics,
  | ('activePeople' | 'usage' | 'stickiness' | 'headcount' | 'licences' | 'retention' | 'frustration' | 'feature')
  | 'peopleOfDays'
  | ('guideLists' | 'supports' | 'goalsMet')
>;

/** Reports of one asking, each asked for once however many figures come from it. */
export type Reports = ReturnType<typeof openReports>;

/** More places than anybody is stuck at; what lies behind them is named as cut. */
export const ALL_PLACES = 10_000;
const DEPARTMENT = 'department';

/** What is kept under a key; `to` is the last day that it is of. */
export interface Slot {
  key: string;
  to: string;
}

/** Where answers are had that may be a little old. */
export interface Shelf {
  one<T>(slot: Slot, ask: () => Promise<T>): Promise<T>;
  /** One answer for each slot; those that are not there are asked for together, by their places. */
  several<T>(slots: readonly Slot[], ask: (places: readonly number[]) => Promise<readonly T[]>): Promise<T>[];
}

interface Kept {
  /** Without a shelf each answer is fresh for this asking. */
  shelf?: Shelf;
  /** Days that will be asked about as well: what serves several of them is read once for all. */
  spans?: readonly Span[];
}

export function openReports(sources: Sources, timeZone: string, { shelf, spans = [] }: Kept = {}) {
  const asked = new Map<string, unknown>();
  const once = <T>(name: string, question: Partial<FigureQuestion>, ask: () => Promise<T>): Promise<T> => {
    const { appId, from, to, featureId, guideId, population } = question;
    const key = JSON.stringify([name, appId, from, to, featureId, guideId, population]);
    const answer = asked.get(key) ?? (shelf ? shelf.one({ key, to: to ?? '' }, ask) : ask());
    asked.set(key, answer);
    // Kept under a key that holds the name, and so what the question of this name answers.
    return answer as Promise<T>;
  };
  /** A report that is worked out for all known spans at once. */
  const together = <T>(
    name: string,
    { appId, from, to }: FigureQuestion,
    ask: (ranges: readonly Range[]) => Promise<readonly T[]>,
  ): Promise<T> => {
    const keyOf = (span: Span): string => JSON.stringify([name, appId, span.from, span.to]);
    const found = asked.get(keyOf({ from, to }));
    // Kept under a key that holds the name, as above.
    if (found !== undefined) return found as Promise<T>;
    const isKnown = spans.some((span) => span.from === from && span.to === to);
    const ranges = (isKnown ? spans : [{ from, to }]).map((span) => ({ ...span, timeZone }));
    const answers = answersTo(
      shelf,
      ranges.map((range) => ({ key: keyOf(range), to: range.to })),
      (places) => ask(places.flatMap((place) => ranges[place] ?? [])),
    );
    for (const [place, range] of ranges.entries()) asked.set(keyOf(range), answers[place]);
    return asked.get(keyOf({ from, to })) as Promise<T>;
  };
  /** Days that are in several ranges are asked about once. */
  async function stickinessOver(appId: string, ranges: readonly Range[]): Promise<Measure[]> {
    const days = [...new Set(ranges.flatMap(daysOf))];
    const slots = days.map((day) => ({ key: JSON.stringify(['people of a day', appId, day]), to: day }));
    const counts = await Promise.all(
      answersTo(shelf, slots, (places) =>
        sources.peopleOfDays(
          appId,
          places.flatMap((place) => days[place] ?? []),
          {},
        ),
      ),
    );
    const countsOf = new Map(days.map((day, index) => [day, counts[index]]));
    return ranges.map((range) => shapeStickiness(daysOf(range).flatMap((day) => countsOf.get(day) ?? [])));
  }
  const rangeOf = ({ from, to }: FigureQuestion): Range => ({ from, to, timeZone });
  const days = ({ appId, from, to }: FigureQuestion) => ({ appId, from, to });
  const people = ({ population, ...question }: FigureQuestion) => ({
    ...days(question),
    ...(population && { population }),
  });
  return {
    activePeople: (of: FigureQuestion) =>
      once('active', people(of), () => sources.activePeople(of.appId, rangeOf(of), whoOf(of))),
    usage: (of: FigureQuestion) =>
      once('usage', people(of), () => sources.usage(of.appId, rangeOf(of), { who: whoOf(of) })),
    stickiness: (of: FigureQuestion) =>
      of.population
        ? once('stickiness', people(of), () => sources.stickiness(of.appId, rangeOf(of), whoOf(of)))
        : together('stickiness', of, (ranges) => stickinessOver(of.appId, ranges)),
    retention: (of: FigureQuestion) =>
      once('retention', people(of), () => sources.retention(of.appId, rangeOf(of), whoOf(of))),
    headcount: (of: FigureQuestion) =>
      once('headcount', days(of), () => sources.headcount(of.appId, rangeOf(of), DEPARTMENT)),
    licences: (of: FigureQuestion) =>
      once('licences', days(of), () => sources.licences(of.appId, rangeOf(of), DEPARTMENT)),
    frustration: (of: FigureQuestion) =>
      once('frustration', days(of), () => sources.frustration(of.appId, rangeOf(of), ALL_PLACES)),
    feature: (of: FigureQuestion) =>
      once('feature', of, () => sources.feature(of.appId, of.featureId ?? '', rangeOf(of), { who: whoOf(of) })),
    guides: (of: FigureQuestion) =>
      together('guides', of, async (ranges) =>
        (await sources.guideLists(of.appId, ranges)).map(({ guides }) => guides),
      ),
    goals: (of: FigureQuestion) => once('goals', of, () => sources.goalsMet(of.appId, of.guideId, rangeOf(of))),
    support: (of: FigureQuestion) => together('support', of, (ranges) => sources.supports(of.appId, ranges)),
  };
}

/** Answers by their places, from the shelf where there is one. */
function answersTo<T>(
  shelf: Shelf | undefined,
  slots: readonly Slot[],
  ask: (places: readonly number[]) => Promise<readonly T[]>,
): Promise<T>[] {
  if (shelf !== undefined) return shelf.several(slots, ask);
  const all = ask(slots.map((_, place) => place));
  return slots.map((_, place) => all.then((answers) => answerAt(answers, place)));
}

/** What a question about several answers of one of them. */
export function answerAt<T>(answers: readonly T[], place: number): T {
  // A place that is beyond them is a mistake; `undefined` may be what was answered.
  if (place >= answers.length) throw new Error('a question without an answer');
  return answers[place] as T;
}

const whoOf = ({ population }: FigureQuestion): Who => (population ? { [population.trait]: [population.value] } : {});
