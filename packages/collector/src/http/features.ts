import type { Feature } from '@handrail/protocol';
import { featureSchema, featuresSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const FEATURES = '/api/apps/:appId/features';
const FEATURE = `${FEATURES}/:featureId`;
const read = 'figures.read' as const;
const write = 'feature.write' as const;
const noFeature = { description: 'There is no such app or feature', schema: problemSchema };

export function featureRoutes({ apps, features, audit }: Services): Route[] {
  const list = route(
    {
      ...{ method: 'GET', path: FEATURES, permission: read },
      summary: 'The features of an app, by name.',
      answers: { 200: { description: 'The features', schema: featuresSchema }, 404: noFeature },
    },
    async ({ params: { appId = '' } }) => {
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      return json(200, { features: await features.list(appId) });
    },
  );
  const find = route(
    {
      ...{ method: 'GET', path: FEATURE, permission: read },
      summary: 'One feature.',
      answers: { 200: { description: 'The feature', schema: featureSchema }, 404: noFeature },
    },
    async ({ params: { appId = '', featureId = '' } }) => {
      const found = await features.find(appId, featureId);
      return found === undefined ? notFound('feature with this id') : json(200, found);
    },
  );
  const put = bodyRoute(
    {
      ...{ method: 'PUT', path: FEATURE, permission: write },
      summary: 'Makes or replaces a feature. Its use is counted also for what happened before.',
      body: { ...MANAGEMENT_BODY, schema: featureSchema, code: 'invalid-feature' },
      answers: {
        200: { description: 'The changed feature', schema: featureSchema },
        201: { description: 'The new feature', schema: featureSchema },
        404: noFeature,
        422: { description: 'The feature is not valid', schema: problemSchema },
      },
    },
    async (call, feature: Feature) => {
      const { appId = '', featureId = '' } = call.params;
      if (feature.featureId !== featureId) {
        return problem(422, 'other-id', 'The featureId in the body is not the one in the address.');
      }
      const done = await features.put(appId, feature);
      if (done === undefined) return notFound('app with this id');
      await audit.note(call, 'feature.saved', { appId, target: featureId, after: feature });
      return json(done === 'made' ? 201 : 200, feature);
    },
  );
  const remove = route(
    {
      ...{ method: 'DELETE', path: FEATURE, permission: write },
      summary: 'Removes a feature; the clicks that it counted stay.',
      answers: { 204: { description: 'It is gone' }, 404: noFeature },
    },
    async (call) => {
      const { appId = '', featureId = '' } = call.params;
      if (!(await features.remove(appId, featureId))) return notFound('feature with this id');
      await audit.note(call, 'feature.removed', { appId, target: featureId });
      return new Response(null, { status: 204 });
    },
  );
  return [list, find, put, remove];
}
