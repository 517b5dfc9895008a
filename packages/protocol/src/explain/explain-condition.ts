import type { Facts } from '../conditions/facts.ts';
import { inAudience } from '../conditions/in-audience.ts';
import type { Condition } from '../schema/condition.ts';
import { wordsOf } from './words-of.ts';

/** One condition as it stands now. */
export interface Reason {
  holds: boolean;
  /** A plain sentence without a full stop. */
  words: string;
  /** What it is made of. */
  of?: Reason[];
}

/** Why somebody is in an audience, or not: one reason for each statement that all must hold. None means everybody. */
export function explainCondition(condition: Condition | undefined, facts: Facts): Reason[] {
  if (!condition) return [];
  return condition.type === 'all'
    ? condition.of.flatMap((one) => explainCondition(one, facts))
    : [explainOne(condition, facts)];
}

function explainOne(condition: Condition, facts: Facts): Reason {
  const holds = inAudience(condition, facts);
  switch (condition.type) {
    case 'all':
      return { holds, words: holds ? 'all of these hold' : 'not all of these hold', of: parts(condition.of, facts) };
    case 'any':
      return {
        holds,
        words: holds ? 'at least one of these holds' : 'none of these holds',
        of: parts(condition.of, facts),
      };
    case 'not':
      return {
        holds,
        words: holds ? 'this must not hold, and does not' : 'this must not hold, but does',
        of: parts([condition.of], facts),
      };
    case 'segment': {
      const segment = facts.segments?.find(({ segmentId }) => segmentId === condition.segmentId);
      if (!segment) return { holds, words: `there is no segment “${condition.segmentId}”` };
      // As in the evaluator: a segment within itself holds for nobody.
      const others = { ...facts, segments: facts.segments?.filter((one) => one !== segment) ?? [] };
      const words = `the visitor is ${holds ? '' : 'not '}in the segment “${segment.name}”`;
      return { holds, words, of: explainCondition(segment.when, others) };
    }
    default:
      return { holds, words: wordsOf(condition, facts, holds) };
  }
}

const parts = (conditions: readonly Condition[], facts: Facts): Reason[] =>
  conditions.map((one) => explainOne(one, facts));
