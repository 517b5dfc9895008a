import type { StoredEvent } from '@handrail/protocol';
import type { EventRecord } from '../store/events/event-store.ts';
import type { EventCursor } from '../store/events/usage-questions.ts';

/** An event as a list shows it: flat, with its three times told apart. */
export function shapeStoredEvent({ event, at, receivedAt, clamped, client }: EventRecord): StoredEvent {
  const { page, at: saidAt, ...rest } = event;
  return { ...rest, ...page, at, saidAt, receivedAt, ...client, ...(clamped && { clamped }) };
}

export const cursorText = ({ at, eventId }: EventCursor): string => `${at}.${eventId}`;

/** Where a list goes on; undefined for a text that is none of ours. */
export function readCursor(text: string): EventCursor | undefined {
  const [, at, eventId] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  return at === undefined || eventId === undefined ? undefined : { at: Number(at), eventId };
}
