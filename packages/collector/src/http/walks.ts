import type { Way } from '@handrail/protocol';
import { peopleReportSchema, walksReportSchema, WAYS } from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { invalidQuestion, questionsOf } from './metric-question.ts';
import type { Route } from './route.ts';
import { ofGroup } from './told-group.ts';
import { LIMIT, readFits, readLimit, WHO } from './usage-query.ts';

const MOST_STEPS = 6;
const FITS = {
  name: 'name of the events',
  path: 'pattern of their page, such as /orders/*',
  guideId: 'a guide',
  stepId: 'a step',
};

/** What people did around something, and who they are. */
export function walkRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  const ofWho = ofGroup(metrics);
  return [
    question({
      path: 'walks',
      summary: 'Which pages people went to after a page or an event, or came over before it, within their sessions.',
      query: {
        ...{ name: FITS.name, path: FITS.path, way: 'after, which it is without it, or before' },
        ...{ steps: `how many pages are followed, at most ${MOST_STEPS}; three without it`, ...WHO },
      },
      answer: { description: 'The pages of each step, and the ways between them', schema: walksReportSchema },
      ask: ofWho(async ({ call: { query }, appId, range }, who) => {
        const start = readFits(query, ['name', 'path']);
        if (Object.keys(start).length === 0)
          return invalidQuestion('invalid-start', 'path', 'must say a page such as /orders, or "name" an event');
        const way = WAYS.find((one): one is Way => one === (query.get('way') ?? 'after'));
        if (way === undefined) return invalidQuestion('invalid-way', 'way', 'must be after or before');
        const steps = Number(query.get('steps') ?? 3);
        if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS)
          return invalidQuestion('invalid-steps', 'steps', `must be a number from 1 to ${MOST_STEPS}`);
        return metrics.walks(appId, range, { start, way, steps, who });
      }),
    }),
    question({
      path: 'people',
      permission: 'visitor.read',
      summary:
        'The people behind a number: who did something, how often, and when last; whoever was active without more.',
      query: { ...FITS, ...WHO, ...LIMIT },
      answer: { description: 'The people, who did it last first', schema: peopleReportSchema },
      ask: ofWho(async ({ call: { query }, appId, range }, who) => {
        const limit = readLimit(query);
        if (limit instanceof Response) return limit;
        const fits = readFits(query, ['name', 'path', 'guideId', 'stepId']);
        const isAny = Object.keys(fits).length === 0;
        return metrics.people(appId, range, { who, limit, fits: isAny ? undefined : fits });
      }),
    }),
  ];
}
