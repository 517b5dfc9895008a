import type { Population, Segment, Who } from '../index.ts';
import { FIGURE_NAMES, FIGURES } from '../figures/index.ts';
import { clientOf, whoWith, type AskedClient } from './clients.ts';
import { valueOf, type ExploreQuestion } from './question.ts';
import { bothOf, whoOf } from './segment-people.ts';

/** The people whom a question is about, by one value of a trait. */
export function populationOf({ trait, value }: ExploreQuestion): Population | undefined {
  return trait && value ? { trait, value: valueOf(value) } : undefined;
}

/** Whether such a question can be about what was done with something. */
export function asksOfClient({ kind, figure }: ExploreQuestion): boolean {
  const name = FIGURE_NAMES.find((one) => one === figure) ?? 'activePeople';
  return kind !== 'licences' && (kind !== 'trend' || FIGURES[name].byTrait === 'any');
}

/** What a question says it is to have been done with, where that can be asked. */
export const clientAsked = (ask: ExploreQuestion): AskedClient => (asksOfClient(ask) ? clientOf(ask) : {});

/**
 * What a question is about: people with the trait, of the segment, and what they did with the browser and the version. Undefined where
 * that segment cannot be asked about.
 */
export function peopleOf(ask: ExploreQuestion, segments: readonly Segment[]): Who | undefined {
  const population = populationOf(ask);
  const asked = { ...(population && { [population.trait]: [population.value] }), ...whoWith(clientAsked(ask)) };
  if (ask.segment === undefined || ask.kind === 'trend') return asked;
  const ofSegment = whoOf({ type: 'segment', segmentId: ask.segment }, segments);
  return ofSegment && bothOf(asked, ofSegment);
}
