import type {
  App,
  ElementsReport,
  EventCount,
  FeatureListReport,
  FrustrationReport,
  PagesReport,
  Range,
  UsageReport,
} from '@handrail/protocol';
import { useMemo } from 'preact/hooks';
import { together, type Answer, type Api } from '../api.ts';
import { messages } from '../words.ts';
import { ActiveDays } from '../parts/active-days.tsx';
import { ElementTable } from '../parts/element-table.tsx';
import { FeatureTable } from '../parts/feature-table.tsx';
import { FrustrationTable } from '../parts/frustration-table.tsx';
import { RangeContext } from '../parts/info.tsx';
import { Install } from '../parts/install.tsx';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { PageTable } from '../parts/page-table.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { UsageTiles } from '../parts/usage-tiles.tsx';
import type { Days } from '../range.ts';
import { eventsHref, type EventFilter, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { UsageFiles } from './usage-files.tsx';

const words = messages.usage;
/** These questions look at many events; they are asked less often than those of guides. */
const POLL_MS = 30_000;

/** All that the page asks for. */
export interface UsageReports {
  range: Range;
  usage: UsageReport;
  features: FeatureListReport;
  elements: ElementsReport;
  frustration: FrustrationReport;
  pages: PagesReport;
  count: EventCount;
}

async function loadReport(api: Api, appId: string, days: Days): Promise<Answer<UsageReports>> {
  const [usage, features, elements, frustration, pages, count] = await Promise.all([
    api.usage(appId, days),
    api.features(appId, days),
    api.elements(appId, days),
    api.frustration(appId, days),
    api.pages(appId, days),
    api.eventCount(appId),
  ]);
  const answer = together({ usage, features, elements, frustration, pages, count });
  return 'failure' in answer ? answer : { value: { ...answer.value, range: answer.value.usage.range } };
}

/** Whether the member has a right in this app. The collector decides; this only keeps what would be refused out of sight. */
type May = (right: 'feature.write' | 'visitor.read') => boolean;

interface ReportProps {
  app: App;
  may: May;
  value: UsageReports;
  today: string;
  again: () => void;
  hrefOf: (filter: EventFilter) => string;
}

function Numbers({ app, may, value, today, again, hrefOf }: ReportProps) {
  const { api } = useServices();
  const { range, usage, features, elements, frustration, pages, count } = value;
  const mayName = may('feature.write');
  const seesEvents = may('visitor.read');
  const eventsOf = (filter: EventFilter) => (seesEvents ? hrefOf(filter) : undefined);
  if (count.stored === 0) return <Install app={app} withGuide />;
  return (
    <RangeContext.Provider value={range}>
      {usage.people === 0 && <p class="hint">{words.nobodyActive}</p>}
      <UsageTiles report={usage} />
      <ActiveDays days={usage.days.map(({ day, people }) => ({ day, visitors: people }))} today={today} />
      <FeatureTable appId={app.appId} report={features} again={again} mayRemove={mayName} />
      <ElementTable appId={app.appId} report={elements} again={again} mayName={mayName} />
      <FrustrationTable report={frustration} hrefOf={(path) => eventsOf({ path })} />
      <PageTable
        report={pages}
        hrefOf={(path) => eventsOf({ name: 'page.viewed', path })}
        loadNext={(path) => api.nextPages(app.appId, range, path)}
      />
      <UsageFiles app={app} reports={value} />
      {seesEvents && (
        <p>
          <a class="button" href={hrefOf({})}>
            {words.allEvents}
          </a>
        </p>
      )}
    </RangeContext.Provider>
  );
}

/** What people do with the app: who comes, what they use, and where they are stuck. */
export function UsagePage({ app, route, may }: { app: App; route: Extract<Route, { page: 'usage' }>; may: May }) {
  const { api } = useServices();
  const view = useReport(route.choice, (days) => loadReport(api, app.appId, days), POLL_MS);
  useTitle(`${words.title} · ${app.name}`);
  const { value } = view;
  const hrefOf = (filter: EventFilter) => eventsHref(app.appId, route.choice, filter);
  const body = useMemo(
    () => value && <Numbers app={app} may={may} value={value} today={view.today} again={view.again} hrefOf={hrefOf} />,
    [value, app, view.today, JSON.stringify(route.choice)],
  );
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
        <LiveBadge on={value !== undefined && view.failure === undefined} hint={messages.live.slowHint} />
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
