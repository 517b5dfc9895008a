import Type from 'typebox';
import { verdictOf } from '@handrail/protocol/explain';
import { german } from '@handrail/protocol/explain/de';
import { english } from '@handrail/protocol/explain/en';
import { french } from '@handrail/protocol/explain/fr';
import { problemSchema, reasonSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { GUIDE } from './guides.ts';
import { json, notFound } from './problem.ts';
import { route, type Route } from './route.ts';

const TEXTS = [english, german, french];
const answerSchema = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  /** Against it, for all that is known; or it hangs on what is known in the page alone. */
  verdict: Type.Union([Type.Literal('due'), Type.Literal('against'), Type.Literal('in-page')]),
  reasons: Type.Array(reasonSchema),
});

/** Why visitors see a guide, or do not. */
export function guideVisitorRoutes({ apps, guides, explainVisitor, audit }: Services): Route[] {
  const explain = route(
    {
      method: 'GET',
      path: `${GUIDE}/visitors/:visitorId`,
      permission: 'visitor.read',
      summary:
        'Why a published guide starts by itself for a visitor, or does not: each condition that holds or fails by what is kept of them, and each that is known only in the page.',
      query: { locale: 'The language of the words: en, de or fr. @default en' },
      answers: {
        200: { description: 'The conditions', schema: answerSchema },
        404: {
          description: 'There is no such app or published guide, or nothing of such a visitor',
          schema: problemSchema,
        },
      },
    },
    async (call) => {
      const { appId = '', guideId = '', visitorId = '' } = call.params;
      const app = await apps.find(appId);
      const published = (await guides.find(appId, guideId))?.published;
      if (app === undefined || published === undefined) return notFound('published guide with this id');
      const titles = new Map((await guides.list(appId)).map(({ draft }) => [draft.guideId, draft.title]));
      const wanted = call.query.get('locale');
      const texts = TEXTS.find(({ locale }) => locale === wanted) ?? english;
      const reasons = await explainVisitor(app, published, visitorId, { texts, titleOf: (id) => titles.get(id) });
      if (reasons === undefined) return notFound('visitor of whom anything is kept');
      // Whose data it was stays out of the audit, which outlasts it.
      await audit.note(call, 'visitor.explained', { appId, target: guideId });
      return json(200, { version: published.version, verdict: verdictOf(reasons), reasons });
    },
  );
  return [explain];
}
