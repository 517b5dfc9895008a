import type { Event } from '@handrail/protocol';

/** A clock may run ahead of ours by so much without being called wrong: requests take time, and clocks drift. */
const AHEAD_MS = 5 * 60_000;
/** No event is older: pages keep what waits for seven days, and an age that is given may be a month. */
export const OLDEST_MS = 30 * 24 * 60 * 60_000;

interface Corrected {
  /** Epoch milliseconds by our clock. */
  at: number;
  /** Said of a time that cannot be right, and was put where it can. */
  clamped?: true;
}

/**
 * When an event happened, by our clock. Its age tells, where it has one: that was measured by a clock that nobody can
 * set. Else the visitor's clock told the time of the event and of the request, so that its error cancels out, unless it was
 * set in between. A time that cannot be is replaced: by what the visitor's clock said, if that can be, else by the nearest.
 */
export function correctTime({ at, ageMs }: Pick<Event, 'at' | 'ageMs'>, sentAt: number, receivedAt: number): Corrected {
  const oldest = receivedAt - OLDEST_MS;
  const likely = ageMs === undefined ? at + (receivedAt - sentAt) : receivedAt - ageMs;
  if (likely >= oldest && likely <= receivedAt + AHEAD_MS) return { at: Math.min(likely, receivedAt) };
  const said = at >= oldest && at <= receivedAt ? at : likely;
  return { at: Math.max(oldest, Math.min(said, receivedAt)), clamped: true };
}
