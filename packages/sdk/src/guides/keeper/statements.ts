import type { Condition, Segment, Statement } from '@handrail/protocol';

/** All statements of a condition, however they are joined, and of the segments that it names. */
export function statementsOf(condition: Condition | undefined, segments: readonly Segment[] = []): Statement[] {
  if (!condition) return [];
  switch (condition.type) {
    case 'not':
      return statementsOf(condition.of, segments);
    case 'all':
    case 'any':
      return condition.of.flatMap((one) => statementsOf(one, segments));
    case 'segment': {
      const named = segments.find(({ segmentId }) => segmentId === condition.segmentId);
      // Without itself, so that segments that lead to one another come to an end.
      const others = segments.filter((one) => one !== named);
      return statementsOf(named?.when, others);
    }
    default:
      return [condition];
  }
}

/** Names of the events that are asked for anywhere in a guide, a list of guides, or a condition. */
export function eventsIn(value: unknown, names: Set<string> = new Set()): Set<string> {
  if (typeof value !== 'object' || value === null) return names;
  const { on, type, name, event } = value as Readonly<Record<string, unknown>>;
  if ((on === 'event' || type === 'event') && typeof name === 'string') names.add(name);
  if (typeof event === 'string') names.add(event);
  for (const one of Object.values(value)) eventsIn(one, names);
  return names;
}
