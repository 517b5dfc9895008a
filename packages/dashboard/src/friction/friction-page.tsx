import type { App } from '@handrail/protocol';
import { RangeContext } from '../parts/info.tsx';
import { Failed, LiveBadge, Loading, Notice, Stale } from '../parts/notice.tsx';
import { UntilFirstEvent } from '../parts/until-first-event.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { frictionHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';
import { FrictionTable } from './friction-table.tsx';
import { frictionMessages as words, messages } from '../words.ts';
import { TROUBLES_BY_WEIGHT } from './troubles.ts';

/** It looks at many events, and at tickets. */
const POLL_MS = 30_000;

interface FrictionProps {
  app: App;
  route: Extract<Route, { page: 'friction' }>;
  may: (right: string) => boolean;
}

/** Where people are stuck, and what can be done about it. */
export function FrictionPage({ app, route, may }: FrictionProps) {
  const { api } = useServices();
  const { choice, only } = route;
  const view = useReport(choice, (days) => api.friction(app.appId, days), POLL_MS);
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  const places = value?.places.filter(({ counts }) => only === undefined || counts[only] > 0) ?? [];
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
        <label class="inline-choice">
          <span>{words.only}</span>
          <select
            value={only ?? ''}
            onChange={({ currentTarget }) =>
              navigate(
                frictionHref(
                  app.appId,
                  choice,
                  TROUBLES_BY_WEIGHT.find((one) => one === currentTarget.value),
                ),
              )
            }
          >
            <option value="">{words.all}</option>
            {TROUBLES_BY_WEIGHT.map((trouble) => (
              <option key={trouble} value={trouble}>
                {words.troubles[trouble]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="muted">{words.about}</p>
      <div class="toolbar">
        <RangePicker route={route} choice={choice} days={view.days} today={view.today} />
        <LiveBadge on={value !== undefined && view.failure === undefined} hint={messages.live.slowHint} />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      {value && (
        <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
          <RangeContext.Provider value={value.range}>
            {value.partial.length > 0 && (
              <p class="hint" role="status">
                {words.partial(value.partial.map((what) => words.parts[what]).join(', '))}
              </p>
            )}
            <UntilFirstEvent app={app}>
              {places.length === 0 && <Notice title={only === undefined ? words.empty : words.emptyOf} />}
              {places.length > 0 && <FrictionTable {...{ app, choice, may, report: value, places }} />}
            </UntilFirstEvent>
          </RangeContext.Provider>
        </div>
      )}
    </>
  );
}
