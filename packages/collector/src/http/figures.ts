import type { App, FigureQuestion, Population } from '@handrail/protocol';
import { clientFieldOf } from '@handrail/protocol/explore';
import { FIGURE_NAMES } from '@handrail/protocol/figures';
import {
  checkOf,
  figureApartSchema,
  figureSchema,
  figureTrendSchema,
  licencesReportSchema,
  overviewReportSchema,
  populationSchema,
  problemSchema,
  supportOfAppsSchema,
} from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import { invalidQuestion, questionsOf, RANGE, readRange, type Asked } from './metric-question.ts';
import { json } from './problem.ts';
import { route, type Route } from './route.ts';
import { tellFew } from './told-group.ts';
import { readTrait } from './usage-query.ts';

const checkPopulation = checkOf(populationSchema);
const MAX_ID = 200;
const ABOUT = {
  featureId: 'the feature, for a figure about one',
  guideId: 'a guide, for figures about guides; all of the app without it',
  browser:
    'only what was done in this browser, such as "Firefox 140", or "Firefox" for all versions; "@unknown" where it is not known',
  appVersion: 'only what was done in this version of the application; "@unknown" where it is not known',
  population: 'people with one value of a trait, as JSON such as {"trait":"department","value":"Sales"}',
};

/** Single figures of the catalogue, and the seats of an app. */
export function figureRoutes(services: Services, metrics: Metrics): Route[] {
  const question = questionsOf(services, metrics);
  return [
    overviewRoute(services, metrics),
    supportRoute(services, metrics),
    question({
      path: 'figures/:figure',
      summary: 'One figure of the catalogue, or why it has no value.',
      query: ABOUT,
      answer: { description: 'The figure', schema: figureSchema },
      ask: async (asked) => readAnd(asked, (figure) => metrics.measureFigure(figure)),
    }),
    question({
      path: 'figures/:figure/trend',
      summary: 'One figure of the catalogue over the range, and over parts of it.',
      query: ABOUT,
      answer: { description: 'The figure and its points', schema: figureTrendSchema },
      ask: async (asked) => readAnd(asked, (figure) => metrics.figureTrend(figure)),
    }),
    question({
      path: 'figures/:figure/apart',
      summary:
        'One figure over the range and over parts of it, for each of the six groups that most people were active in.',
      query: { ...ABOUT, by: 'a trait; or "@browser" or "@appVersion", by which somebody may be in several groups' },
      answer: { description: 'The figure of each group', schema: figureApartSchema },
      ask: async (asked) => {
        const by = asked.call.query.get('by')?.slice(0, MAX_ID) ?? '';
        if (by === '') return invalidQuestion('invalid-by', 'by', 'must name a trait');
        return readAnd(asked, async (figure) =>
          figure.population !== undefined && clientFieldOf(by) === undefined
            ? invalidQuestion('invalid-by', 'by', 'takes no population beside a trait')
            : metrics.figureApart(figure, by),
        );
      },
    }),
    question({
      path: 'licences',
      summary: 'Seats of each department: used in the last 30 days of the range, idle, and what these cost.',
      query: { trait: 'the trait whose values are departments; department without it' },
      answer: { description: 'The seats', schema: licencesReportSchema },
      ask: async ({ call: { query }, appId, range }) => {
        const report = await metrics.licences(appId, range, readTrait(query) ?? 'department');
        return tellFew(report, 'departments', report.departments, ({ use }) => use.denominator);
      },
    }),
  ];
}

/** Asks what a request asks of a figure; undefined where there is no such figure. */
async function readAnd<T>(
  { call: { query, params }, appId, range: { from, to } }: Asked,
  ask: (question: FigureQuestion) => Promise<T>,
): Promise<T | Response | undefined> {
  const figure = FIGURE_NAMES.find((name) => name === params['figure']);
  if (figure === undefined) return undefined;
  const population = readPopulation(query);
  if (population instanceof Response) return population;
  const about = Object.fromEntries(
    ['featureId', 'guideId', 'browser', 'appVersion'].flatMap((name) => {
      const text = query.get(name)?.slice(0, MAX_ID);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  return ask({ figure, appId, from, to, ...(population && { population }), ...about });
}

function overviewRoute({ apps }: Services, metrics: Metrics): Route {
  return route(
    {
      ...{ method: 'GET', path: '/api/overview', permission: 'signed-in' },
      query: { ...RANGE, app: 'the app that the answer is of alone; all without it' },
      summary: 'The figures of all apps that the caller may see figures of, and what wants attention, the worst first.',
      answers: {
        200: { description: 'The overview', schema: overviewReportSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
      },
    },
    async ({ caller, query }) => {
      const range = readRange(metrics, { from: query.get('from'), to: query.get('to') });
      if (range instanceof Response) return range;
      const only = query.get('app');
      const seen = (await seenBy(caller, apps)).filter(({ appId }) => only === null || appId === only);
      const seesTickets = (appId: string) => judge(caller, 'ticket.read', appId) === 'yes';
      return json(200, await metrics.overview(seen, range, { seesTickets }));
    },
  );
}

/** The apps of which somebody may see figures. */
const seenBy = async (caller: Caller, apps: Services['apps']): Promise<App[]> =>
  (await apps.list()).filter(({ appId }) => judge(caller, 'figures.read', appId) === 'yes');

function supportRoute({ apps }: Services, metrics: Metrics): Route {
  return route(
    {
      ...{ method: 'GET', path: '/api/support/figures', permission: 'signed-in', query: RANGE },
      summary:
        'The tickets of all apps that the caller may see figures of, together and by app, level, team, category and priority.',
      answers: {
        200: { description: 'The numbers of the service centre', schema: supportOfAppsSchema },
        422: { description: 'The question is not valid', schema: problemSchema },
      },
    },
    async ({ caller, query }) => {
      const range = readRange(metrics, { from: query.get('from'), to: query.get('to') });
      if (range instanceof Response) return range;
      const seen = await seenBy(caller, apps);
      return json(
        200,
        await metrics.supportOfApps(
          seen.map(({ appId }) => appId),
          range,
        ),
      );
    },
  );
}

function readPopulation(query: URLSearchParams): Population | undefined | Response {
  const text = query.get('population');
  if (text === null) return undefined;
  const refused = invalidQuestion(
    'invalid-population',
    'population',
    'must be JSON such as {"trait":"department","value":"Sales"}',
  );
  try {
    const checked = checkPopulation(JSON.parse(text));
    return checked.ok ? checked.value : refused;
  } catch {
    return refused;
  }
}
