import type {
  FeatureListReport,
  FigureApart,
  FigureName,
  FigureTrend,
  FunnelReport,
  LicencesReport,
  Population,
  Range,
  RetentionReport,
  WalksReport,
  Who,
} from '@handrail/protocol';
import type { Answer, Api } from '../api.ts';
import type { Days } from '../range.ts';
import { exploreMessages as words } from '../words.ts';
import { clientFieldOf, NOT_KNOWN, peopleOf, stepsOf, trendOf, type ExploreQuestion } from '@handrail/protocol/explore';

const HOUR_MS = 3_600_000;

export interface NamedTrend {
  name: string;
  trend: FigureTrend;
  /** What a question says that asks for this group alone. */
  alone?: Partial<ExploreQuestion>;
}

export type Found = { range: Range } & (
  | { kind: 'trend'; figure: FigureName; trends: NamedTrend[]; apart?: FigureApart }
  | { kind: 'funnel'; report: FunnelReport; steps: string[]; by: string | undefined }
  | { kind: 'paths'; report: WalksReport; start: string }
  | { kind: 'features'; report: FeatureListReport }
  | { kind: 'retention'; report: RetentionReport }
  | { kind: 'licences'; report: LicencesReport }
  | { kind: 'nothing' }
);

type TrendFound = Extract<Found, { kind: 'trend' }>;

/** One figure of everybody, of one or two groups, or of several that are counted apart. */
export async function loadTrend(
  api: Api,
  appId: string,
  days: Days,
  ask: ExploreQuestion,
): Promise<Answer<TrendFound>> {
  const { figure, about, by, groups } = trendOf(ask);
  const asked = (population: Population | undefined) => ({
    ...about,
    ...(population && { population: JSON.stringify(population) }),
  });
  if (by !== undefined) {
    const answer = await api.figureApart(appId, figure, days, { ...asked(groups[0]), by });
    if ('failure' in answer) return answer;
    const { range, groups: apart } = answer.value;
    return { value: { kind: 'trend', figure, trends: apart.map(groupIn(by)), apart: answer.value, range } };
  }
  const trends: NamedTrend[] = [];
  for (const population of groups) {
    const answer = await api.figureTrend(appId, figure, days, asked(population));
    if ('failure' in answer) return answer;
    trends.push({ name: population ? String(population.value) : words.everybody, trend: answer.value });
  }
  return { value: { kind: 'trend', figure, trends, range: trends[0]?.trend.range ?? { ...days, timeZone: 'UTC' } } };
}

/** A group as it is called, and how it is asked for alone. */
const groupIn =
  (by: string) =>
  ({ value, ...trend }: FigureApart['groups'][number]): NamedTrend => {
    const field = clientFieldOf(by);
    const text = value === null ? '' : String(value);
    if (field === undefined) return { name: text, trend, alone: { trait: by, value: text } };
    return { name: value === null ? words.notKnown : text, trend, alone: { [field]: text || NOT_KNOWN } };
  };

const nothing = (days: Days): Answer<Found> => ({ value: { kind: 'nothing', range: { ...days, timeZone: 'UTC' } } });

async function loadFunnel(api: Api, appId: string, days: Days, ask: ExploreQuestion, who: Who): Promise<Answer<Found>> {
  const steps = stepsOf(ask.steps);
  if (steps.length === 0) return nothing(days);
  const hours = Number(ask.hours ?? 0);
  const answer = await api.funnel(appId, {
    ...{ ...days, steps, who },
    ...(hours > 0 && { withinMs: hours * HOUR_MS }),
    ...(ask.by && { by: ask.by }),
  });
  const names = steps.map(({ path, name }) => path ?? name ?? '');
  return shaped(answer, (report) => ({ kind: 'funnel', report, steps: names, by: ask.by }));
}

async function loadPaths(api: Api, appId: string, days: Days, ask: ExploreQuestion, who: Who): Promise<Answer<Found>> {
  const [start] = stepsOf(ask.start);
  if (start === undefined) return nothing(days);
  const way = ask.way === 'before' ? 'before' : 'after';
  const answer = await api.walks(appId, days, { ...start, way, who: JSON.stringify(who) });
  return shaped(answer, (report) => ({ kind: 'paths', report, start: start.path ?? start.name ?? '' }));
}

/** Without the range each is one of what is shown. */
type Without<T> = T extends { range: Range } ? Omit<T, 'range'> : never;

function shaped<R extends { range: Range }>(answer: Answer<R>, shape: (report: R) => Without<Found>): Answer<Found> {
  if ('failure' in answer) return answer;
  return { value: { ...shape(answer.value), range: answer.value.range } };
}

export async function loadAnswer(api: Api, appId: string, days: Days, ask: ExploreQuestion): Promise<Answer<Found>> {
  const segments = ask.segment === undefined ? { value: { segments: [] } } : await api.segments(appId);
  if ('failure' in segments) return segments;
  const who = peopleOf(ask, segments.value.segments);
  if (who === undefined) return { failure: { kind: 'not-found' } };
  switch (ask.kind) {
    case 'trend':
      return loadTrend(api, appId, days, ask);
    case 'funnel':
      return loadFunnel(api, appId, days, ask, who);
    case 'paths':
      return loadPaths(api, appId, days, ask, who);
    case 'features':
      return shaped(await api.features(appId, days, who), (report) => ({ kind: 'features', report }));
    case 'retention':
      return shaped(await api.retention(appId, days, who), (report) => ({ kind: 'retention', report }));
    case 'licences':
      return shaped(await api.licences(appId, days), (report) => ({ kind: 'licences', report }));
  }
}
