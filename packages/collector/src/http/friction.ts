import { frictionReportSchema } from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { questionsOf } from './metric-question.ts';
import type { Route } from './route.ts';
import { LIMIT, readLimit } from './usage-query.ts';

/** Where people are stuck, from whatever says so. */
export function frictionRoute(services: Services, metrics: Metrics): Route {
  return questionsOf(
    services,
    metrics,
  )({
    path: 'friction',
    summary:
      'Pages and elements where people are stuck: rage, dead and error clicks, forms that were left, searches in vain, repeated requests.',
    query: LIMIT,
    answer: { description: 'The places, those of most people first', schema: frictionReportSchema },
    ask: async ({ call: { query }, appId, range }) => {
      const limit = readLimit(query);
      return limit instanceof Response ? limit : metrics.friction(appId, range, limit);
    },
  });
}
