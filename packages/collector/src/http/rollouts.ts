import Type from 'typebox';
import type { ProblemCode, Rollout, RolloutRow, RolloutStands } from '@handrail/protocol';
import {
  newRolloutSchema,
  problemSchema,
  rolloutMoveSchema,
  rolloutRowSchema,
  rolloutSchema,
  rolloutStandsSchema,
  type Issue,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { judge, type AppRight } from '../services/rights.ts';
import type { RolloutDesk } from '../services/rollouts/desk.ts';
import type { RolloutRecord } from '../store/records/rollout-records.ts';
import { personOf } from './guides.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const ROLLOUTS = '/api/apps/:appId/rollouts';
export const ROLLOUT = `${ROLLOUTS}/:rolloutId`;
export const noRollout = { description: 'There is no such app or rollout', schema: problemSchema };
const listSchema = Type.Object({ rollouts: Type.Array(rolloutRowSchema) });
const stands = { description: 'The rollout, and what keeps it from going live', schema: rolloutStandsSchema };
const invalid = { description: 'It is not valid, or cannot be measured', schema: problemSchema };
const changedMeanwhile = { description: 'It was changed meanwhile', schema: problemSchema };
const wrongState = { description: 'It is not in the state for this', schema: problemSchema };

/** In which apps the caller has a right. */
const mayIn =
  ({ caller }: Call, right: AppRight) =>
  (appId: string): boolean =>
    judge(caller, right, appId) === 'yes';

/** A rollout that spans several apps is there for those alone who have the right in all of them. */
export const findRollout = (
  { rollouts }: RolloutDesk,
  call: Call,
  right: AppRight,
): Promise<RolloutRecord | undefined> =>
  rollouts.find(call.params['appId'] ?? '', call.params['rolloutId'] ?? '', mayIn(call, right));

export const rolloutNotFound = (): Response => notFound('rollout with this id');

export function rolloutRoutes(services: Services, desk: RolloutDesk): Route[] {
  return [...readRoutes(services, desk), ...writeRoutes(services, desk)];
}

function readRoutes({ apps }: Services, desk: RolloutDesk): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: ROLLOUTS, permission: 'rollout.test' },
        summary: 'The rollouts of an app, the one changed last first.',
        answers: { 200: { description: 'The rollouts', schema: listSchema }, 404: noRollout },
      },
      async (call) => {
        const { appId = '' } = call.params;
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        return json(200, { rollouts: (await desk.rollouts.list(appId, mayIn(call, 'rollout.test'))).map(toRow) });
      },
    ),
    route(
      {
        ...{ method: 'GET', path: ROLLOUT, permission: 'figures.read' },
        summary: 'A rollout as it was written.',
        answers: { 200: stands, 404: noRollout },
      },
      async (call) => {
        const record = await findRollout(desk, call, 'figures.read');
        return record === undefined ? rolloutNotFound() : answer(desk, 200, record);
      },
    ),
  ];
}

