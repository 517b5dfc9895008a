import type { StoredEvent } from '@handrail/protocol';
import { formatInstant } from '../format.ts';
import { messages } from '../words.ts';
import { ElementName } from './element-name.tsx';
import { HeadedTable } from './headed-table.tsx';

const words = messages.events;

/** What an event says of itself besides where, when and who. */
function Details({ event }: { event: StoredEvent }) {
  const { guideId, stepId, element, traits, props } = event;
  const said = Object.entries({
    ...(guideId !== undefined && { [words.guide]: guideId }),
    ...(stepId !== undefined && { [words.step]: stepId }),
    ...traits,
    ...props,
  });
  return (
    <>
      {element && <ElementName element={element} />}
      {said.length > 0 && (
        <ul class="props">
          {said.map(([name, value]) => (
            <li key={name}>
              <bdi>{name}</bdi>: <bdi>{String(value)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface EventTableProps {
  events: readonly StoredEvent[];
  timeZone: string;
  hrefOf: (visitorId: string) => string;
}

/** Single events. All of it is text that came from pages, and so is shown as text. */
export function EventTable({ events, timeZone, hrefOf }: EventTableProps) {
  return (
    <div class="card flush">
      <HeadedTable
        kind="events"
        scroll="events-scroll"
        caption={words.caption}
        heads={[words.time, words.name, words.path, words.visitorId, words.details]}
      >
        {events.map((event) => (
          <tr key={event.eventId}>
            <td class="time">
              <time dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at, timeZone)}</time>
            </td>
            <td>
              <bdi>{event.name}</bdi>
            </td>
            <td>
              <bdi>{event.path}</bdi>
            </td>
            <td>
              <a href={hrefOf(event.visitorId)} aria-label={words.eventsOf(event.visitorId)}>
                <bdi>{event.visitorId}</bdi>
              </a>
            </td>
            <td>
              <Details event={event} />
            </td>
          </tr>
        ))}
      </HeadedTable>
    </div>
  );
}
