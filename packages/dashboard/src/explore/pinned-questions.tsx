import type { App, FigureTrend, SavedQuestion } from '@handrail/protocol';
import { FIGURES, FIGURE_NAMES } from '@handrail/protocol/figures';
import { together, type Answer, type Api } from '../api.ts';
import { figures } from '../definitions.ts';
import { textOf } from '../overview/figure-text.ts';
import { TrendLine } from '../overview/trend-line.tsx';
import type { Days, RangeChoice } from '../range.ts';
import { exploreHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { exploreMessages, questionMessages as words } from '../words.ts';
import { clientAsked, clientNames } from '@handrail/protocol/explore';
import { askOf } from './saved-questions.tsx';

interface Pin {
  app: App;
  question: SavedQuestion;
  /** Of a question about one figure. */
  trend?: FigureTrend;
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
  return { value: await Promise.all(pins.slice(0, MOST).map((pin) => withTrend(api, pin, days))) };
}

async function withTrend(api: Api, pin: Pin, days: Days): Promise<Pin> {
  const ask = askOf(pin.question);
  const figure = FIGURE_NAMES.find((name) => name === (ask.figure ?? 'activePeople'));
  if (ask.kind !== 'trend' || figure === undefined || ask.trait !== undefined) return pin;
  const about = figure === 'featureAdoption' && ask.featureId ? { featureId: ask.featureId } : {};
  const answer = await api.figureTrend(pin.app.appId, figure, days, { ...about, ...clientAsked(ask) });
  return 'value' in answer ? { ...pin, trend: answer.value } : pin;
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
        {pins.map(({ app, question, trend }) => {
          const ask = askOf(question);
          const figure = FIGURE_NAMES.find((name) => name === (ask.figure ?? 'activePeople')) ?? 'activePeople';
          return (
            <li key={`${app.appId} ${question.questionId}`}>
              <a href={exploreHref(app.appId, choice, ask)} dir="auto">
                {question.name}
              </a>
              <span class="muted" dir="auto">
                {app.name}
              </span>
              {trend && (
                <>
                  <strong>
                    {[figures[figure].term, ...clientNames(clientAsked(ask), exploreMessages.unknownOnes)].join(' · ')}:{' '}
                    {textOf(trend.whole)}
                  </strong>
                  <TrendLine
                    values={trend.points.map((point) => point.figure.value)}
                    name={figures[figure].term}
                    unit={FIGURES[figure].unit}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
