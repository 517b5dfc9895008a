import type { App, Who } from '@handrail/protocol';
import { AskForm } from '../explore/ask-form.tsx';
import { onlyWords, useClients } from '../explore/client-fields.tsx';
import { FunnelAnswer } from '../explore/funnel-answer.tsx';
import { Licences } from '../explore/licences.tsx';
import { FeaturesAnswer } from '../explore/features-answer.tsx';
import { loadAnswer, type Found } from '../explore/load.ts';
import {
  clientAsked,
  clientNames,
  peopleOf,
  stepsOf,
  whoOf,
  type ExploreKind,
  type ExploreQuestion,
} from '@handrail/protocol/explore';
import { SavedQuestions } from '../explore/saved-questions.tsx';
import { ClientContext } from '../explore/take-away.tsx';
import { WalksAnswer } from '../explore/walks-answer.tsx';
import { RetentionMatrix } from '../explore/retention-matrix.tsx';
import { Trend } from '../explore/trend.tsx';
import { exploreMessages as words, pathMessages as pathWords } from '../words.ts';
import { RangeContext } from '../parts/info.tsx';
import { Failed, Loading, Stale } from '../parts/notice.tsx';
import { UntilFirstEvent } from '../parts/until-first-event.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { eventsHref, exploreHref, peopleHref, type PeopleFilter, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive, useReport } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';

const POLL_MS = 30_000;
/** Who stands behind an answer, as far as that is one list of people; of figures those who were active. */
function peopleFilter({ kind, steps, start }: ExploreQuestion, who: Who | undefined): PeopleFilter | undefined {
  if (who === undefined || kind === 'licences') return undefined;
  const [first] = kind === 'funnel' ? stepsOf(steps) : kind === 'paths' ? stepsOf(start) : [];
  return { ...first, ...(Object.keys(who).length > 0 && { who: JSON.stringify(who) }) };
}

interface ShownProps {
  app: App;
  found: Found;
  kind: ExploreKind;
  may: (right: string) => boolean;
  /** The same question with something else in it. */
  hrefOf: (change: Partial<ExploreQuestion>) => string;
}

function Shown({ app, found, kind, may, hrefOf }: ShownProps) {
  switch (found.kind) {
    case 'trend':
      return <Trend {...{ app, hrefOf }} figure={found.figure} trends={found.trends} apart={found.apart} />;
    case 'funnel':
      return <FunnelAnswer app={app} report={found.report} steps={found.steps} by={found.by} />;
    case 'paths':
      return (
        <WalksAnswer
          app={app}
          report={found.report}
          start={found.start}
          hrefOf={(start) => hrefOf({ kind: 'paths', start })}
        />
      );
    case 'features':
      return <FeaturesAnswer app={app} report={found.report} />;
    case 'retention':
      return <RetentionMatrix app={app} report={found.report} />;
    case 'licences':
      return <Licences app={app} report={found.report} mayChange={may('app.change')} />;
    case 'nothing':
      return <p class="quiet">{kind === 'paths' ? pathWords.noStart : words.noSteps}</p>;
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
  const view = useReport(choice, (days) => loadAnswer(api, app.appId, days, ask), POLL_MS, key);
  const all = useLive(`segments ${app.appId}`, () => api.segments(app.appId));
  const segments = all.value?.segments ?? [];
  const filter = peopleFilter(ask, peopleOf(ask, segments));
  const features = useLive(`features ${app.appId}`, () => api.featureNames(app.appId), POLL_MS);
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  const only = onlyWords(ask);
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={choice} days={view.days} today={view.today} />
      </div>
      <div class="body">
        <SavedQuestions {...{ app, choice, ask }} maySend={may('mailing.write')} />
        <AskForm
          key={key}
          question={ask}
          features={features.value?.features ?? []}
          segments={segments.filter(({ when }) => whoOf(when, segments) !== undefined)}
          clients={useClients(app)}
          onAsk={(next) => navigate(exploreHref(app.appId, choice, next))}
        />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body explore pending' : 'body explore'} aria-busy={view.pending}>
        {value && (
          <RangeContext.Provider value={value.range}>
            {only !== undefined && <p dir="auto">{only}</p>}
            <ClientContext.Provider value={clientNames(clientAsked(ask), words.unknownOnes)}>
              <UntilFirstEvent app={app} isKnown={value.kind === 'licences'}>
                <Shown
                  {...{ app, found: value, may }}
                  kind={ask.kind}
                  hrefOf={(change) => exploreHref(app.appId, choice, { ...ask, ...change })}
                />
              </UntilFirstEvent>
            </ClientContext.Provider>
          </RangeContext.Provider>
        )}
        {may('visitor.read') && (
          <p class="actions">
            {filter && (
              <a class="button" href={peopleHref(app.appId, choice, filter)}>
                {pathWords.whoBehind}
              </a>
            )}
            <a class="button" href={eventsHref(app.appId, choice, {})}>
              {words.events}
            </a>
          </p>
        )}
      </div>
    </>
  );
}
