import type { ActiveDay, App, EventCount, GuideSummary, Range } from '@handrail/protocol';
import { useMemo } from 'preact/hooks';
import { together, type Answer, type Api } from '../api.ts';
import { formatCount } from '../format.ts';
import { messages } from '../messages.ts';
import { ActiveDays } from '../parts/active-days.tsx';
import { NumberHeading } from '../parts/heading.tsx';
import { RangeContext } from '../parts/info.tsx';
import { Install } from '../parts/install.tsx';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { MissRate, ShareBar } from '../parts/share.tsx';
import { Status } from '../parts/status.tsx';
import type { Days, RangeChoice } from '../range.ts';
import { guideHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';

const words = messages.guides;

interface Overview {
  range: Range;
  guides: (GuideSummary & { edited: boolean })[];
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
  const edited = new Set(value.records.guides.filter((one) => one.edited).map(({ guideId }) => guideId));
  return {
    value: {
      range: value.list.range,
      guides: value.list.guides.map((guide) => ({ ...guide, edited: edited.has(guide.guideId) })),
      days: value.active.days,
      count: value.count,
    },
  };
}

interface GuideTableProps {
  guides: Overview['guides'];
  appId: string;
  choice: RangeChoice;
}

function GuideTable({ guides, appId, choice }: GuideTableProps) {
  return (
    <div class="card flush">
      <table class="guides" role="table">
        <caption class="unseen">{words.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {words.guide}
            </th>
            <NumberHeading term="starts" />
            <NumberHeading term="people" />
            <NumberHeading term="completionRate" />
            <NumberHeading term="missRate" />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {guides.map((guide) => (
            <tr key={guide.guideId} role="row">
              <th scope="row" role="rowheader">
                <a href={guideHref(appId, guide.guideId, choice)} dir="auto">
                  {guide.title}
                </a>
                <Status kind={guide.kind} version={guide.version} edited={guide.edited} />
              </th>
              <td role="cell" class="number">
                {formatCount(guide.starts)}
              </td>
              <td role="cell" class="number">
                {formatCount(guide.startedBy)}
              </td>
              <td role="cell" class="number">
                <ShareBar value={guide.completionRate} />
              </td>
              <td role="cell" class="number">
                <MissRate value={guide.missRate} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The guides of one app with their numbers, and how many people used the app each day. */
export function GuidesPage({ app, route }: { app: App; route: Extract<Route, { page: 'guides' }> }) {
  const { api } = useServices();
  const view = useReport(route.choice, (days) => loadOverview(api, app.appId, days));
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  const body = useMemo(
    () =>
      value && (
        <RangeContext.Provider value={value.range}>
          {(value.guides.length === 0 || value.count.stored === 0) && (
            <Install app={app} withGuide={value.guides.length > 0} />
          )}
          {value.count.stored > 0 && value.guides.length > 0 && value.guides.every(({ starts }) => starts === 0) && (
            <p class="hint">{messages.start.quiet}</p>
          )}
          {value.guides.length > 0 && <GuideTable guides={value.guides} appId={app.appId} choice={route.choice} />}
          {value.count.stored > 0 && <ActiveDays days={value.days} today={view.today} />}
        </RangeContext.Provider>
      ),
    [value, app, view.today, JSON.stringify(route.choice)],
  );
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
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
