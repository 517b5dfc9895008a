import type { Event } from '@handrail/protocol';

/** Who is whom among the visitors of one app, by the rule that `EventStore` states. */
export interface People {
  learn(event: Event): void;
  personOf(visitorId: string): string;
}

export function createPeople(): People {
  const identified = new Set<string>();
  const joined = new Map<string, string>();
  return {
    learn(event) {
      if (event.name !== 'visitor.identified') return;
      identified.add(event.visitorId);
      joined.delete(event.visitorId);
      const anonymousId = event.props?.['anonymousId'];
      if (typeof anonymousId !== 'string' || identified.has(anonymousId) || joined.has(anonymousId)) return;
      joined.set(anonymousId, event.visitorId);
    },
    personOf: (visitorId) => joined.get(visitorId) ?? visitorId,
  };
}
