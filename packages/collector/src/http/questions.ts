import type { QuestionInput, SavedQuestion } from '@handrail/protocol';
import {
  problemSchema,
  questionInputSchema,
  savedQuestionSchema,
  savedQuestionsSchema,
} from '@handrail/protocol/schema';
import { METRIC_LIMITS } from '../config.ts';
import { keeperOf, type Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { judge } from '../services/rights.ts';
import type { Chance } from '../services/secrets.ts';
import type { Stores } from '../services/stores.ts';
import type { QuestionRecord } from '../store/records/question-records.ts';
import { personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const QUESTIONS = '/api/apps/:appId/questions';
const QUESTION = `${QUESTIONS}/:questionId`;
const permission = 'figures.read' as const;
const body = { ...MANAGEMENT_BODY, schema: questionInputSchema, code: 'invalid-question' as const };
const one = { description: 'The question', schema: savedQuestionSchema };
const invalid = { description: 'The question is not valid', schema: problemSchema };
const noQuestion = { description: 'There is no such app, or no question that the caller sees', schema: problemSchema };
const notTheirs = { description: 'Somebody else keeps it', schema: problemSchema };

/** Whoever keeps a question changes it; one that is shared also whoever sets up the app. */
const mayChange = (caller: Caller, { appId, memberId, shared }: QuestionRecord): boolean =>
  memberId === keeperOf(caller) || (shared && judge(caller, 'app.change', appId) === 'yes');

function shown(record: QuestionRecord, caller: Caller): SavedQuestion {
  const { questionId, name, query, shared, pinned, owner } = record;
  return { questionId, name, query, shared, pinned, owner, mayChange: mayChange(caller, record) };
}

/** Questions of Explore under names: kept by a member, perhaps for all who see figures of the app. */
export function questionRoutes({ apps, audit }: Services, { records }: Stores, chance: Chance): Route[] {
  const { questions } = records;
  const note = (call: Call, action: string, { appId, questionId, name, shared, pinned }: QuestionRecord) =>
    audit.note(call, action, { appId, target: questionId, after: { name, shared, pinned } });

  /** A question that the caller may change, or the refusal; what they do not see is not there for them. */
  async function changeable({ caller, params }: Call): Promise<QuestionRecord | Response> {
    const found = await questions.find(params['appId'] ?? '', params['questionId'] ?? '');
    if (found === undefined) return notFound('question with this id');
    if (mayChange(caller, found)) return found;
    return found.shared
      ? problem(403, 'not-yours', 'Only whoever keeps a question, or sets up the app, may change it.')
      : notFound('question with this id');
  }

  return [
    route(
      {
        ...{ method: 'GET', path: QUESTIONS, permission },
        summary: 'The questions that the caller keeps about an app, and those that others share.',
        answers: { 200: { description: 'The questions, by name', schema: savedQuestionsSchema }, 404: noQuestion },
      },
      async ({ caller, params: { appId = '' } }) => {
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        const seen = await questions.of(appId, keeperOf(caller));
        return json(200, { questions: seen.map((record) => shown(record, caller)) });
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: QUESTIONS, permission },
        summary: 'Keeps a question.',
        body,
        answers: {
          ...{ 201: one, 404: noQuestion, 422: invalid },
          409: { description: 'There are too many', schema: problemSchema },
        },
      },
      async (call, input: QuestionInput) => {
        const { appId = '' } = call.params;
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        const memberId = keeperOf(call.caller);
        const own = (await questions.of(appId, memberId)).filter((question) => question.memberId === memberId);
        if (own.length >= METRIC_LIMITS.mostQuestions)
          return problem(409, 'too-many-questions', `There are ${own.length} questions of yours; remove one first.`);
        const owner = personOf(call.caller).name;
        const record = { ...input, questionId: chance(16).toString('hex'), appId, memberId, owner };
        await questions.put(record);
        await note(call, 'question.saved', record);
        return json(201, shown(record, call.caller));
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: QUESTION, permission },
        summary: 'Changes a question of the caller; whoever sets up the app may change any that is shared.',
        body,
        answers: { 200: one, 403: notTheirs, 404: noQuestion, 422: invalid },
      },
      async (call, input: QuestionInput) => {
        const before = await changeable(call);
        if (before instanceof Response) return before;
        const record = { ...before, ...input };
        await questions.put(record);
        await note(call, 'question.saved', record);
        return json(200, shown(record, call.caller));
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: QUESTION, permission },
        summary: 'Removes a question of the caller; whoever sets up the app may remove any that is shared.',
        answers: { 204: { description: 'It is gone' }, 403: notTheirs, 404: noQuestion },
      },
      async (call) => {
        const record = await changeable(call);
        if (record instanceof Response) return record;
        await questions.remove(record.appId, record.questionId);
        await note(call, 'question.removed', record);
        return new Response(null, { status: 204 });
      },
    ),
  ];
}
