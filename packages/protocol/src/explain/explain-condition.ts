import type { Facts } from '../conditions/facts.ts';
import { inAudience } from '../conditions/in-audience.ts';
import type { Condition } from '../schema/condition.ts';
import type { ExplainOptions, Reason } from './reason.ts';
import { wordsOf } from './words-of.ts';

/**
 * Why somebody is in an audience, or not: one reason for each statement that all must hold. None means everybody. What is not known
 * is told as such, and so is a group that hangs on it.
 */
export function explainCondition(condition: Condition | undefined, facts: Facts, options: ExplainOptions): Reason[] {
  if (!condition) return [];
  return condition.type === 'all'
    ? condition.of.flatMap((one) => explainCondition(one, facts, options))
    : [explainOne(condition, facts, options)];
}

function explainOne(condition: Condition, facts: Facts, options: ExplainOptions): Reason {
  const { texts, isKnown = () => true } = options;
  const parts = (conditions: readonly Condition[]): Reason[] =>
    conditions.map((one) => explainOne(one, facts, options));
  const group = (of: Reason[], sure: number, words: (holds: boolean) => string, inPage: string): Reason => {
    if (sure === UNSURE) return { holds: false, inPage: true, words: inPage, of };
    const holds = inAudience(condition, facts);
    return { holds, words: words(holds), of };
  };
  switch (condition.type) {
    case 'all': {
      const of = parts(condition.of);
      return group(of, allOf(of), texts.all, texts.allInPage);
    }
    case 'any': {
      const of = parts(condition.of);
      return group(of, anyOf(of), texts.any, texts.anyInPage);
    }
    case 'not': {
      const of = parts([condition.of]);
      return group(of, allOf(of), texts.not, texts.notInPage);
    }
    case 'segment': {
      const segment = facts.segments?.find(({ segmentId }) => segmentId === condition.segmentId);
      if (!segment) return { holds: false, words: texts.noSegment(texts.quote(condition.segmentId)) };
      // As in the evaluator: a segment within itself holds for nobody.
      const others = { ...facts, segments: facts.segments?.filter((one) => one !== segment) ?? [] };
      const of = explainCondition(segment.when, others, options);
      const name = texts.quote(segment.name);
      return group(of, allOf(of), (holds) => texts.segment(name, holds), texts.segmentInPage(name));
    }
    default: {
      if (!isKnown(condition))
        return { holds: false, inPage: true, words: wordsOf(condition, facts, undefined, options) };
      const holds = inAudience(condition, facts);
      return { holds, words: wordsOf(condition, facts, holds, options) };
    }
  }
}

/** 0 fails, 1 holds; what is between hangs on what is not known. */
const UNSURE = 0.5;
const sureOf = ({ holds, inPage }: Reason): number => (inPage ? UNSURE : Number(holds));

const allOf = (reasons: readonly Reason[]): number => Math.min(1, ...reasons.map(sureOf));
export const anyOf = (reasons: readonly Reason[]): number => Math.max(0, ...reasons.map(sureOf));
