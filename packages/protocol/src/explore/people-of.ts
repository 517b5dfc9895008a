import type { Population, Segment, Who } from '../index.ts';
import { valueOf, type ExploreQuestion } from './question.ts';
import { bothOf, whoOf } from './segment-people.ts';

/** The people whom a question is about, by one value of a trait. */
export function populationOf({ trait, value }: ExploreQuestion): Population | undefined {
  return trait && value ? { trait, value: valueOf(value) } : undefined;
}

/** The people whom a question is about: with the trait, and of the segment. Undefined where that segment cannot be asked about. */
export function peopleOf(ask: ExploreQuestion, segments: readonly Segment[]): Who | undefined {
  const population = populationOf(ask);
  const ofTrait = population ? { [population.trait]: [population.value] } : {};
  if (ask.segment === undefined || ask.kind === 'trend') return ofTrait;
  const ofSegment = whoOf({ type: 'segment', segmentId: ask.segment }, segments);
  return ofSegment && bothOf(ofTrait, ofSegment);
}
