import Type from 'typebox';
import { guideSchema, idSchema, instantSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { GuideRecord } from '../store/records/record-store.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const version = Type.Integer({ minimum: 1 });
const rowSchema = Type.Object({
  guideId: idSchema,
  kind: Type.String(),
  title: Type.String(),
  version: orNull(version),
  publishedAt: orNull(instantSchema),
  updatedAt: instantSchema,
});
const versionSchema = Type.Object({ version, publishedAt: instantSchema });
const publishedSchema = Type.Object({ guideId: idSchema, version, publishedAt: instantSchema });
const noGuide = { description: 'There is no such app or guide', schema: problemSchema };
const saved = { description: 'The draft as saved', schema: Type.Object({ guide: guideSchema }) };

export function guideRoutes({ apps, guides }: Services): Route[] {
  // The guide itself is judged by the service, whose messages name the field; here it only has to be an object.
  const body = { schema: Type.Object({}), ...MANAGEMENT_BODY };

  async function save({ params: { appId = '', guideId } }: Call, input: object): Promise<Response> {
    if ((await apps.find(appId)) === undefined) return notFound('app with this id');
    if (guideId !== undefined && 'guideId' in input && input.guideId !== guideId) {
      return problem(422, 'other-id', 'The guideId in the body is not the one in the address.');
    }
    const done = await guides.save(appId, input);
    if ('issues' in done) {
      const first = done.issues[0];
      return problem(422, 'invalid-guide', `${first?.path || 'The guide'} ${first?.message ?? ''}.`, {
        errors: done.issues,
      });
    }
    return json(done.saved === 'made' ? 201 : 200, { guide: done.guide });
  }

  const answers = {
    200: saved,
    201: saved,
    404: { description: 'There is no such app', schema: problemSchema },
    422: { description: 'The guide is not valid', schema: problemSchema },
  };
  return [
    route(
      {
        method: 'GET',
        path: '/api/apps/:appId/guides',
        permission: 'member',
        summary: 'The guides of an app, the one changed last first.',
        answers: {
          200: { description: 'The guides', schema: Type.Object({ guides: Type.Array(rowSchema) }) },
          404: noGuide,
        },
      },
      async ({ params: { appId = '' } }) => {
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        return json(200, { guides: (await guides.list(appId)).map(toRow) });
      },
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/apps/:appId/guides',
        permission: 'member',
        summary: 'Makes or replaces the draft of a guide; the body is the whole guide.',
        body,
        answers,
      },
      save,
    ),
    bodyRoute(
      {
        method: 'PUT',
        path: '/api/apps/:appId/guides/:guideId',
        permission: 'member',
        summary: 'Makes or replaces the draft of the guide with this id.',
        body,
        answers,
      },
      save,
    ),
    route(
      {
        method: 'GET',
        path: '/api/apps/:appId/guides/:guideId',
        permission: 'member',
        summary: 'The draft of a guide, and its versions, newest first.',
        answers: {
          200: {
            description: 'The guide',
            schema: Type.Object({ guide: guideSchema, versions: Type.Array(versionSchema) }),
          },
          404: noGuide,
        },
      },
      async ({ params: { appId = '', guideId = '' } }) => {
        const found = await guides.find(appId, guideId);
        if (found === undefined) return notFound('guide with this id');
        return json(200, { guide: found.draft, versions: found.versions });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/api/apps/:appId/guides/:guideId/publish',
        permission: 'member',
        summary:
          'Freezes the draft as the next version and shows it to visitors. Without a change the current one is answered.',
        answers: { 200: { description: 'The version that visitors see', schema: publishedSchema }, 404: noGuide },
      },
      async ({ params: { appId = '', guideId = '' } }) => {
        const published = await guides.publish(appId, guideId);
        if (published === undefined) return notFound('guide with this id');
        return json(200, { guideId, version: published.version, publishedAt: published.publishedAt });
      },
    ),
  ];
}

function toRow({ draft, updatedAt, published }: GuideRecord): Type.Static<typeof rowSchema> {
  return {
    guideId: draft.guideId,
    kind: draft.kind,
    title: draft.title,
    version: published?.version ?? null,
    publishedAt: published?.publishedAt ?? null,
    updatedAt,
  };
}
