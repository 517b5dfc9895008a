import type { TraitValue } from '@handrail/protocol';
import { byInstant } from '../order.ts';
import type { EventRecord } from '../event-store.ts';

/** Who is whom among the visitors of one app, by the rule that `EventStore` states, and what was said of them. */
export interface People {
  learn(record: EventRecord): void;
  personOf(visitorId: string): string;
  traitOf(person: string, trait: string): TraitValue | null;
  erase(person: string): void;
}

export function createPeople(): People {
  const identified = new Set<string>();
  const joined = new Map<string, string>();
  /** Of each person the event that last named a trait. */
  const traits = new Map<string, Map<string, EventRecord>>();

  function learnTraits(record: EventRecord): void {
    const known = traits.get(record.event.visitorId) ?? new Map<string, EventRecord>();
    traits.set(record.event.visitorId, known);
    for (const trait of Object.keys(traitsOf(record) ?? {})) {
      const before = known.get(trait);
      if (before === undefined || byInstant(before, record) < 0) known.set(trait, record);
    }
  }

  return {
    learn(record) {
      const { event } = record;
      if (event.name !== 'visitor.identified') return;
      identified.add(event.visitorId);
      joined.delete(event.visitorId);
      learnTraits(record);
      const anonymousId = event.props?.['anonymousId'];
      if (typeof anonymousId !== 'string' || identified.has(anonymousId) || joined.has(anonymousId)) return;
      joined.set(anonymousId, event.visitorId);
    },
    personOf: (visitorId) => joined.get(visitorId) ?? visitorId,
    traitOf(person, trait) {
      const last = traits.get(person)?.get(trait);
      return (last && traitsOf(last)?.[trait]) ?? null;
    },
    erase(person) {
      identified.delete(person);
      traits.delete(person);
      for (const [visitorId, of] of joined) if (of === person) joined.delete(visitorId);
    },
  };
}

const traitsOf = ({ event }: EventRecord): Readonly<Record<string, TraitValue>> | undefined =>
  'traits' in event ? event.traits : undefined;
