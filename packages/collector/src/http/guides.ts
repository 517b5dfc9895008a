import Type from 'typebox';
import { guideSchema, idSchema, instantSchema, problemSchema } from '@handrail/protocol/schema';
import { hasNewerDraft } from '../services/guides.ts';
import type { Services } from '../services/index.ts';
import type { GuideRecord } from '../store/records/record-store.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { poorContrast } from './poor-contrast.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route, type RouteFacts } from './route.ts';

const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const version = Type.Integer({ minimum: 1 });
const rowSchema = Type.Object({
  guideId: idSchema,
  kind: Type.String(),
  title: Type.String(),
  version: orNull(version),
  publishedAt: orNull(instantSchema),
  updatedAt: instantSchema,
  /** Whether the draft differs from what visitors see. */
  edited: Type.Boolean(),
});
const versionSchema = Type.Object({ version, publishedAt: instantSchema });
const listSchema = Type.Object({ guides: Type.Array(rowSchema) });
const draftSchema = Type.Object({ guide: guideSchema, versions: Type.Array(versionSchema) });
const issueSchema = Type.Object({ path: Type.String(), message: Type.String() });
const savedSchema = Type.Object({
  guide: guideSchema,
  /** Guides and segments that it names and that are not there yet. */
  warnings: Type.Optional(Type.Array(issueSchema)),
});
const publishedSchema = Type.Object({ guideId: idSchema, version, publishedAt: instantSchema });

const GUIDES = '/api/apps/:appId/guides';
const GUIDE = `${GUIDES}/:guideId`;
const noGuide = { description: 'There is no such app or guide', schema: problemSchema };

export function guideRoutes(services: Services): Route[] {
  return [...readRoutes(services), ...saveRoutes(services), publishRoute(services)];
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
        summary: 'The draft of a guide, and its versions, newest first.',
        answers: { 200: { description: 'The guide', schema: draftSchema }, 404: noGuide },
      },
      async ({ params: { appId = '', guideId = '' } }) => {
        const found = await guides.find(appId, guideId);
        if (found === undefined) return notFound('guide with this id');
        return json(200, { guide: found.draft, versions: found.versions });
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
    const done = await guides.save(appId, input);
    if ('saved' in done) {
      await audit.note(call, 'guide.saved', { appId, target: done.guide.guideId, after: { title: done.guide.title } });
      return json(done.saved === 'made' ? 201 : 200, {
        guide: done.guide,
        ...(done.warnings.length > 0 && { warnings: done.warnings }),
      });
    }
    if ('poorContrast' in done) return poorContrast(done);
    const [first] = done.issues;
    const detail = `${first?.path || 'The guide'} ${first?.message ?? 'is not valid'}.`;
    return problem(422, 'invalid-guide', detail, { errors: done.issues });
  }

  const body = { ...MANAGEMENT_BODY, schema: guideSchema, code: 'invalid-guide' };
  const saved = { description: 'The draft as saved', schema: savedSchema };
  const invalid = { description: 'The guide is not valid', schema: problemSchema };
  const facts = (method: RouteFacts['method'], path: string, summary: string) => ({
    method,
    path,
    permission: 'guide.write' as const,
    summary,
    body,
    answers: { 200: saved, 201: saved, 404: noGuide, 422: invalid },
  });
  return [
    bodyRoute(facts('POST', GUIDES, 'Makes or replaces the draft of a guide; the body is the whole guide.'), save),
    bodyRoute(facts('PUT', GUIDE, 'Makes or replaces the draft of the guide with this id.'), save),
  ];
}

function publishRoute({ guides, audit }: Services): Route {
  return route(
    {
      method: 'POST',
      path: `${GUIDE}/publish`,
      permission: 'guide.publish',
      summary:
        'Freezes the draft as the next version and shows it to visitors; answers the current one when nothing changed.',
      answers: { 200: { description: 'The version that visitors see', schema: publishedSchema }, 404: noGuide },
    },
    async (call) => {
      const { appId = '', guideId = '' } = call.params;
      const published = await guides.publish(appId, guideId);
      if (published === undefined) return notFound('guide with this id');
      await audit.note(call, 'guide.published', { appId, target: guideId, after: { version: published.version } });
      return json(200, { guideId, version: published.version, publishedAt: published.publishedAt });
    },
  );
}

function toRow(record: GuideRecord): Type.Static<typeof rowSchema> {
  const { draft, updatedAt, published } = record;
  return {
    guideId: draft.guideId,
    kind: draft.kind,
    title: draft.title,
    version: published?.version ?? null,
    publishedAt: published?.publishedAt ?? null,
    updatedAt,
    edited: hasNewerDraft(record),
  };
}
