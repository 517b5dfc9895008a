import Type from 'typebox';
import type { Guide, Target } from '@handrail/protocol';
import { problemSchema, targetSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { draftOf } from '../services/publishing/draft-state.ts';
import { fileSchema } from './attachment-answer.ts';
import { GUIDE, noGuide } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

/** Bytes of a picture in base64: a piece of a page is some ten kilobytes. */
const MOST_LETTERS = 400_000;
const input = Type.Object(
  { target: targetSchema, picture: Type.String({ maxLength: MOST_LETTERS, pattern: '^[A-Za-z0-9+/]+={0,2}$' }) },
  { additionalProperties: false },
);

/** Pictures of the places of steps: taken by the editor, shown beside what is said of a step. */
export function pictureRoutes(services: Services): Route[] {
  const { apps, pictures } = services;
  const put = bodyRoute(
    {
      ...{ method: 'PUT', path: '/api/apps/:appId/pictures', permission: 'guide.write' },
      summary: 'Keeps a masked picture of the place of a target, as a PNG in base64.',
      body: { ...MANAGEMENT_BODY, schema: input, code: 'invalid-picture' },
      answers: {
        204: { description: 'Kept' },
        404: { description: 'There is no such app', schema: problemSchema },
        422: { description: 'It is no small PNG', schema: problemSchema },
      },
    },
    async ({ params: { appId = '' } }, { target, picture }: { target: Target; picture: string }) => {
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      if (!(await pictures.put(appId, target, picture))) {
        return problem(422, 'invalid-picture', 'The picture must be a PNG of a piece of a page.');
      }
      return new Response(null, { status: 204 });
    },
  );
  const get = route(
    {
      ...{ method: 'GET', path: `${GUIDE}/steps/:stepId/picture`, permission: 'guide.read' },
      summary: 'The place of a step as it was recorded, with all values masked.',
      query: { of: 'a version, draft, or live for what production has; draft without it' },
      answers: {
        200: { description: 'A PNG', schema: fileSchema },
        204: { description: 'There is none' },
        404: noGuide,
      },
    },
    async (call) => {
      const { appId = '', stepId = '' } = call.params;
      const guide = await contentOf(services, call, call.query.get('of') ?? 'draft');
      if (guide === undefined) return notFound('version of such a guide');
      const png = await pictures.ofStep(appId, guide, stepId);
      if (png === undefined) return new Response(null, { status: 204 });
      return new Response(new Uint8Array(png), {
        headers: {
          ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
          ...{ 'cache-control': 'private, max-age=60', 'content-security-policy': "default-src 'none'" },
        },
      });
    },
  );
  return [put, get];
}

/** The draft, a version by its number, or what production has (the draft where it has nothing). */
export async function contentOf({ guides }: Services, { params }: Call, named: string): Promise<Guide | undefined> {
  const { appId = '', guideId = '' } = params;
  if (named === 'draft' || named === 'live') {
    const record = await guides.find(appId, guideId);
    return named === 'live' ? (record?.published ?? record?.draft) : record?.draft;
  }
  const version = /^[1-9]\d{0,8}$/.test(named) ? Number(named) : 0;
  const found = await guides.version(appId, guideId, version);
  return found && draftOf<Guide>(found);
}
