import Type from 'typebox';
import type { ProblemCode, Release } from '@handrail/protocol';
import {
  askReviewSchema,
  DRAFT_STATES,
  ENVIRONMENTS,
  idSchema,
  instantSchema,
  problemSchema,
  releaseSchema,
  verdictSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { stateOf } from '../services/publishing/draft-state.ts';
import type { Asked, NotDone } from '../services/publishing/publishing.ts';
import { judge } from '../services/rights.ts';
import { changed, draftChanged, GUIDE, noGuide, personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

export const stateSchema = Type.Object({ state: Type.Enum([...DRAFT_STATES]), revision: Type.Integer() });
const publishedSchema = Type.Object({
  guideId: idSchema,
  version: Type.Integer({ minimum: 1 }),
  publishedAt: instantSchema,
  /** When visitors get it, where that is later. */
  plannedAt: Type.Optional(instantSchema),
});
export const misfit = { description: 'It does not fit how far the draft is', schema: problemSchema };
export const own = { description: 'Somebody else has to approve it', schema: problemSchema };
const forbidden = { description: 'A right is missing', schema: problemSchema };
const invalid = { description: 'The body is not valid, or its time is past', schema: problemSchema };
const moved = { description: 'How far the draft is now', schema: stateSchema };
const gone = { 204: { description: 'Done' }, 404: noGuide };

/** From draft to visitor: reviews, releases, the archive. */
export function guideWorkflowRoutes(services: Services): Route[] {
  return [...reviewRoutes(services), ...releaseRoutes(services), ...archiveRoutes(services)];
}

function reviewRoutes({ publishing, audit }: Services): Route[] {
  async function move(call: Call, asked: Omit<Asked, 'by'>): Promise<Response> {
    const { appId = '', guideId = '' } = call.params;
    const done = await publishing.review(appId, guideId, { ...asked, by: personOf(call.caller) });
    if (done === undefined || !('record' in done)) return notDone(done);
    const { revision } = done.record;
    await audit.note(call, ACTIONS[asked.move], {
      appId,
      target: guideId,
      after: { revision, comment: asked.comment },
    });
    return json(200, { state: stateOf(done.record), revision });
  }
  const answers = { 200: moved, 403: own, 404: noGuide, 409: misfit, 412: draftChanged, 422: invalid };
  const body = { ...MANAGEMENT_BODY, code: 'invalid-review' as const };
  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: `${GUIDE}/review`, permission: 'guide.write', answers },
        summary: 'Asks for a review of the draft as it is (submit), or takes that back (withdraw).',
        body: { ...body, schema: askReviewSchema },
      },
      move,
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${GUIDE}/verdict`, permission: 'guide.publish', answers },
        summary:
          'Approves the draft that was seen, or sends it back. Nobody approves what they have written themselves.',
        body: { ...body, schema: verdictSchema },
      },
      move,
    ),
  ];
}

const ACTIONS = {
  submit: 'guide.review-asked',
  withdraw: 'guide.review-withdrawn',
  approve: 'guide.approved',
  'send-back': 'guide.sent-back',
} as const;

function releaseRoutes({ publishing, audit }: Services): Route[] {
  const answers = {
    200: { description: 'The version that visitors have, or will have', schema: publishedSchema },
    ...{ 403: own, 404: noGuide, 409: misfit },
  };
  const permission = 'guide.publish' as const;
  async function release(call: Call, wanted: Release): Promise<Response> {
    const { appId = '', guideId = '' } = call.params;
    const done = await publishing.release(appId, guideId, wanted, personOf(call.caller));
    if (done === undefined || !('version' in done)) return notDone(done);
    const { version, plannedAt } = done;
    const after = { version, environment: wanted.environment, ...(plannedAt !== undefined && { at: plannedAt }) };
    const action = plannedAt === undefined ? 'guide.published' : 'guide.planned';
    await audit.note(call, action, { appId, target: guideId, after });
    return json(200, { guideId, ...done });
  }
  const end = (path: string, summary: string, action: string, what: 'withdraw' | 'cancel'): Route =>
    route({ method: 'DELETE', path, permission, summary, answers: gone }, async (call) => {
      const { appId = '', guideId = '', environment: named } = call.params;
      const environment = ENVIRONMENTS.find((one) => one === named);
      if (environment === undefined || !(await publishing[what](appId, guideId, environment))) {
        return notFound('such guide, live or planned there,');
      }
      await audit.note(call, action, { appId, target: guideId, after: { environment } });
      return new Response(null, { status: 204 });
    });
  return [
    route(
      {
        ...{ method: 'POST', path: `${GUIDE}/publish`, permission, answers },
        summary:
          'Shows the draft to visitors of production at once: an approved one, or one of others, which this approves. Answers the current version when nothing changed.',
      },
      (call) => release(call, { environment: 'production' }),
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${GUIDE}/releases`, permission },
        summary: 'Gives visitors of production or staging the approved draft, or an earlier version, now or at a time.',
        body: { ...MANAGEMENT_BODY, schema: releaseSchema, code: 'invalid-release' },
        answers: { ...answers, 412: draftChanged, 422: invalid },
      },
      release,
    ),
    end(`${GUIDE}/releases/:environment`, 'Takes the guide from visitors there.', 'guide.withdrawn', 'withdraw'),
    end(`${GUIDE}/plans/:environment`, 'Ends what was planned there.', 'guide.plan-ended', 'cancel'),
  ];
}

function archiveRoutes({ guides, publishing, audit }: Services): Route[] {
  const answers = { 200: moved, 403: forbidden, 404: noGuide };
  const path = `${GUIDE}/archive`;
  const permission = 'guide.write' as const;
  async function put(call: Call, isArchived: boolean): Promise<Response> {
    const { appId = '', guideId = '' } = call.params;
    const before = await guides.find(appId, guideId);
    if (before === undefined) return notFound('guide with this id');
    const goesOut = before.live.length > 0 || before.plans.length > 0;
    if (isArchived && goesOut && judge(call.caller, 'guide.publish', appId) !== 'yes') {
      const detail = 'Visitors have this guide, so to archive it needs the right "guide.publish".';
      return problem(403, 'not-permitted', detail);
    }
    const record = await publishing.archive(appId, guideId, isArchived ? personOf(call.caller) : undefined);
    if (record === undefined) return notFound('guide with this id');
    await audit.note(call, isArchived ? 'guide.archived' : 'guide.unarchived', { appId, target: guideId });
    return json(200, { state: stateOf(record), revision: record.revision });
  }
  return [
    route(
      {
        ...{ method: 'POST', path, permission, answers },
        summary: 'Takes a guide from all visitors and into the archive.',
      },
      (call) => put(call, true),
    ),
    route(
      { ...{ method: 'DELETE', path, permission, answers }, summary: 'Takes a guide out of the archive, as a draft.' },
      (call) => put(call, false),
    ),
  ];
}

const STATUS: Readonly<Partial<Record<ProblemCode, number>>> = {
  'own-work': 403,
  'no-version': 404,
  'in-the-past': 422,
};

export function notDone(done: NotDone<Parameters<typeof changed>[0]>, what = 'guide'): Response {
  if (done === undefined) return notFound(`${what} with this id`);
  if ('stale' in done) return changed(done.stale);
  const { code, detail } = done.refused;
  return problem(STATUS[code] ?? 409, code, detail);
}
