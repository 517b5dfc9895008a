import {
  elementsReportSchema,
  eventsReportSchema,
  featureListReportSchema,
  featureReportSchema,
  frustrationReportSchema,
  funnelQuestionSchema,
  funnelReportSchema,
  headcountReportSchema,
  nextPagesReportSchema,
  pagesReportSchema,
  problemSchema,
  retentionReportSchema,
  usageReportSchema,
} from '@handrail/protocol/schema';
import type { FunnelQuestion, Who } from '@handrail/protocol';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { invalidQuestion, questionsOf, readRange, type Asked } from './metric-question.ts';
import { json, notFound } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';
import { EVENTS, LIMIT, readEventQuery, readLimit, readTrait, readWho, TRAIT, WHO } from './usage-query.ts';

type Question = ReturnType<typeof questionsOf>;

/** Questions about what people do with the application, beside those about guides. */
export function usageRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  return [...peopleRoutes(question, metrics), ...placeRoutes(question, metrics), funnelRoute(services, metrics)];
}

/** Asks of the people whom the address names. */
const ofWho =
  (ask: (asked: Asked, who: Who) => Promise<object | undefined>) =>
  async (asked: Asked): Promise<object | undefined> => {
    const who = readWho(asked.call.query);
    return who instanceof Response ? who : ask(asked, who);
  };

function peopleRoutes(question: Question, metrics: Metrics): Route[] {
  const ofPeople = { ...WHO, ...TRAIT };
  return [
    question({
      path: 'headcount',
      summary: 'How many of the people of each department used the app.',
      query: { trait: 'the trait whose values are departments; department without it' },
      answer: { description: 'The departments', schema: headcountReportSchema },
      ask: ({ call: { query }, appId, range }) => metrics.headcount(appId, range, readTrait(query) ?? 'department'),
    }),
    question({
      path: 'usage',
      summary: 'Active people, their sessions, their time, and how often they come.',
      query: ofPeople,
      answer: { description: 'The use of the app', schema: usageReportSchema },
      ask: ofWho(({ call: { query }, appId, range }, who) =>
        metrics.usage(appId, range, { who, trait: readTrait(query) }),
      ),
    }),
    question({
      path: 'features',
      summary: 'Adoption of every feature, with its trend.',
      query: WHO,
      answer: { description: 'The features, by name', schema: featureListReportSchema },
      ask: ofWho(({ appId, range }, who) => metrics.featureList(appId, range, who)),
    }),
    question({
      path: 'features/:featureId',
      summary: 'Adoption of one feature.',
      query: ofPeople,
      answer: { description: 'The feature', schema: featureReportSchema },
      ask: ofWho(({ call: { query, params }, appId, range }, who) =>
        metrics.feature(appId, params['featureId'] ?? '', range, { who, trait: readTrait(query) }),
      ),
    }),
    question({
      path: 'retention',
      summary: 'Who came again, by the week in which they came first.',
      query: WHO,
      answer: { description: 'The weeks of the range', schema: retentionReportSchema },
      ask: ofWho(({ appId, range }, who) => metrics.retention(appId, range, who)),
    }),
  ];
}

function placeRoutes(question: Question, metrics: Metrics): Route[] {
  const ranked = (ask: (asked: Asked, limit: number) => Promise<object>) => async (asked: Asked) => {
    const limit = readLimit(asked.call.query);
    return limit instanceof Response ? limit : ask(asked, limit);
  };
  return [
    question({
      path: 'pages',
      summary: 'The pages that most people saw.',
      query: LIMIT,
      answer: { description: 'The pages', schema: pagesReportSchema },
      ask: ranked(({ appId, range }, limit) => metrics.pages(appId, range, limit)),
    }),
    question({
      path: 'pages/next',
      summary: 'Where people went from one page.',
      query: { path: 'the page', ...LIMIT },
      answer: { description: 'The pages that followed', schema: nextPagesReportSchema },
      ask: ranked(async ({ call, appId, range }, limit) => {
        const path = call.query.get('path');
        return path === null
          ? invalidQuestion('invalid-path', 'path', 'must say a page such as /orders')
          : metrics.nextPages(appId, range, path, limit);
      }),
    }),
    question({
      path: 'elements',
      summary: 'The elements that most people clicked.',
      query: LIMIT,
      answer: { description: 'The elements', schema: elementsReportSchema },
      ask: ranked(({ appId, range }, limit) => metrics.elements(appId, range, limit)),
    }),
    question({
      path: 'frustration',
      summary: 'Where people are stuck.',
      query: LIMIT,
      answer: { description: 'The places', schema: frustrationReportSchema },
      ask: ranked(({ appId, range }, limit) => metrics.frustration(appId, range, limit)),
    }),
    question({
      path: 'events',
      permission: 'visitor.read',
      summary: 'Single events, the newest first.',
      query: { ...EVENTS, ...LIMIT },
      answer: { description: 'The events', schema: eventsReportSchema },
      ask: async ({ call, appId, range }) => {
        const query = readEventQuery(call.query);
        return query instanceof Response ? query : metrics.events(appId, range, query);
      },
    }),
  ];
}

function funnelRoute({ apps }: Services, metrics: Metrics): Route {
  return bodyRoute(
    {
      method: 'POST',
      path: '/api/apps/:appId/metrics/funnel',
      permission: 'figures.read',
      summary: 'How many people did some steps in their order. Asks only, and changes nothing.',
      body: { ...MANAGEMENT_BODY, schema: funnelQuestionSchema },
      answers: {
        200: { description: 'The steps', schema: funnelReportSchema },
        404: { description: 'There is no such app or feature', schema: problemSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
      },
    },
    async ({ params: { appId = '' } }, asked: FunnelQuestion) => {
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      const range = readRange(metrics, { from: asked.from ?? null, to: asked.to ?? null });
      if (range instanceof Response) return range;
      const report = await metrics.funnel(appId, range, asked);
      return 'noFeature' in report ? notFound(`feature "${report.noFeature}"`) : json(200, report);
    },
  );
}
