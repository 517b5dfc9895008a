import type { EventClass } from '@handrail/protocol';

const OF_NOUN: Readonly<Record<string, EventClass>> = {
  ...{ guide: 'guide', step: 'guide', survey: 'guide', issue: 'guide' },
  ...{ page: 'usage', element: 'usage', form: 'usage', frustration: 'usage', event: 'usage' },
};

/** How long an event is kept is said for its class. `visitor.identified` has none: only erasure forgets who is whom. */
export function classOf(name: string): EventClass | undefined {
  if (name === 'visitor.identified') return undefined;
  if (name === 'error.caught') return 'error';
  const dot = name.indexOf('.');
  return (dot < 0 ? undefined : OF_NOUN[name.slice(0, dot)]) ?? 'custom';
}
