import type { StoredEvent, TicketTimeline } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatMoment, formatTime } from '../format.ts';
import { Choice } from '../parts/form.tsx';
import { EventName } from '../parts/event-name.tsx';
import { ElementName } from '../parts/element-name.tsx';
import { ticketHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { EVENT_KINDS, eventKind } from './event-kind.ts';
import { guideNames, type GuideNames } from './guide-names.ts';
import { StateMark } from './marks.tsx';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.timeline;
const POLL_MS = 60_000;
/** Events that an agent reads without asking for more. */
const SHOWN = 30;

interface TimelineProps {
  ticketId: string;
  askedAt: number;
}

/** What the visitor did before and after they asked, and what else they asked. It fails alone: the ticket is there without it. */
export function Timeline({ ticketId, askedAt }: TimelineProps) {
  const { api } = useServices();
  const view = useLive(`timeline ${ticketId}`, () => api.timeline(ticketId), POLL_MS);
  const { value } = view;
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      {!value && view.failure && (
        <p role="status">
          {words.failed}{' '}
          <button type="button" class="button small" onClick={view.again}>
            {words.again}
          </button>
        </p>
      )}
      {value && <Events timeline={value} askedAt={askedAt} />}
      {value && <Others timeline={value} ticketId={ticketId} />}
    </section>
  );
}

function Events({ timeline, askedAt }: { timeline: TicketTimeline } & Omit<TimelineProps, 'ticketId'>) {
  const [kind, setKind] = useState('');
  const [all, setAll] = useState(false);
  const { events, more, from, to, guides } = timeline;
  const names = guideNames(guides);
  const fitting = events.filter(({ name }) => kind === '' || eventKind(name) === kind);
  const shown = all ? fitting : fitting.slice(0, SHOWN);
  // The newest stand first: where they become older than the ticket, it was asked.
  const asked = shown.findIndex(({ at }) => at < askedAt);
  const kinds = EVENT_KINDS.filter((one) => events.some(({ name }) => eventKind(name) === one));
  if (events.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <>
      <p class="muted">{words.note(formatMoment(from), formatMoment(to))}</p>
      <Choice
        label={words.show}
        value={kind}
        options={{ '': words.all, ...Object.fromEntries(kinds.map((one) => [one, words.kinds[one]])) }}
        onValue={setKind}
      />
      <ol class="timeline">
        {shown.map((event, index) => (
          <Happened key={event.eventId} {...{ event, askedAt, names }} isFirst={index === asked} />
        ))}
      </ol>
      {(fitting.length > shown.length || (more && all)) && (
        <p class="actions">
          {fitting.length > shown.length ? (
            <button type="button" class="button small" onClick={() => setAll(true)}>
              {words.showAll(fitting.length)}
            </button>
          ) : (
            <span class="muted">{words.more}</span>
          )}
        </p>
      )}
    </>
  );
}

interface HappenedProps {
  event: StoredEvent;
  askedAt: number;
  isFirst: boolean;
  names: GuideNames;
}

/** The time alone would read as that of the day on which they asked. */
const whenWords = (at: number, askedAt: number): string =>
  new Date(at).toDateString() === new Date(askedAt).toDateString() ? formatTime(at) : formatMoment(at);

function Happened({ event, askedAt, isFirst, names }: HappenedProps) {
  const { name, at, path, guideId, stepId, element, props = {} } = event;
  const kind = eventKind(name);
  return (
    <li class="happened" data-kind={kind}>
      {isFirst && <strong class="asked-here">{words.asked}</strong>}
      <span class="muted">{whenWords(at, askedAt)}</span>{' '}
      <span>
        <span class="happened-kind">{words.kinds[kind]}</span>{' '}
        {kind === 'page' ? <bdi>{path}</bdi> : <EventName name={name} />}
        {guideId !== undefined && (
          <>
            {' '}
            <bdi>
              {names.guide(guideId)}
              {stepId !== undefined && ` › ${names.step(guideId, stepId)}`}
            </bdi>
          </>
        )}
        {typeof props['kind'] === 'string' && <bdi class="muted"> {props['kind']}</bdi>}
        {typeof props['reason'] === 'string' && <bdi class="muted"> {props['reason']}</bdi>}
        {element && <ElementName element={element} />}
      </span>
    </li>
  );
}

function Others({ timeline: { tickets }, ticketId }: { timeline: TicketTimeline; ticketId: string }) {
  const others = tickets.filter((one) => one.ticketId !== ticketId);
  return (
    <>
      <h3>{words.tickets}</h3>
      {others.length === 0 ? (
        <p class="muted">{words.noTickets}</p>
      ) : (
        <ul class="plain-list">
          {others.map((one) => (
            <li key={one.ticketId}>
              <a href={ticketHref(one.ticketId)} dir="auto">
                {ticketMessages.ticket.title(one.number, one.title)}
              </a>
              <StateMark state={one.state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
