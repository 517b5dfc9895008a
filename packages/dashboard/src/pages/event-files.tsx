import type { App, EventsReport } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** The events that are listed, whole; what has parts of its own is JSON in its cell. */
export function eventsTable({ appId }: Pick<App, 'appId'>, { range, events }: EventsReport): Table {
  const nested = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
  return {
    name: `${appId}-events-${range.from}-${range.to}`,
    heads: [
      ...['event id', 'name', 'at', 'visitor', 'session', 'path', 'title'],
      ...['guide', 'version', 'step', 'element', 'traits', 'props'],
    ],
    rows: events.map((event) => [
      ...[event.eventId, event.name, new Date(event.at).toISOString(), event.visitorId, event.sessionId],
      ...[event.path, event.title ?? null, event.guideId ?? null, event.version ?? null, event.stepId ?? null],
      ...[nested(event.element), nested(event.traits), nested(event.props)],
    ]),
  };
}

/** The events that are shown, as files. */
export function EventFiles({ app, report }: { app: App; report: EventsReport }) {
  return <TakeAway table={eventsTable(app, report)} value={report} />;
}
