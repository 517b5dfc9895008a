import type {
  App,
  FigureName,
  FigureTrend,
  FunnelReport,
  LicencesReport,
  Population,
  Range,
  RetentionReport,
} from '@handrail/protocol';
import { FIGURE_NAMES, FIGURES } from '@handrail/protocol/figures';
import type { Answer, Api } from '../api.ts';
import { AskForm } from '../explore/ask-form.tsx';
import { FunnelAnswer } from '../explore/funnel-answer.tsx';
import { Licences } from '../explore/licences.tsx';
import { stepsOf, valueOf, type ExploreQuestion } from '../explore/question.ts';
import { RetentionMatrix } from '../explore/retention-matrix.tsx';
import { Trend } from '../explore/trend.tsx';
import { exploreMessages as words } from '../words.ts';
import { RangeContext } from '../parts/info.tsx';
import { Failed, Loading, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import type { Days } from '../range.ts';
import { eventsHref, exploreHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive, useReport } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';

const POLL_MS = 30_000;
const HOUR_MS = 3_600_000;

type Found = { range: Range } & (
  | { kind: 'trend'; figure: FigureName; trends: { name: string; trend: FigureTrend }[] }
  | { kind: 'funnel'; report: FunnelReport; steps: string[] }
  | { kind: 'retention'; report: RetentionReport }
  | { kind: 'licences'; report: LicencesReport }
  | { kind: 'nothing' }
);

/** The people whom a question is about. */
function peopleOf({ trait, value }: ExploreQuestion): Population | undefined {
  return trait && value ? { trait, value: valueOf(value) } : undefined;
}

async function loadTrend(api: Api, appId: string, days: Days, ask: ExploreQuestion): Promise<Answer<Found>> {
  const figure = FIGURE_NAMES.find((name) => name === ask.figure) ?? 'activePeople';
  const one = FIGURES[figure].byTrait === 'none' ? undefined : peopleOf(ask);
  const groups = [one, ...(one && ask.other ? [{ ...one, value: valueOf(ask.other) }] : [])];
  const trends: { name: string; trend: FigureTrend }[] = [];
  for (const population of groups) {
    const answer = await api.figureTrend(appId, figure, days, {
      ...(population && { population: JSON.stringify(population) }),
      ...(figure === 'featureAdoption' && ask.featureId && { featureId: ask.featureId }),
    });
    if ('failure' in answer) return answer;
    trends.push({ name: population ? String(population.value) : words.everybody, trend: answer.value });
  }
  return { value: { kind: 'trend', figure, trends, range: trends[0]?.trend.range ?? { ...days, timeZone: 'UTC' } } };
}

async function load(api: Api, appId: string, days: Days, ask: ExploreQuestion): Promise<Answer<Found>> {
  const people = peopleOf(ask);
  const who = people ? { [people.trait]: [people.value] } : {};
  if (ask.kind === 'trend') return loadTrend(api, appId, days, ask);
  if (ask.kind === 'retention') {
    const answer = await api.retention(appId, days, who);
    return 'failure' in answer
      ? answer
      : { value: { kind: 'retention', report: answer.value, range: answer.value.range } };
  }
  if (ask.kind === 'licences') {
    const answer = await api.licences(appId, days);
    return 'failure' in answer
      ? answer
      : { value: { kind: 'licences', report: answer.value, range: answer.value.range } };
  }
  const steps = stepsOf(ask.steps);
  if (steps.length === 0) return { value: { kind: 'nothing', range: { ...days, timeZone: 'UTC' } } };
  const hours = Number(ask.hours ?? 0);
  const answer = await api.funnel(appId, {
    ...{ ...days, steps, who },
    ...(hours > 0 && { withinMs: hours * HOUR_MS }),
    ...(ask.by && { by: ask.by }),
  });
  if ('failure' in answer) return answer;
  const names = steps.map(({ path, name }) => path ?? name ?? '');
  return { value: { kind: 'funnel', report: answer.value, steps: names, range: answer.value.range } };
}

function Shown({ app, found, may }: { app: App; found: Found; may: (right: string) => boolean }) {
  switch (found.kind) {
    case 'trend':
      return <Trend app={app} figure={found.figure} trends={found.trends} />;
    case 'funnel':
      return <FunnelAnswer app={app} report={found.report} steps={found.steps} />;
    case 'retention':
      return <RetentionMatrix app={app} report={found.report} />;
    case 'licences':
      return <Licences app={app} report={found.report} mayChange={may('app.change')} />;
    case 'nothing':
      return <p class="quiet">{words.noSteps}</p>;
  }
}

interface ExploreProps {
  app: App;
  route: Extract<Route, { page: 'explore' }>;
  may: (right: string) => boolean;
}

/** Questions that people put together themselves; the address holds them, so that they can be sent. */
export function ExplorePage({ app, route, may }: ExploreProps) {
  const { api } = useServices();
  const { ask, choice } = route;
  const key = JSON.stringify(ask);
  const view = useReport(choice, (days) => load(api, app.appId, days, ask), POLL_MS, key);
  const features = useLive(`features ${app.appId}`, () => api.featureNames(app.appId), POLL_MS);
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={choice} days={view.days} today={view.today} />
      </div>
      <div class="body">
        <AskForm
          key={key}
          question={ask}
          features={features.value?.features ?? []}
          onAsk={(next) => navigate(exploreHref(app.appId, choice, next))}
        />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body explore pending' : 'body explore'} aria-busy={view.pending}>
        {value && (
          <RangeContext.Provider value={value.range}>
            <Shown app={app} found={value} may={may} />
          </RangeContext.Provider>
        )}
        {may('visitor.read') && (
          <p>
            <a class="button" href={eventsHref(app.appId, choice, {})}>
              {words.events}
            </a>
          </p>
        )}
      </div>
    </>
  );
}
