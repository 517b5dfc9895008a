import { instantOf } from '../../../core/event-instant.ts';
import type { RecordEvent } from '../../../core/recorder.ts';
import type { Stage } from '../../stage.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The id at another instant, epoch milliseconds; the rest of it is chance. */
function idAt(eventId: string, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${eventId.slice(13)}`;
}

/**
 * Records under a visitor and a session that are made for this run and never again, and at the beginning of the day by UTC, a
 * millisecond after the other: whoever knows when somebody answered does not find their answers by it.
 */
export function recordNameless({ recordAs, newId }: Pick<Stage, 'recordAs' | 'newId'>): RecordEvent {
  const now = instantOf(newId());
  let at = now - (now % DAY_MS);
  const record = recordAs({ visitorId: idAt(newId(), at), sessionId: idAt(newId(), at) });
  return (happening) => {
    at += 1;
    record({ ...happening, at, eventId: idAt(newId(), at) });
  };
}
