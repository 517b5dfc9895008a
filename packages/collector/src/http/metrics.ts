import { activeDaysReportSchema, guideListReportSchema, guideReportSchema } from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { questionsOf } from './metric-question.ts';
import type { Route } from './route.ts';

export function metricRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  return [
    question({
      path: 'guides',
      summary: 'Starts, completions and miss rate of every guide.',
      answer: { description: 'The guides', schema: guideListReportSchema },
      ask: ({ appId, range }) => metrics.guideList(appId, range),
    }),
    question({
      path: 'guides/:guideId',
      summary: 'One guide: its figures and its funnel, step by step.',
      answer: { description: 'The guide', schema: guideReportSchema },
      ask: ({ call, appId, range }) => metrics.guide(appId, call.params['guideId'] ?? '', range),
    }),
    question({
      path: 'active-days',
      summary: 'Active people a day.',
      answer: { description: 'Every day of the range', schema: activeDaysReportSchema },
      ask: ({ appId, range }) => metrics.activeDays(appId, range),
    }),
  ];
}