function writeRoutes({ apps, audit }: Services, desk: RolloutDesk): Route[] {
  const { rollouts } = desk;
  const body = { ...MANAGEMENT_BODY, code: 'invalid-rollout' as const };
  const permission = 'rollout.write' as const;
  const acting = (call: Call) => ({ by: personOf(call.caller), mayIn: mayIn(call, permission) });
  const note = (call: Call, action: string, record: RolloutRecord, before?: unknown, after?: unknown) =>
    audit.note(call, action, {
      ...{ appId: call.params['appId'] ?? '', target: record.rollout.rolloutId, before, after },
    });

  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: ROLLOUTS, permission },
        summary: 'Makes a draft of a rollout.',
        body: { ...body, schema: newRolloutSchema },
        answers: { 201: stands, 404: noRollout, 422: invalid },
      },
      async (call, content) => {
        if ((await apps.find(call.params['appId'] ?? '')) === undefined) return notFound('app with this id');
        const done = await rollouts.make(content, acting(call));
        if ('issues' in done) return refused('invalid-rollout', done.issues);
        await note(call, 'rollout.saved', done.record, undefined, done.record.rollout);
        return answer(desk, 201, done.record);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: ROLLOUT, permission },
        summary: 'Replaces a rollout; with If-Match, only that revision. A live one must stay measurable.',
        body: { ...body, schema: rolloutSchema },
        answers: { 200: stands, 404: noRollout, 409: wrongState, 412: changedMeanwhile, 422: invalid },
      },
      async (call, rollout: Rollout) => {
        if (rollout.rolloutId !== call.params['rolloutId'])
          return problem(422, 'other-id', 'The rolloutId in the body is not the one in the address.');
        const seen = readRevision(call.request);
        if (seen === 'unreadable') return unreadableRevision('rollout');
        const before = await findRollout(desk, call, permission);
        if (before === undefined) return rolloutNotFound();
        const done = await rollouts.save(before, rollout, acting(call), seen);
        if (!isDone(done)) return refusal(done);
        await note(call, 'rollout.saved', done.record, before.rollout, rollout);
        return answer(desk, 200, done.record);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${ROLLOUT}/moves`, permission },
        summary: 'Sets a rollout live, when each of its criteria can be measured; or ends it.',
        body: { ...body, schema: rolloutMoveSchema },
        answers: { 200: stands, 404: noRollout, 409: wrongState, 412: changedMeanwhile, 422: invalid },
      },
      async (call, move) => {
        const before = await findRollout(desk, call, permission);
        if (before === undefined) return rolloutNotFound();
        const done = await rollouts.move(before, move, personOf(call.caller));
        if (!isDone(done)) return refusal(done);
        await note(call, move.state === 'live' ? 'rollout.went-live' : 'rollout.ended', done.record);
        return answer(desk, 200, done.record);
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: ROLLOUT, permission },
        summary: 'Takes a draft away that nobody has tested.',
        answers: { 204: { description: 'It is gone' }, 404: noRollout, 409: wrongState },
      },
      async (call) => {
        const record = await findRollout(desk, call, permission);
        if (record === undefined) return rolloutNotFound();
        if (!(await rollouts.remove(record)))
          return problem(409, 'rollout-in-use', 'Only a draft goes that nobody has tested; end this one instead.');
        await note(call, 'rollout.removed', record, record.rollout);
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

type Done = Awaited<ReturnType<RolloutDesk['rollouts']['save']>>;
const isDone = (done: Done): done is { record: RolloutRecord } => typeof done === 'object' && 'record' in done;

function refusal(done: Exclude<Done, { record: RolloutRecord }>): Response {
  if (done === undefined) return rolloutNotFound();
  if (done === 'wrong-state')
    return problem(409, 'wrong-state', 'A rollout goes from draft to live to ended; what has ended stays as it is.');
  if ('stale' in done) {
    const { revision, updatedAt, updatedBy } = done.stale;
    const detail = `The rollout was changed meanwhile by ${updatedBy.name || 'somebody'}; look at it first.`;
    return problem(412, 'rollout-changed', detail, { draft: { revision, updatedAt, updatedBy } });
  }
  return 'obstacles' in done ? refused('not-measurable', done.obstacles) : refused('invalid-rollout', done.issues);
}

function refused(code: ProblemCode, issues: readonly Issue[]): Response {
  const [first] = issues;
  return problem(422, code, `${wordsOf(first?.path ?? '')} ${first?.message ?? 'is not valid'}.`, { errors: issues });
}

/** Criteria by their number, as people count. */
function wordsOf(path: string): string {
  const [, number] = /^\/criteria\/(\d+)$/.exec(path) ?? [];
  if (number !== undefined) return `Criterion ${Number(number) + 1}`;
  return path === '/criteria' ? 'The rollout' : path;
}

async function answer(desk: RolloutDesk, status: number, record: RolloutRecord): Promise<Response> {
  const { rollout, state, revision, updatedAt, updatedBy, liveAt, endedAt, movedAt } = record;
  const obstacles = state === 'ended' ? [] : await desk.rollouts.obstacles(rollout);
  const shown: RolloutStands = {
    ...{ rollout, state, revision, updatedAt, updatedBy, liveAt, endedAt, movedAt, obstacles },
  };
  return json(status, shown, { etag: `"${revision}"` });
}

function toRow({ rollout, state, updatedAt }: RolloutRecord): RolloutRow {
  const { rolloutId, name, owner, goLive, scope, criteria } = rollout;
  return { rolloutId, name, owner, goLive, appIds: scope.appIds, state, criteria: criteria.length, updatedAt };
}
