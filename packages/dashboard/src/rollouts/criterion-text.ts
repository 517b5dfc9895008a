import type { Criterion, RolloutReport } from '@handrail/protocol';
import { figures } from '../definitions.ts';
import { formatDay } from '../format.ts';
import { formatValue } from '../overview/figure-text.ts';
import { rolloutMessages } from '../words.ts';

const words = rolloutMessages.criterion;

/** Of what, and of whom, a criterion is. */
export function aboutText(criterion: Criterion, names: RolloutReport['names']): string {
  const { figure, appId, featureId, guideId, population } = criterion;
  const thing = featureId === undefined ? undefined : (names.features[`${appId}/${featureId}`] ?? featureId);
  const guide = guideId === undefined ? undefined : (names.guides[`${appId}/${guideId}`] ?? guideId);
  const of = [thing ?? guide ?? names.apps[appId] ?? appId];
  if (population) of.push(words.population(population.trait, String(population.value)));
  return words.of(figures[figure].term, of.join(', '));
}

/** What success is: at least 60% by 30 Jun. */
export function targetSentence({ figure, comparison, target, by }: Criterion): string {
  return `${words.must[comparison]} ${words.by(formatValue(target, figures[figure].unit), formatDay(by))}`;
}
