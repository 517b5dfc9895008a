import Type from 'typebox';
import type { App, Segment, SegmentUse } from '@handrail/protocol';
import {
  checkOf,
  idSchema,
  problemSchema,
  segmentInputSchema,
  segmentRowSchema,
  segmentSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const SEGMENTS = '/api/apps/:appId/segments';
const SEGMENT = `${SEGMENTS}/:segmentId`;
// A changed segment changes at once who sees what is published.
const write = 'guide.publish' as const;
const checkId = checkOf(idSchema);
const noSegment = { description: 'There is no such app or segment', schema: problemSchema };
const inUse = { description: 'Something uses it', schema: problemSchema };

/** The named audiences of an app. */
export function segmentRoutes({ apps, segments, audit }: Services): Route[] {
  const list = route(
    {
      ...{ method: 'GET', path: SEGMENTS, permission: 'guide.read' },
      summary:
        'The segments of an app by name, each with the drafts, published guides, articles and segments that use it.',
      answers: {
        200: { description: 'The segments', schema: Type.Object({ segments: Type.Array(segmentRowSchema) }) },
        404: noSegment,
      },
    },
    async ({ params: { appId = '' } }) => {
      const all = await segments.list(appId);
      return all === undefined ? notFound('app with this id') : json(200, { segments: all });
    },
  );
  const put = bodyRoute(
    {
      ...{ method: 'PUT', path: SEGMENT, permission: write },
      summary: 'Makes or replaces a segment. Who sees what uses it changes at once.',
      body: { ...MANAGEMENT_BODY, schema: segmentInputSchema, code: 'invalid-segment' },
      answers: {
        200: { description: 'The changed segment', schema: segmentSchema },
        201: { description: 'The new segment', schema: segmentSchema },
        ...{ 404: noSegment, 409: { description: 'There is no room for another one', schema: problemSchema } },
        422: { description: 'The segment is not valid', schema: problemSchema },
      },
    },
    async (call, input: Pick<Segment, 'name' | 'when'>) => {
      const { appId = '', segmentId = '' } = call.params;
      const id = checkId(segmentId);
      if (!id.ok) return problem(422, 'invalid-id', `A segment id ${id.issues[0]?.message ?? ''}.`);
      const app = await apps.find(appId);
      if (app === undefined) return notFound('app with this id');
      const before = segmentOf(app, segmentId);
      const segment = { segmentId, ...input };
      const done = await segments.put(app, segment);
      if (done === 'full')
        return problem(409, 'too-many-segments', 'An app has 200 segments at most; remove one first.');
      await audit.note(call, 'segment.saved', { appId, target: segmentId, before, after: segment });
      return json(done === 'made' ? 201 : 200, segment);
    },
  );
  const remove = route(
    {
      ...{ method: 'DELETE', path: SEGMENT, permission: write },
      summary: 'Removes a segment that nothing uses.',
      answers: { 204: { description: 'It is gone' }, 404: noSegment, 409: inUse },
    },
    async (call) => {
      const { appId = '', segmentId = '' } = call.params;
      const app = await apps.find(appId);
      const uses = app && (await segments.remove(app, segmentId));
      if (app === undefined || uses === undefined) return notFound('segment with this id');
      if (uses.length > 0) return segmentUsed(uses);
      await audit.note(call, 'segment.removed', { appId, target: segmentId, before: segmentOf(app, segmentId) });
      return new Response(null, { status: 204 });
    },
  );
  return [list, put, remove];
}

const segmentOf = ({ segments = [] }: App, id: string): Segment | undefined =>
  segments.find(({ segmentId }) => segmentId === id);

/** Refuses to take away what something uses, which is named. */
export function segmentUsed(uses: readonly SegmentUse[]): Response {
  const names = uses.map(({ kind, title }) => `the ${kind} “${title}”`).join(', ');
  return problem(409, 'segment-used', `It is used by ${names}; take it out there first.`);
}
