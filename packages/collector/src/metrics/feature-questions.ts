import type { FeatureListReport } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { FunnelStepQuery } from '../store/events/usage-questions.ts';
import { shapeEventFunnel } from './event-funnel.ts';
import { shapeFeature, shapeFeatureByTrait, shapeFeatureUse } from './features.ts';
import { trendSpans, type WindowOf } from './spans.ts';
import type { UsageMetrics } from './usage.ts';

/** What is used, and how far people get. */
export function featureQuestions(
  { records, events }: Stores,
  window: WindowOf,
): Pick<UsageMetrics, 'featureList' | 'feature' | 'funnel'> {
  return {
    async featureList(appId, range, who) {
      const spans = trendSpans(range);
      const windows = [range, ...spans].map(window);
      const features = await records.features.list(appId);
      const shaped: FeatureListReport['features'] = [];
      for (const feature of features) {
        shaped.push(shapeFeature(feature, await events.featureUse(appId, feature.uses, { windows, who }), spans));
      }
      return { range, features: shaped };
    },
    async feature(appId, featureId, range, { who, trait }) {
      const feature = await records.features.find(appId, featureId);
      if (feature === undefined) return undefined;
      const query = { windows: [window(range)], who };
      const [whole] = await events.featureUse(appId, feature.uses, query);
      const use = shapeFeatureUse(feature, whole);
      if (trait === undefined) return { range, feature, use };
      const rows = await events.featureUse(appId, feature.uses, { ...query, by: trait });
      return { range, feature, use, byTrait: shapeFeatureByTrait(rows) };
    },
    async funnel(appId, range, { steps, withinMs, who, by }) {
      const queries: FunnelStepQuery[] = [];
      for (const { featureId, ...step } of steps) {
        const feature = featureId === undefined ? undefined : await records.features.find(appId, featureId);
        if (featureId !== undefined && feature === undefined) return { noFeature: featureId };
        queries.push({ ...step, ...(feature && { uses: feature.uses }) });
      }
      const rows = await events.funnel(appId, queries, {
        window: window(range),
        ...(withinMs !== undefined && { withinMs }),
        ...(who && { who }),
        ...(by !== undefined && { by }),
      });
      return { range, rows: shapeEventFunnel(rows) };
    },
  };
}
