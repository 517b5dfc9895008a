import type { Environment, HealthReport, Range } from '@handrail/protocol';
import { stepsOf } from '@handrail/protocol/progress';
import { METRIC_LIMITS } from '../config.ts';
import { logOf } from '../services/environments.ts';
import type { Stores } from '../services/stores.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import type { EventPage } from '../store/events/usage-questions.ts';
import { shapeHealth } from './health.ts';

export interface HealthQuestion {
  /** Steps that visitors of an environment did not get, or got where the page has changed. */
  health(appId: string, range: Range, environment: Environment): Promise<HealthReport>;
}

export function healthQuestion({ records, events }: Stores, window: (range: Range) => TimeWindow): HealthQuestion {
  return {
    async health(appId, range, environment) {
      const log = logOf(appId, environment);
      const span = window(range);
      const limit = METRIC_LIMITS.healthEvents;
      const [published, missed, shown] = await Promise.all([
        records.guides.published(appId, environment),
        events.events(log, { window: span, name: 'step.missed', limit }),
        events.events(log, { window: span, name: 'step.shown', limit }),
      ]);
      const touched = new Set([...missed.events, ...shown.events].map(({ event }) => event.guideId));
      const guides = await Promise.all(
        published
          .filter(({ guideId }) => touched.has(guideId))
          .map(async (guide) => ({
            ...{ guideId: guide.guideId, title: guide.title, steps: stepsOf(guide) },
            totals: await events.stepTotals(log, guide.guideId, span),
          })),
      );
      const steps = shapeHealth(guides, {
        ...{ missed: missed.events, shown: shown.events },
        even: Math.max(cutAt(missed), cutAt(shown)),
      });
      return { range, cut: missed.next !== undefined, steps };
    },
  };
}

/** The oldest that was looked at, where there are older ones. */
const cutAt = ({ events, next }: EventPage): number =>
  next === undefined ? -Infinity : Math.min(...events.map(({ at }) => at));
