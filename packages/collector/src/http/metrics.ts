import type { Range } from '@handrail/protocol';
import {
  activeDaysReportSchema,
  guideListReportSchema,
  guideReportSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { json, notFound, problem } from './problem.ts';
import { route, type Answer, type Call, type Route } from './route.ts';

const query = {
  from: 'first calendar day, YYYY-MM-DD; without it four weeks before the last',
  to: 'last calendar day, included; without it today',
};

/** A question about one app and a range of days; undefined when it is about something that is not there. */
type Question = (call: Call, appId: string, range: Range) => Promise<object | undefined>;

export function metricRoutes({ apps }: Services, metrics: Metrics): Route[] {
  function question(path: string, summary: string, answer: Answer, ask: Question): Route {
    const answers = {
      200: answer,
      404: { description: 'There is no such app or guide', schema: problemSchema },
      422: { description: 'The range is not valid', schema: problemSchema },
    };
    const facts = {
      method: 'GET',
      path: `/api/apps/:appId/metrics/${path}`,
      permission: 'figures.read',
      summary,
      query,
      answers,
    } as const;
    return route(facts, async (call) => {
      const { appId = '' } = call.params;
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      const read = metrics.readRange({ from: call.query.get('from'), to: call.query.get('to') });
      if ('mistake' in read) {
        const { path: name, message } = read.mistake;
        return problem(422, 'invalid-range', `"${name}" ${message}.`, { errors: [{ path: `/${name}`, message }] });
      }
      const report = await ask(call, appId, read.range);
      return report === undefined ? notFound('guide with this id') : json(200, report);
    });
  }

  return [
    question(
      'guides',
      'Starts, completions and miss rate of every guide.',
      { description: 'The guides', schema: guideListReportSchema },
      (_, appId, range) => metrics.guideList(appId, range),
    ),
    question(
      'guides/:guideId',
      'One guide: its figures and its funnel, step by step.',
      { description: 'The guide', schema: guideReportSchema },
      ({ params: { guideId = '' } }, appId, range) => metrics.guide(appId, guideId, range),
    ),
    question(
      'active-days',
      'Active people a day.',
      { description: 'Every day of the range', schema: activeDaysReportSchema },
      (_, appId, range) => metrics.activeDays(appId, range),
    ),
  ];
}
