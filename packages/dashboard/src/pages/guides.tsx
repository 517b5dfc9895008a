import type { ActiveDay, App, EventCount, Range } from '@handrail/protocol';
import { useMemo } from 'preact/hooks';
import { together, type Answer, type Api } from '../api.ts';
import type { Listed } from '../guide-filter.ts';
import { messages, segmentMessages } from '../words.ts';
import { ActiveDays } from '../parts/active-days.tsx';
import { EditLive } from '../parts/edit-live.tsx';
import { GuideList } from '../parts/guide-list.tsx';
import { RangeContext } from '../parts/info.tsx';
import { Install } from '../parts/install.tsx';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import type { Days } from '../range.ts';
import { segmentsHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { GuidesFiles } from './guide-files.tsx';

const words = messages.guides;

interface Overview {
  range: Range;
  guides: Listed[];
  days: ActiveDay[];
  count: EventCount;
}

async function loadOverview(api: Api, appId: string, days: Days): Promise<Answer<Overview>> {
  const [list, records, active, count] = await Promise.all([
    api.guideList(appId, days),
    api.guides(appId),
    api.activeDays(appId, days),
    api.eventCount(appId),
  ]);
  const answer = together({ list, records, active, count });
  if ('failure' in answer) return answer;
  const { value } = answer;
  const known = new Map(value.records.guides.map((one) => [one.guideId, one]));
  return {
    value: {
      range: value.list.range,
      guides: value.list.guides.map((guide) => ({ ...known.get(guide.guideId), ...guide })),
      days: value.active.days,
      count: value.count,
    },
  };
}

interface GuidesPageProps {
  app: App;
  route: Extract<Route, { page: 'guides' }>;
  may: (right: string) => boolean;
}

/** The guides of one app with their numbers, and how many people used the app each day. */
export function GuidesPage({ app, route, may }: GuidesPageProps) {
  const { api } = useServices();
  const view = useReport(route.choice, (days) => loadOverview(api, app.appId, days));
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  const body = useMemo(
    () =>
      value && (
        <RangeContext.Provider value={value.range}>
          {(value.guides.length === 0 || value.count.stored === 0) && (
            <Install app={app} withGuide={value.guides.length > 0} mayWrite={may('guide.write')} />
          )}
          {value.count.stored > 0 && value.guides.length > 0 && value.guides.every(({ starts }) => starts === 0) && (
            <p class="hint">{messages.start.quiet}</p>
          )}
          {may('guide.write') && (
            <EditLive app={app} isOpen={value.guides.length === 0 || route.make !== undefined} path={route.make} />
          )}
          {value.guides.length > 0 && (
            <GuideList
              {...{ guides: value.guides, appId: app.appId, choice: route.choice, may }}
              onChanged={view.again}
            />
          )}
          {value.count.stored > 0 && <ActiveDays days={value.days} today={view.today} />}
          {value.guides.length > 0 && <GuidesFiles app={app} listed={value} />}
        </RangeContext.Provider>
      ),
    [value, app, view.today, JSON.stringify(route.choice)],
  );
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
        <a class="button" href={segmentsHref(app.appId)}>
          {segmentMessages.title}
        </a>
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
        <LiveBadge on={value !== undefined && view.failure === undefined} />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
        {body}
      </div>
    </>
  );
}
