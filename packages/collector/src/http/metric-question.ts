import type { ProblemCode, Range } from '@handrail/protocol';
import { problemSchema } from '@handrail/protocol/schema';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { json, notFound, problem } from './problem.ts';
import { route, type Answer, type Call, type Route } from './route.ts';

export const RANGE = {
  from: 'first calendar day, YYYY-MM-DD; without it four weeks before the last',
  to: 'last calendar day, included; without it today',
};

export interface Asked {
  call: Call;
  appId: string;
  range: Range;
}

export interface Question {
  path: string;
  summary: string;
  /** Who may ask. @default figures.read */
  permission?: 'figures.read' | 'visitor.read';
  answer: Answer;
  /** Query parameters besides the range. */
  query?: Readonly<Record<string, string>>;
  /** The report; a response where the question is refused; undefined when it is about something that is not there. */
  ask: (asked: Asked) => Promise<object | undefined>;
}

/** Makes the routes of questions about one app and a range of days. */
export function questionsOf({ apps }: Services, metrics: Metrics): (question: Question) => Route {
  return ({ path, summary, permission = 'figures.read', answer, query = {}, ask }) => {
    const answers = {
      200: answer,
      404: { description: 'There is no such app, or nothing of this id in it', schema: problemSchema },
      422: { description: 'The question is not valid', schema: problemSchema },
    };
    const at = `/api/apps/:appId/metrics/${path}`;
    const facts = { path: at, permission, summary, query: { ...RANGE, ...query }, answers };
    return route({ ...facts, method: 'GET' }, async (call) => {
      const { appId = '' } = call.params;
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      const read = readRange(metrics, { from: call.query.get('from'), to: call.query.get('to') });
      if (read instanceof Response) return read;
      const report = await ask({ call, appId, range: read });
      if (report instanceof Response) return report;
      return report === undefined ? notFound('guide or feature with this id') : json(200, report);
    });
  };
}

/** The range asked for, or the refusal. */
export function readRange(metrics: Metrics, asked: { from: string | null; to: string | null }): Range | Response {
  const read = metrics.readRange(asked);
  return 'range' in read ? read.range : invalidQuestion('invalid-range', read.mistake.path, read.mistake.message);
}

export const invalidQuestion = (code: ProblemCode, name: string, message: string): Response =>
  problem(422, code, `"${name}" ${message}.`, { errors: [{ path: `/${name}`, message }] });
