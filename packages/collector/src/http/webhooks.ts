import Type from 'typebox';
import type { WebhookInput } from '@handrail/protocol';
import {
  deliveriesSchema,
  problemSchema,
  webhookInputSchema,
  webhookSchema,
  webhookSecretSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const WEBHOOKS = '/api/webhooks';
const WEBHOOK = `${WEBHOOKS}/:webhookId`;
const permission = 'support.manage' as const;
const noWebhook = { description: 'There is no such webhook or call', schema: problemSchema };
const refusedSchema = { description: 'It is not valid, or its address may not be called', schema: problemSchema };
const body = { ...MANAGEMENT_BODY, schema: webhookInputSchema, code: 'invalid-webhook' as const };
const none = (): Response => notFound('webhook or call with this id');
const refused = (why: string): Response => problem(422, 'address-refused', `The address ${why}.`);

/** Who is called when something happens in the service centre, and what became of each call. */
export function webhookRoutes(services: Services): Route[] {
  return [...settingRoutes(services), ...callRoutes(services)];
}

function settingRoutes({ webhooks, audit }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: WEBHOOKS, permission },
        summary: 'All webhooks, in the order in which they were made.',
        answers: { 200: { description: 'The webhooks', schema: Type.Object({ webhooks: Type.Array(webhookSchema) }) } },
      },
      async () => json(200, { webhooks: await webhooks.list() }),
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: WEBHOOKS, permission },
        summary: 'Makes a webhook. Its secret is told this once.',
        body,
        answers: { 201: { description: 'The webhook', schema: webhookSecretSchema }, 422: refusedSchema },
      },
      async (call, input: WebhookInput) => {
        const made = await webhooks.make(input);
        if ('refused' in made) return refused(made.refused);
        await audit.note(call, 'webhook.made', { target: made.webhook.webhookId, after: made.webhook });
        return json(201, made);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: WEBHOOK, permission },
        summary: 'Changes a webhook; one that is gone is switched on again.',
        body,
        answers: { 200: { description: 'The webhook', schema: webhookSchema }, 404: noWebhook, 422: refusedSchema },
      },
      async (call, input: WebhookInput) => {
        const { webhookId = '' } = call.params;
        const before = await webhooks.find(webhookId);
        const after = await webhooks.change(webhookId, input);
        if (after === undefined) return none();
        if ('refused' in after) return refused(after.refused);
        await audit.note(call, 'webhook.changed', { target: webhookId, before, after });
        return json(200, after);
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: WEBHOOK, permission },
        summary: 'Removes a webhook; what waits for it is not sent.',
        answers: { 204: { description: 'It is gone' }, 404: noWebhook },
      },
      async (call) => {
        const { webhookId = '' } = call.params;
        if (!(await webhooks.remove(webhookId))) return none();
        await audit.note(call, 'webhook.removed', { target: webhookId });
        return new Response(null, { status: 204 });
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${WEBHOOK}/secret`, permission },
        summary: 'Gives a webhook another secret, told this once; the last one signs beside it for a day.',
        answers: { 201: { description: 'The secret', schema: webhookSecretSchema }, 404: noWebhook },
      },
      async (call) => {
        const { webhookId = '' } = call.params;
        const made = await webhooks.renew(webhookId);
        if (made === undefined) return none();
        await audit.note(call, 'webhook.renewed', { target: webhookId });
        return json(201, made);
      },
    ),
  ];
}

function callRoutes({ webhooks, audit }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: `${WEBHOOK}/deliveries`, permission },
        summary: 'The last calls of a webhook, the newest first.',
        answers: { 200: { description: 'The calls', schema: deliveriesSchema }, 404: noWebhook },
      },
      async ({ params: { webhookId = '' } }) => {
        if ((await webhooks.find(webhookId)) === undefined) return none();
        return json(200, { deliveries: await webhooks.deliveries(webhookId) });
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${WEBHOOK}/deliveries/:deliveryId/replay`, permission },
        summary: 'Makes a call again, with the id that it had.',
        answers: { 204: { description: 'It waits to be made' }, 404: noWebhook },
      },
      async (call) => {
        const { webhookId = '', deliveryId = '' } = call.params;
        if (!(await webhooks.replay(webhookId, deliveryId))) return none();
        await audit.note(call, 'webhook.replayed', { target: webhookId, after: { deliveryId } });
        return new Response(null, { status: 204 });
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${WEBHOOK}/ping`, permission },
        summary: 'Calls a webhook with the event ping, whatever else it wants to know.',
        answers: { 204: { description: 'The call waits to be made' }, 404: noWebhook },
      },
      async (call) => {
        const { webhookId = '' } = call.params;
        if (!(await webhooks.ping(webhookId))) return none();
        await audit.note(call, 'webhook.pinged', { target: webhookId });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}
