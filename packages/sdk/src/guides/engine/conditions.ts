import type { Condition, Segment, Statement, Trigger } from '@handrail/protocol';

/** Triggers one by one. */
export type SingleTrigger = Exclude<Trigger, { on: 'any' }>;

export const triggersOf = (trigger: Trigger): readonly SingleTrigger[] =>
  trigger.on === 'any' ? trigger.of : [trigger];

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
      return statementsOf(
        named?.when,
        segments.filter((one) => one !== named),
      );
    }
    default:
      return [condition];
  }
}
