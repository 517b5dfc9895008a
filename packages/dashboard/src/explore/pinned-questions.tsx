import type { App, SavedQuestion } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { together, type Answer, type Api } from '../api.ts';
import { figures } from '../definitions.ts';
import { textOf } from '../overview/figure-text.ts';
import { TrendLine } from '../overview/trend-line.tsx';
import type { Days, RangeChoice } from '../range.ts';
import { exploreHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { exploreMessages, questionMessages as words } from '../words.ts';
import { clientAsked, clientFieldOf, clientNames, trendOf, type ExploreQuestion } from '@handrail/protocol/explore';
import { loadTrend, type NamedTrend } from './load.ts';
import { askOf } from './saved-questions.tsx';

interface Pin {
  app: App;
  question: SavedQuestion;
  /** Of a question about one figure: everybody's, or those of some groups. */
  trends?: NamedTrend[];
}

const POLL_MS = 60_000;
/** More than these make the first page slow. */
const MOST = 8;

async function loadPins(api: Api, apps: readonly App[], days: Days): Promise<Answer<Pin[]>> {
  const kept = together(await Promise.all(apps.map(({ appId }) => api.questions(appId))));
  if ('failure' in kept) return kept;
  // One answer for each app, in their order.
  const pins = apps.flatMap((app, index) =>
    (kept.value[index]?.questions ?? []).filter(({ pinned }) => pinned).map((question) => ({ app, question })),
  );
  return { value: await Promise.all(pins.slice(0, MOST).map((pin) => withTrends(api, pin, days))) };
}

async function withTrends(api: Api, pin: Pin, days: Days): Promise<Pin> {
  const ask = askOf(pin.question);
  if (ask.kind !== 'trend') return pin;
  const answer = await loadTrend(api, pin.app.appId, days, ask);
  return 'value' in answer ? { ...pin, trends: answer.value.trends } : pin;
}

/** What a figure is of: what it was done with, and by what it is counted apart. */
function headOf(ask: ExploreQuestion): string {
  const { figure, by } = trendOf(ask);
  const field = clientFieldOf(by);
  const apart = by === undefined ? [] : [`${exploreMessages.apart} ${field ? exploreMessages[field] : by}`];
  return [figures[figure].term, ...clientNames(clientAsked(ask), exploreMessages.unknownOnes), ...apart].join(' · ');
}

/** The figure of everybody, or a line for each group that the question is about. */
function PinnedTrends({ ask, trends }: { ask: ExploreQuestion; trends: readonly NamedTrend[] }) {
  const { figure, by, groups } = trendOf(ask);
  const { term } = figures[figure];
  const isOfGroups = by !== undefined || groups[0] !== undefined;
  return (
    <>
      <strong dir="auto">{headOf(ask)}</strong>
      {trends.length === 0 && <span class="quiet">{exploreMessages.noGroups}</span>}
      {trends.map(({ name, trend }) => (
        <span key={name} class="pinned-line">
          {isOfGroups && <bdi>{name}</bdi>}
          <strong>{textOf(trend.whole)}</strong>
          <TrendLine
            values={trend.points.map((point) => point.figure.value)}
            name={isOfGroups ? `${term}, ${name}` : term}
            unit={FIGURES[figure].unit}
          />
        </span>
      ))}
    </>
  );
}

/** The questions that somebody has pinned, or shares as pinned: each leads to its answer, a figure has it here. */
export function PinnedQuestions({ apps, choice, days }: { apps: readonly App[]; choice: RangeChoice; days: Days }) {
  const { api } = useServices();
  const key = JSON.stringify([apps.map(({ appId }) => appId), days]);
  const view = useLive(`pins ${key}`, () => loadPins(api, apps, days), POLL_MS);
  const pins = view.value ?? [];
  if (pins.length === 0) return null;
  return (
    <section class="card pinned-questions" aria-label={words.pinned}>
      <h2>{words.pinned}</h2>
      <ul>
        {pins.map(({ app, question, trends }) => {
          const ask = askOf(question);
          return (
            <li key={`${app.appId} ${question.questionId}`}>
              <a href={exploreHref(app.appId, choice, ask)} dir="auto">
                {question.name}
              </a>
              <span class="muted" dir="auto">
                {app.name}
              </span>
              {trends && <PinnedTrends {...{ ask, trends }} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
