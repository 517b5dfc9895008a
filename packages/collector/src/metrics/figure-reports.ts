import type { FigureQuestion, Range, Who } from '@handrail/protocol';
import type { Metrics } from './index.ts';

/** The questions that figures are joined from. */
export type Sources = Pick<
  Metrics,
  | ('activePeople' | 'usage' | 'stickiness' | 'headcount' | 'licences' | 'retention' | 'frustration' | 'feature')
  | ('guideList' | 'support')
>;

/** Reports of one asking, each asked for once however many figures come from it. */
export type Reports = ReturnType<typeof openReports>;

/** More places than anybody is stuck at; what lies behind them is named as cut. */
export const ALL_PLACES = 10_000;
const DEPARTMENT = 'department';

/** Where answers are had that may be a little old; `to` is the last day that they are of. */
export type Shelf = <T>(key: string, to: string, ask: () => Promise<T>) => Promise<T>;

/** Without a shelf each is fresh for this asking. */
export function openReports(sources: Sources, timeZone: string, shelf?: Shelf) {
  const asked = new Map<string, unknown>();
  const once = <T>(name: string, question: Partial<FigureQuestion>, ask: () => Promise<T>): Promise<T> => {
    const { appId, from, to, featureId, guideId, population } = question;
    const key = JSON.stringify([name, appId, from, to, featureId, guideId, population]);
    const answer = asked.get(key) ?? (shelf ? shelf(key, to ?? '', ask) : ask());
    asked.set(key, answer);
    // Kept under a key that holds the name, and so what the question of this name answers.
    return answer as Promise<T>;
  };
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
      once('stickiness', people(of), () => sources.stickiness(of.appId, rangeOf(of), whoOf(of))),
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
      once('guides', days(of), async () => (await sources.guideList(of.appId, rangeOf(of))).guides),
    support: (of: FigureQuestion) => once('support', days(of), () => sources.support(of.appId, rangeOf(of))),
  };
}

const whoOf = ({ population }: FigureQuestion): Who => (population ? { [population.trait]: [population.value] } : {});
