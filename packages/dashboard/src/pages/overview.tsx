import type { App, OverviewReport } from '@handrail/protocol';
import { useMemo } from 'preact/hooks';
import type { Present } from '../api.ts';
import { AppTable } from '../overview/app-table.tsx';
import { ConcernList } from '../overview/concern-list.tsx';
import { PinnedQuestions } from '../explore/pinned-questions.tsx';
import { FigureTiles } from '../overview/figure-tiles.tsx';
import { figureHref } from '../overview/places.ts';
import { OverviewFiles } from '../overview/overview-files.tsx';
import { TrendTable } from '../overview/trend-table.tsx';
import { makeOf } from '../mailings/draft.ts';
import { mailingMessages, overviewMessages as words } from '../words.ts';
import { formatTime } from '../format.ts';
import { RangeContext } from '../parts/info.tsx';
import { Failed, LiveBadge, Loading, Notice, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { guidesHref, mailingsHref, overviewHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';

interface OverviewProps {
  apps: readonly App[];
  present: Present;
  route: Extract<Route, { page: 'overview' }>;
}

function Numbers({ report, apps, route, present }: OverviewProps & { report: OverviewReport }) {
  const { choice, only } = route;
  const app = only === undefined ? undefined : report.apps.find(({ appId }) => appId === only);
  const [lone] = report.apps;
  const one = app ?? (report.apps.length === 1 ? lone : undefined);
  const figures = one?.figures ?? report.all;
  const concerns = one ? report.concerns.filter(({ appId }) => appId === one.appId) : report.concerns;
  const shown = new Set(one ? [one.appId] : report.apps.map(({ appId }) => appId));
  const isFilling = apps.some(({ appId, sample }) => sample?.whole === false && shown.has(appId));
  const isEmpty = !isFilling && figures.every(({ now, before }) => !now.value && !before.value);
  const install = one ?? lone;
  return (
    <RangeContext.Provider value={report.range}>
      {report.missing.length > 0 && (
        <p class="hint" role="status">
          {words.missing(report.missing.map(({ name }) => name).join(', '))}
        </p>
      )}
      {report.asOf !== undefined && (
        <p class="hint" role="status">
          {words.asOf(formatTime(report.asOf))}
        </p>
      )}
      {isEmpty && (
        <Notice title={words.nothingYet}>
          <p>{words.nothingYetText}</p>
          {install && (
            <p class="actions">
              <a class="button" href={guidesHref(install.appId)}>
                {words.install}
              </a>
            </p>
          )}
        </Notice>
      )}
      <FigureTiles
        figures={figures}
        isFilling={isFilling}
        hrefOf={(figure) => (one ? figureHref(figure, one.appId, choice) : undefined)}
      />
      <ConcernList report={{ ...report, concerns }} choice={choice} present={present} named={one === undefined} />
      {one === undefined && <AppTable report={report} choice={choice} />}
      <TrendTable figures={figures} spans={report.spans} />
      <OverviewFiles report={one ? { ...report, concerns, apps: [one] } : report} />
    </RangeContext.Provider>
  );
}

/** The first page: how all apps are used, and what to do next. */
export function OverviewPage({ apps, present, route }: OverviewProps) {
  const { api } = useServices();
  const view = useReport(route.choice, (days) => api.overview(days, route.only), undefined, route.only);
  const { value } = view;
  useTitle(words.title);
  const maySend = Object.values(present.apps).some((rights) => rights.includes('mailing.write'));
  const seen = apps.filter(({ appId }) => present.apps[appId]?.includes('figures.read'));
  const body = useMemo(
    () => value && <Numbers report={value} apps={apps} route={route} present={present} />,
    [value, apps, JSON.stringify(route), present],
  );
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
        {seen.length > 1 && (
          <label class="inline-choice">
            <span>{words.which}</span>
            <select
              value={route.only ?? ''}
              onChange={({ currentTarget: { value: only } }) => navigate(overviewHref(route.choice, only || undefined))}
            >
              <option value="">{words.allApps}</option>
              {seen.map(({ appId, name }) => (
                <option key={appId} value={appId}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
        <LiveBadge on={value !== undefined && view.failure === undefined} />
        {maySend && (
          <a
            class="button small"
            href={mailingsHref(makeOf('overview', ...(route.only === undefined ? [] : [route.only])))}
          >
            {mailingMessages.send}
          </a>
        )}
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
        {body}
        {value && (
          <PinnedQuestions
            apps={route.only === undefined ? seen : seen.filter(({ appId }) => appId === route.only)}
            choice={route.choice}
            days={view.days}
          />
        )}
      </div>
    </>
  );
}
