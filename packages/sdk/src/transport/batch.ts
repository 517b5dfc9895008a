import type { Event } from '@handrail/protocol';
import { toJson } from '../core/json.ts';

export interface Cut {
  events: Event[];
  /** The request's body. */
  body: string;
}

/** A browser holds 65,536 bytes of keepalive requests in flight, all together. */
export const KEEPALIVE_BYTES = 60_000;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Who sends: the app, and the visitor's signed name, where the page has given us one. */
export interface Sign {
  appKey: string;
  identity: string | undefined;
}

/** The first events that fit into one request, at least one of them, and its body. */
export function cutBatch(sign: Sign, sentAt: number, events: readonly Event[], maxBytes: number): Cut {
  const head = `${toJson({ protocol: 1, ...sign, sentAt }).slice(0, -1)},"events":[`;
  const taken: Event[] = [];
  let body = head;
  let size = bytes(head) + 2;
  for (const event of events) {
    const text = toJson(event);
    size += bytes(text) + 1;
    if (taken.length && size > maxBytes) break;
    body += (taken.length ? ',' : '') + text;
    taken[taken.length] = event;
  }
  return { events: taken, body: `${body}]}` };
}
