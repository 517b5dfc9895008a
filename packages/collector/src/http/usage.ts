import {
  clientsReportSchema,
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
import type { FunnelQuestion } from '@handrail/protocol';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { invalidQuestion, questionsOf, readRange, type Asked } from './metric-question.ts';
import { json, notFound } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';
import { ofGroup, refuseSmall, tellFew } from './told-group.ts';
import { EVENTS, LIMIT, readEventQuery, readLimit, readTrait, TRAIT, WHO } from './usage-query.ts';

type Question = ReturnType<typeof questionsOf>;

/** Questions about what people do with the application, beside those about guides. */
export function usageRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  return [...peopleRoutes(question, metrics), ...placeRoutes(question, metrics), funnelRoute(services, metrics)];
}

function peopleRoutes(question: Question, metrics: Metrics): Route[] {
  const ofPeople = { ...WHO, ...TRAIT };
  const ofWho = ofGroup(metrics);
  return [
    question({
      path: 'clients',
      summary:
        'The browsers and the versions of the application that events of the app were done with, on whatever day.',
      answer: { description: 'What can be asked for by "who"', schema: clientsReportSchema },
      ask: ({ appId }) => metrics.clients(appId),
    }),
    question({
      path: 'headcount',
      summary: 'How many of the people of each department used the app.',
      query: { trait: 'the trait whose values are departments; department without it' },
      answer: { description: 'The departments', schema: headcountReportSchema },
      ask: async ({ call: { query }, appId, range }) => {
        const report = await metrics.headcount(appId, range, readTrait(query) ?? 'department');
        return tellFew(report, 'departments', report.departments, ({ adoption }) => adoption.denominator);
      },
    }),
    question({
      path: 'usage',
      summary: 'Active people, their sessions, their time, and how often they come.',
      query: ofPeople,
      answer: { description: 'The use of the app', schema: usageReportSchema },
      ask: ofWho(async ({ call: { query }, appId, range }, who) => {
        const report = await metrics.usage(appId, range, { who, trait: readTrait(query) });
        return tellFew(report, 'byTrait', report.byTrait, ({ share }) => share.numerator);
      }),
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
      ask: ofWho(async ({ call: { query, params }, appId, range }, who) => {
        const report = await metrics.feature(appId, params['featureId'] ?? '', range, { who, trait: readTrait(query) });
        return report && tellFew(report, 'byTrait', report.byTrait, ({ adoption }) => adoption.denominator);
      }),
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
      const refused = await refuseSmall(metrics, { appId, range }, asked.who ?? {});
      if (refused) return refused;
      const report = await metrics.funnel(appId, range, asked);
      if ('noFeature' in report) return notFound(`feature "${report.noFeature}"`);
      return json(
        200,
        asked.by === undefined ? report : tellFew(report, 'rows', report.rows, ({ steps }) => steps[0]?.people ?? 0),
      );
    },
  );
}
