import type { Event } from '@handrail/protocol';

/** Whether an event makes somebody active: what is about a guide does not, whatever its name; no host can send a guide's id. */
export function isActivity(event: Event): boolean {
  return !('guideId' in event) && !/^(?:guide|step|survey)\./.test(event.name);
}
