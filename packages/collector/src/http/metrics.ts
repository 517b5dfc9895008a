import {
  activeDaysReportSchema,
  answersReportSchema,
  articleFiguresSchema,
  ENVIRONMENTS,
  goalReportSchema,
  guideListReportSchema,
  guideReportSchema,
  healthReportSchema,
  outcomesReportSchema,
  reuseReportSchema,
  supportReportSchema,
} from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { invalidQuestion, questionsOf, type Asked } from './metric-question.ts';
import type { Route } from './route.ts';
import { tellFew } from './told-group.ts';
import { readTrait, TRAIT } from './usage-query.ts';

export function metricRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  const articles = question({
    path: 'articles',
    summary: 'How often articles were opened and helped, and what was searched in vain.',
    answer: { description: 'The articles that were opened or rated, and the searches', schema: articleFiguresSchema },
    ask: ({ appId, range }) => metrics.articles(appId, range),
  });
  return [
    articles,
    question({
      path: 'guides',
      summary: 'Starts, completions and miss rate of every guide.',
      answer: { description: 'The guides', schema: guideListReportSchema },
      ask: async ({ appId, range }) => (await metrics.guideLists(appId, [range]))[0],
    }),
    question({
      path: 'guides/:guideId',
      summary: 'One guide: its figures and its funnel, step by step.',
      answer: { description: 'The guide', schema: guideReportSchema },
      ask: ({ call, appId, range }) => metrics.guide(appId, call.params['guideId'] ?? '', range),
    }),
    ...guideRoutes(question, metrics),
    question({
      path: 'health',
      summary: 'Steps that were missed, or found where the page has changed: how often, since when, where and why.',
      query: { environment: 'production or staging; production without it' },
      answer: { description: 'The steps, the worst first', schema: healthReportSchema },
      async ask({ call, appId, range }) {
        const named = call.query.get('environment') ?? 'production';
        const environment = ENVIRONMENTS.find((one) => one === named);
        if (environment !== undefined) return metrics.health(appId, range, environment);
        return invalidQuestion('invalid-environment', 'environment', 'must be production or staging');
      },
    }),
    question({
      path: 'support',
      summary: 'Tickets that were opened in the range, how they went, and what was solved without one.',
      answer: { description: 'The numbers of the service centre', schema: supportReportSchema },
      ask: ({ appId, range }) => metrics.support(appId, range),
    }),
    question({
      path: 'reuse',
      summary: 'What was written for tickets and is published, and how often it has answered since.',
      answer: { description: 'Articles and guides, the most used first', schema: reuseReportSchema },
      ask: ({ appId, range }) => metrics.reuse(appId, range),
    }),
    question({
      path: 'active-days',
      summary: 'Active people a day.',
      answer: { description: 'Every day of the range', schema: activeDaysReportSchema },
      ask: ({ appId, range }) => metrics.activeDays(appId, range),
    }),
  ];
}

/** What became of one guide. */
function guideRoutes(question: ReturnType<typeof questionsOf>, metrics: Metrics): Route[] {
  const idOf = ({ call }: Asked): string => call.params['guideId'] ?? '';
  return [
    question({
      path: 'guides/:guideId/outcomes',
      summary: 'How each version of a guide ended for people, where and why they left, and how long its steps took.',
      query: TRAIT,
      answer: { description: 'The versions that somebody started', schema: outcomesReportSchema },
      ask: async (asked) => {
        const trait = readTrait(asked.call.query);
        const report = await metrics.outcomes(asked.appId, idOf(asked), asked.range, { trait });
        return report && tellFew(report, 'byTrait', report.byTrait, ({ startedBy }) => startedBy);
      },
    }),
    question({
      path: 'guides/:guideId/goal',
      summary: 'How many met the goal of a guide, beside those who were held out of it.',
      answer: { description: 'Both groups, and the difference between them', schema: goalReportSchema },
      ask: (asked) => metrics.goal(asked.appId, idOf(asked), asked.range),
    }),
    question({
      path: 'guides/:guideId/answers',
      summary: 'What was answered to the questions of a survey.',
      answer: { description: 'The questions with their answers', schema: answersReportSchema },
      ask: (asked) => metrics.answers(asked.appId, idOf(asked), asked.range),
    }),
  ];
}
