import type { ConnectorInput } from '@handrail/protocol';
import {
  connectorCallSchema,
  connectorInputSchema,
  connectorKindsSchema,
  connectorSchema,
  connectorSecretSchema,
  connectorsSchema,
  connectorTestSchema,
  deliveriesSchema,
  problemSchema,
  type Issue,
} from '@handrail/protocol/schema';
import { CONNECTING } from '../delivery-limits.ts';
import { CONNECTOR_KIND_LIST } from '../services/connectors/kinds/index.ts';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, notValid, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const CONNECTORS = '/api/connectors';
const CONNECTOR = `${CONNECTORS}/:connectorId`;
const permission = 'support.manage' as const;
const noConnector = { description: 'There is no such connector or call', schema: problemSchema };
const wrongSchema = { description: 'Something is missing, or its address may not be asked', schema: problemSchema };
const body = { ...MANAGEMENT_BODY, schema: connectorInputSchema, code: 'invalid-connector' as const };
const none = (): Response => notFound('connector or call with this id');

function wrong(what: { issues: Issue[] } | { refused: string }): Response {
  if ('refused' in what) return problem(422, 'address-refused', `The address ${what.refused}.`);
  return notValid('invalid-connector', 'The connector', what.issues);
}

/** Other service desks that tickets are handed over to, and what became of each call. */
export function connectorRoutes(services: Services): Route[] {
  return [...readRoutes(services), ...changeRoutes(services), ...callRoutes(services), hookRoute(services)];
}

function readRoutes({ connectors }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: `${CONNECTORS}/kinds`, permission },
        summary: 'Service desks that can be connected: what each asks for, and how our words become theirs at first.',
        answers: { 200: { description: 'The kinds', schema: connectorKindsSchema } },
      },
      () => json(200, { kinds: CONNECTOR_KIND_LIST }),
    ),
    route(
      {
        ...{ method: 'GET', path: CONNECTORS, permission },
        summary: 'All connectors, in the order in which they were made; without their credentials.',
        answers: { 200: { description: 'The connectors', schema: connectorsSchema } },
      },
      async () => json(200, { connectors: await connectors.list() }),
    ),
  ];
}

function changeRoutes({ connectors, audit }: Services): Route[] {
  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: CONNECTORS, permission },
        summary: 'Connects a service desk. The secret of its calls is told this once.',
        body,
        answers: { 201: { description: 'The connector', schema: connectorSecretSchema }, 422: wrongSchema },
      },
      async (call, input) => {
        // The three records of words have a key for each of ours, as the schema has checked.
        const made = await connectors.make(input as unknown as ConnectorInput);
        if (!('connector' in made)) return wrong(made);
        await audit.note(call, 'connector.made', { target: made.connector.connectorId, after: made.connector });
        return json(201, made);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: CONNECTOR, permission },
        summary: 'Changes a connector. Credentials that are left out stay, unless it moves to another host.',
        body,
        answers: { 200: { description: 'The connector', schema: connectorSchema }, 404: noConnector, 422: wrongSchema },
      },
      async (call, input) => {
        const { connectorId = '' } = call.params;
        const before = await connectors.find(connectorId);
        // As above.
        const after = await connectors.change(connectorId, input as unknown as ConnectorInput);
        if (after === undefined) return none();
        if (!('connectorId' in after)) return wrong(after);
        await audit.note(call, 'connector.changed', { target: connectorId, before, after });
        return json(200, after);
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: CONNECTOR, permission },
        summary: 'Removes a connector with its links; what waits for it is not sent.',
        answers: { 204: { description: 'It is gone' }, 404: noConnector },
      },
      async (call) => {
        const { connectorId = '' } = call.params;
        if (!(await connectors.remove(connectorId))) return none();
        await audit.note(call, 'connector.removed', { target: connectorId });
        return new Response(null, { status: 204 });
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${CONNECTOR}/secret`, permission },
        summary: 'Gives the calls of a connector another secret, told this once; the last one is refused from now on.',
        answers: { 201: { description: 'The secret', schema: connectorSecretSchema }, 404: noConnector },
      },
      async (call) => {
        const { connectorId = '' } = call.params;
        const made = await connectors.renew(connectorId);
        if (made === undefined) return none();
        await audit.note(call, 'connector.renewed', { target: connectorId });
        return json(201, made);
      },
    ),
  ];
}

function callRoutes({ connectors, audit }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'POST', path: `${CONNECTOR}/test`, permission },
        summary: 'Asks the service desk whose account the credentials are.',
        answers: { 200: { description: 'What it said', schema: connectorTestSchema }, 404: noConnector },
      },
      async ({ params: { connectorId = '' } }) => {
        const said = await connectors.test(connectorId);
        return said === undefined ? none() : json(200, said);
      },
    ),
    route(
      {
        ...{ method: 'GET', path: `${CONNECTOR}/deliveries`, permission },
        summary: 'What was last carried to a service desk, the newest first.',
        answers: { 200: { description: 'The calls', schema: deliveriesSchema }, 404: noConnector },
      },
      async ({ params: { connectorId = '' } }) => {
        if ((await connectors.find(connectorId)) === undefined) return none();
        return json(200, { deliveries: await connectors.deliveries(connectorId) });
      },
    ),
    route(
      {
        ...{ method: 'POST', path: `${CONNECTOR}/deliveries/:deliveryId/replay`, permission },
        summary: 'Carries something again.',
        answers: { 204: { description: 'It waits to be carried' }, 404: noConnector },
      },
      async (call) => {
        const { connectorId = '', deliveryId = '' } = call.params;
        if (!(await connectors.replay(connectorId, deliveryId))) return none();
        await audit.note(call, 'connector.replayed', { target: connectorId, after: { deliveryId } });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

/** Open to anybody who has the secret; all that it does is that we ask sooner. */
function hookRoute({ connectors }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${CONNECTOR}/hook`, permission: 'public' },
      summary: 'A service desk says that a ticket changed there; its secret stands in the header handrail-secret.',
      body: {
        bounds: { ...MANAGEMENT_BODY.bounds, maxBytes: CONNECTING.callBytes },
        ...{ schema: connectorCallSchema, code: 'invalid-call' },
      },
      answers: {
        204: { description: 'We ask for it' },
        404: { description: 'There is no such connector, or its secret is another', schema: problemSchema },
        429: { description: 'Too many calls', schema: problemSchema },
      },
    },
    async ({ request, params: { connectorId = '' } }, { id }) => {
      const secret = request.headers.get('handrail-secret') ?? '';
      const heard = await connectors.called(connectorId, secret, String(id));
      if (heard === 'unknown') return notFound('connector with this id and secret');
      if (heard === 'too-many') return problem(429, 'too-many-calls', 'So many calls are not heard; wait a little.');
      return new Response(null, { status: 204 });
    },
  );
}
