import type { ElementsReport, Feature, FeatureListReport, FeatureReport } from '@handrail/protocol';
import { fitsElement } from '../store/events/fits-use.ts';
import type { ElementRow, FeatureRow } from '../store/events/usage-questions.ts';
import { measure } from './measure.ts';
import type { Span } from './spans.ts';

type FeatureUse = FeatureReport['use'];

const NOTHING = { people: 0, uses: 0, active: 0 };

const adoptionOf = ({ people, active }: FeatureRow | typeof NOTHING) => measure('feature-adoption', people, active);

export function shapeFeatureUse({ featureId, name }: Feature, row: FeatureRow | undefined): FeatureUse {
  const { people, uses } = row ?? NOTHING;
  return { featureId, name, people, uses, adoption: adoptionOf(row ?? NOTHING) };
}

/** One feature of the list: the rows are of the whole range and then of each span. */
export function shapeFeature(
  feature: Feature,
  [whole, ...rows]: readonly FeatureRow[],
  spans: readonly Span[],
): FeatureListReport['features'][number] {
  const trend = spans.map((span, index) => {
    const row = rows[index] ?? NOTHING;
    return { ...span, uses: row.uses, adoption: adoptionOf(row) };
  });
  return { ...shapeFeatureUse(feature, whole), trend };
}

export const shapeFeatureByTrait = (rows: readonly FeatureRow[]): NonNullable<FeatureReport['byTrait']> =>
  rows.map((row) => ({ value: row.value ?? null, uses: row.uses, adoption: adoptionOf(row) }));

export const shapeElements = (
  rows: readonly ElementRow[],
  active: number,
  features: readonly Feature[],
): ElementsReport['elements'] =>
  rows.map(({ element, clicks, people }) => ({
    element,
    clicks,
    share: measure('share-of-active', people, active),
    features: features
      .filter(({ uses }) => uses.some((use) => use.element !== undefined && fitsElement(use.element, element)))
      .map(({ featureId, name }) => ({ featureId, name })),
  }));
