import type { App } from '@handrail/protocol';
import { useRef } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { FilterForm } from '../parts/event-filter.tsx';
import { EventTable } from '../parts/event-table.tsx';
import { Icon } from '../parts/icon.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { dayOf, resolveRange } from '../range.ts';
import { eventsHref, usageHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useEventList } from '../use-event-list.ts';
import { navigate, useTitle } from '../use-route.ts';
import { EventFiles } from './event-files.tsx';

const words = messages.events;

/** Single events behind the numbers, page by page. */
export function EventsPage({ app, route }: { app: App; route: Extract<Route, { page: 'events' }> }) {
  const { api, clock } = useServices();
  const zone = useRef<string | undefined>(undefined);
  const { choice, filter } = route;
  const daysNow = () => resolveRange(choice, dayOf(clock.now(), zone.current));
  const list = useEventList(JSON.stringify([choice, filter]), async (before) => {
    const answer = await api.events(app.appId, daysNow(), filter, before);
    if ('value' in answer) zone.current = answer.value.range.timeZone;
    return answer;
  });
  useTitle(`${words.title} · ${app.name}`);
  const { report, failure, asking } = list;
  const shown = report?.events.length ?? 0;
  return (
    <>
      <a class="back" href={usageHref(app.appId, choice)}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <p class="muted">{words.about}</p>
      <div class="toolbar">
        <RangePicker route={route} choice={choice} days={daysNow()} today={dayOf(clock.now(), zone.current)} />
      </div>
      <div class="body" aria-busy={asking}>
        <FilterForm filter={filter} choose={(wanted) => navigate(eventsHref(app.appId, choice, wanted))} />
        {failure && <Failed failure={failure} again={list.again} />}
        {!report && !failure && <Loading />}
        {report && shown === 0 && <p class="quiet">{words.none}</p>}
        {report && shown > 0 && (
          <EventTable
            events={report.events}
            timeZone={report.range.timeZone}
            hrefOf={(visitorId) => eventsHref(app.appId, choice, { visitorId })}
          />
        )}
        <p class="actions">
          {list.more && (
            <button type="button" class="button" disabled={asking} onClick={list.more}>
              {words.more}
            </button>
          )}
          <span class="muted" role="status">
            {shown > 0 && (shown === 1 ? words.one : words.count(formatCount(shown)))}
          </span>
        </p>
        {report && shown > 0 && <EventFiles app={app} report={report} />}
      </div>
    </>
  );
}
