import Type from 'typebox';
import type { GuideDraft, GuideRow, Person } from '@handrail/protocol';
import { guideDraftSchema, guideRowSchema, guideSchema, problemSchema } from '@handrail/protocol/schema';
import type { Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { hasNewerDraft, stateOf } from '../services/publishing/draft-state.ts';
import type { GuideRecord } from '../store/records/guide-records.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { poorContrast } from './poor-contrast.ts';
import { json, notFound, notValid, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route, type RouteFacts } from './route.ts';

const listSchema = Type.Object({ guides: Type.Array(guideRowSchema) });
const issueSchema = Type.Object({ path: Type.String(), message: Type.String() });
const savedSchema = Type.Object({
  guide: guideSchema,
  revision: Type.Integer({ minimum: 1 }),
  /** Guides and segments that it names and that are not there yet. */
  warnings: Type.Array(issueSchema),
});

const GUIDES = '/api/apps/:appId/guides';
export const GUIDE = `${GUIDES}/:guideId`;
export const noGuide = { description: 'There is no such app or guide', schema: problemSchema };
export const draftChanged = { description: 'Somebody else has changed the draft meanwhile', schema: problemSchema };

export function guideRoutes(services: Services): Route[] {
  return [...readRoutes(services), ...saveRoutes(services)];
}

function readRoutes({ apps, guides }: Services): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: GUIDES,
        permission: 'guide.read',
        summary: 'The guides of an app, the one changed last first.',
        answers: { 200: { description: 'The guides', schema: listSchema }, 404: noGuide },
      },
      async ({ params: { appId = '' } }) => {
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        return json(200, { guides: (await guides.list(appId)).map(toRow) });
      },
    ),
    route(
      {
        method: 'GET',
        path: GUIDE,
        permission: 'guide.read',
        summary: 'The draft of a guide with how far it is, what is live where, and its versions, newest first.',
        answers: { 200: { description: 'The guide', schema: guideDraftSchema }, 404: noGuide },
      },
      async ({ params: { appId = '', guideId = '' } }) => {
        const found = await guides.find(appId, guideId);
        if (found === undefined) return notFound('guide with this id');
        const { draft: guide, versions } = found;
        const shown: GuideDraft = { guide, ...about(found), reviews: found.desk.reviews, versions };
        return json(200, shown, { etag: `"${found.revision}"` });
      },
    ),
  ];
}

function saveRoutes({ apps, guides, audit }: Services): Route[] {
  async function save(call: Call, input: object): Promise<Response> {
    const { appId = '', guideId } = call.params;
    if ((await apps.find(appId)) === undefined) return notFound('app with this id');
    if (guideId !== undefined && 'guideId' in input && input.guideId !== guideId) {
      return problem(422, 'other-id', 'The guideId in the body is not the one in the address.');
    }
    const seen = readRevision(call.request);
    if (seen === 'unreadable') return unreadableRevision('draft');
    const done = await guides.save(appId, input, { by: personOf(call.caller), revision: seen });
    if ('saved' in done) {
      const { guide, revision, warnings } = done;
      await audit.note(call, 'guide.saved', { appId, target: guide.guideId, after: { title: guide.title, revision } });
      return json(done.saved === 'made' ? 201 : 200, { guide, revision, warnings }, { etag: `"${revision}"` });
    }
    if ('stale' in done) return done.stale === undefined ? notFound('guide with this id') : changed(done.stale);
    if ('poorContrast' in done) return poorContrast(done);
    return notValid('invalid-guide', 'The guide', done.issues);
  }

  const body = { ...MANAGEMENT_BODY, schema: guideSchema, code: 'invalid-guide' as const };
  const saved = { description: 'The draft as saved', schema: savedSchema };
  const invalid = { description: 'The guide is not valid', schema: problemSchema };
  const facts = (method: RouteFacts['method'], path: string, summary: string) => ({
    method,
    path,
    permission: 'guide.write' as const,
    summary,
    body,
    answers: { 200: saved, 201: saved, 404: noGuide, 412: draftChanged, 422: invalid },
  });
  return [
    bodyRoute(facts('POST', GUIDES, 'Makes or replaces the draft of a guide; the body is the whole guide.'), save),
    bodyRoute(
      facts('PUT', GUIDE, 'Makes or replaces the draft of the guide with this id; with If-Match, only that revision.'),
      save,
    ),
  ];
}

export const personOf = ({ memberId, name }: Caller): Person => ({ memberId: memberId ?? null, name });

/** The answer to whoever would have overwritten what somebody else has written. */
export function changed({
  revision,
  updatedAt,
  updatedBy,
}: Pick<GuideRecord, 'revision' | 'updatedAt' | 'updatedBy'>): Response {
  const detail = `The draft was changed meanwhile${updatedBy?.name ? ` by ${updatedBy.name}` : ''}; look at it first.`;
  return problem(412, 'draft-changed', detail, { draft: { revision, updatedAt, updatedBy } });
}

function about(record: GuideRecord) {
  const { revision, updatedAt, updatedBy, desk, live, plans } = record;
  return {
    ...{ revision, updatedAt, updatedBy, live, labels: desk.labels },
    state: stateOf(record),
    owner: desk.owner ?? null,
    checked: desk.checked ?? null,
    ...(desk.fromTicketId !== undefined && { fromTicketId: desk.fromTicketId }),
    plans: plans.map(({ environment, version, at, by }) => ({ environment, version, at, by })),
  };
}

function toRow(record: GuideRecord): GuideRow {
  const { draft, published } = record;
  return {
    ...{ guideId: draft.guideId, kind: draft.kind, title: draft.title },
    version: published?.version ?? null,
    publishedAt: published?.publishedAt ?? null,
    edited: hasNewerDraft(record),
    ...about(record),
  };
}
