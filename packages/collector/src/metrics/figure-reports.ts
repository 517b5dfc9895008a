import type { FigureQuestion, Range, Who } from '@handrail/protocol';
import { clientOf, whoWith } from '@handrail/protocol/explore';
import type { Metrics } from './index.ts';
import { overRanges } from './over-ranges.ts';
import { answersTo, type Shelf } from './shelf.ts';
import type { Span } from './spans.ts';

/** The questions that figures are joined from. */
export type Sources = Pick<
  Metrics,
  | ('activePeople' | 'usage' | 'stickiness' | 'headcount' | 'licences' | 'retention' | 'frustration' | 'feature')
  | ('activeInEach' | 'peopleOfDays' | 'frustrationTimes')
  | ('guideLists' | 'supports' | 'goalsMet')
>;

/** Reports of one asking, each asked for once however many figures come from it. */
export type Reports = ReturnType<typeof openReports>;

/** More places than anybody is stuck at; what lies behind them is named as cut. */
export const ALL_PLACES = 10_000;
const DEPARTMENT = 'department';

interface Kept {
  /** Without a shelf each answer is fresh for this asking. */
  shelf?: Shelf;
  /** Days that will be asked about as well: what serves several of them is read once for all. */
  spans?: readonly Span[];
}

export function openReports(sources: Sources, timeZone: string, { shelf, spans = [] }: Kept = {}) {
  const asked = new Map<string, unknown>();
  /** `day` is the last that an answer is said to be of: one that may be older than what changes with every event has none. */
  const once = <T>(
    name: string,
    question: Partial<FigureQuestion>,
    ask: () => Promise<T>,
    day = question.to ?? '',
  ): Promise<T> => {
    const { appId, from, to, featureId, guideId, population, browser, appVersion } = question;
    const key = JSON.stringify([name, appId, from, to, featureId, guideId, population, browser, appVersion]);
    const answer = asked.get(key) ?? (shelf ? shelf.one({ key, to: day }, ask) : ask());
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
  const over = overRanges(sources, shelf);
  const rangeOf = ({ from, to }: FigureQuestion): Range => ({ from, to, timeZone });
  const days = ({ appId, from, to }: FigureQuestion) => ({ appId, from, to });
  const people = ({ population, ...question }: FigureQuestion) => ({
    ...days(question),
    ...clientOf(question),
    ...(population && { population }),
  });
  return {
    activePeople: (of: FigureQuestion) =>
      isOfSome(of)
        ? once('active', people(of), () => sources.activePeople(of.appId, rangeOf(of), whoOf(of)))
        : together('active', of, (ranges) => sources.activeInEach(of.appId, ranges)),
    usage: (of: FigureQuestion) =>
      once('usage', people(of), () => sources.usage(of.appId, rangeOf(of), { who: whoOf(of) })),
    stickiness: (of: FigureQuestion) =>
      isOfSome(of)
        ? once('stickiness', people(of), () => sources.stickiness(of.appId, rangeOf(of), whoOf(of)))
        : together('stickiness', of, (ranges) => over.stickiness(of.appId, ranges)),
    retention: (of: FigureQuestion) =>
      once('retention', people(of), () => sources.retention(of.appId, rangeOf(of), whoOf(of))),
    headcount: (of: FigureQuestion) =>
      once('headcount', days(of), () => sources.headcount(of.appId, rangeOf(of), DEPARTMENT)),
    licences: (of: FigureQuestion) =>
      once('licences', days(of), () => sources.licences(of.appId, rangeOf(of), DEPARTMENT)),
    frustrations: (of: FigureQuestion) => together('frustrations', of, (ranges) => over.frustrations(of.appId, ranges)),
    places: (of: FigureQuestion) =>
      once('places', days(of), () => sources.frustration(of.appId, rangeOf(of), ALL_PLACES), ''),
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

/** The people whom a figure is of, and what they did it with. */
export const whoOf = ({ population, ...question }: FigureQuestion): Who => ({
  ...(population && { [population.trait]: [population.value] }),
  ...whoWith(question),
});

/** Whether a figure is not of everybody and everything. */
export const isOfSome = (question: FigureQuestion): boolean => Object.keys(whoOf(question)).length > 0;
