import type { AlertInput, FigureReason } from '@handrail/protocol';
import {
  alertInputSchema,
  alertSchema,
  alertsSchema,
  checkOf,
  idSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { AlertDesk } from '../services/alerts/desk.ts';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const ALERTS = '/api/apps/:appId/alerts';
const ALERT = `${ALERTS}/:alertId`;
const noAlert = { description: 'There is no such app or alert', schema: problemSchema };
const checkId = checkOf(idSchema);

/** Figures that are watched, and how each stands. */
export function alertRoutes({ apps, audit }: Services, desk: AlertDesk): Route[] {
  const list = route(
    {
      ...{ method: 'GET', path: ALERTS, permission: 'figures.read' },
      summary: 'The alerts of an app, each with how it stands.',
      answers: { 200: { description: 'The alerts', schema: alertsSchema }, 404: noAlert },
    },
    async ({ params: { appId = '' } }) =>
      (await apps.find(appId)) === undefined
        ? notFound('app with this id')
        : json(200, { alerts: await desk.list(appId) }),
  );
  const put = bodyRoute(
    {
      ...{ method: 'PUT', path: ALERT, permission: 'alert.write' },
      summary: 'Makes or replaces an alert. It is looked at within a minute.',
      body: { ...MANAGEMENT_BODY, schema: alertInputSchema, code: 'invalid-alert' },
      answers: {
        200: { description: 'The changed alert', schema: alertSchema },
        201: { description: 'The new alert', schema: alertSchema },
        ...{ 404: noAlert, 409: { description: 'There is no room for another one', schema: problemSchema } },
        422: { description: 'It is not valid, or its figure cannot be measured', schema: problemSchema },
      },
    },
    async (call, input: AlertInput) => {
      const { appId = '', alertId = '' } = call.params;
      const id = checkId(alertId);
      if (!id.ok) return problem(422, 'invalid-id', `An alert id ${id.issues[0]?.message ?? ''}.`);
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      const done = await desk.put(appId, alertId, input);
      if ('refused' in done) return refuse(done.refused);
      const { before, alert } = done;
      await audit.note(call, 'alert.saved', { appId, target: alertId, before, after: alert });
      return json(before === undefined ? 201 : 200, alert);
    },
  );
  const remove = route(
    {
      ...{ method: 'DELETE', path: ALERT, permission: 'alert.write' },
      summary: 'Removes an alert. Nobody is told that it is over.',
      answers: { 204: { description: 'It is gone' }, 404: noAlert },
    },
    async (call) => {
      const { appId = '', alertId = '' } = call.params;
      const before = await desk.remove(appId, alertId);
      if (before === undefined) return notFound('alert with this id');
      await audit.note(call, 'alert.removed', { appId, target: alertId, before });
      return new Response(null, { status: 204 });
    },
  );
  return [list, put, remove];
}

function refuse(why: FigureReason | 'full' | 'no-such-member'): Response {
  if (why === 'full') return problem(409, 'too-many-alerts', 'An app has 100 alerts at most; remove one first.');
  if (why === 'no-such-member') return problem(422, why, 'One of the members who are to be told is not there.');
  return problem(422, why, `The figure can never have a value: ${why}.`);
}
