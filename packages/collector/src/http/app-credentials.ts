import Type from 'typebox';
import { appKeySchema, idSchema, instantSchema, problemSchema } from '@handrail/protocol/schema';
import type { App, Environment } from '@handrail/protocol';
import type { Services } from '../services/index.ts';
import { json, notFound, problem } from './problem.ts';
import { route, type Call, type Route } from './route.ts';

const keysSchema = Type.Object({
  /** The first stands in the snippet of the app. */
  keys: Type.Array(appKeySchema),
});
const secretSchema = Type.Object({ secretId: idSchema, createdAt: instantSchema });
const noApp = { description: 'There is no such app, or nothing of this name in it', schema: problemSchema };
const full = { description: 'Two are alive; end one first', schema: problemSchema };

type Handle = (app: App, call: Call) => Promise<Response>;

/** The keys and the secrets of an app: two of each at most, so that pages and servers can change over. */
export function credentialRoutes(services: Services): Route[] {
  const { apps } = services;
  const withApp = (handle: Handle) => async (call: Call) => {
    const app = await apps.find(call.params['appId'] ?? '');
    return app === undefined ? notFound('app with this id') : handle(app, call);
  };
  return [
    ...keyRoutes(services, withApp, 'production'),
    ...keyRoutes(services, withApp, 'staging'),
    ...secretRoutes(services, withApp),
  ];
}

type WithApp = (handle: Handle) => (call: Call) => Promise<Response>;

function keyRoutes({ apps, audit }: Services, withApp: WithApp, environment: Environment): Route[] {
  const path = environment === 'staging' ? '/api/apps/:appId/staging-keys' : '/api/apps/:appId/keys';
  const permission = 'app.change' as const;
  return [
    route(
      {
        ...{ method: 'GET', path, permission },
        summary: `The keys of the app for ${environment} that are alive.`,
        answers: { 200: { description: 'The keys', schema: keysSchema }, 404: noApp },
      },
      withApp(async (app) => json(200, { keys: await apps.keys(app, environment) })),
    ),
    route(
      {
        ...{ method: 'POST', path, permission },
        summary: `Gives the app another key for ${environment}, two at most. Both work until one is ended.`,
        answers: { 201: { description: 'The keys', schema: keysSchema }, 404: noApp, 409: full },
      },
      withApp(async (app, call) => {
        const key = await apps.addKey(app, environment);
        if (key === undefined) return problem(409, 'two-alive', 'Two keys are alive; end one of them first.');
        await audit.note(call, 'app.key-made', { appId: app.appId, target: key, after: { environment } });
        return json(201, { keys: await apps.keys(app, environment) });
      }),
    ),
    route(
      {
        ...{ method: 'DELETE', path: `${path}/:appKey`, permission },
        summary: `Ends a key for ${environment}; pages that still carry it are refused from then on.`,
        answers: { 204: { description: 'Ended' }, 404: noApp },
      },
      withApp(async (app, call) => {
        const key = call.params['appKey'] ?? '';
        if (!(await apps.removeKey(app, key, environment))) return notFound('key to end');
        await audit.note(call, 'app.key-ended', { appId: app.appId, target: key });
        return new Response(null, { status: 204 });
      }),
    ),
  ];
}

function secretRoutes({ identities, audit }: Services, withApp: WithApp): Route[] {
  const path = '/api/apps/:appId/identity-secrets';
  const permission = 'app.change' as const;
  return [
    route(
      {
        ...{ method: 'GET', path, permission },
        summary: 'The secrets that sign who visitors are, without what they say.',
        answers: {
          200: { description: 'The secrets', schema: Type.Object({ secrets: Type.Array(secretSchema) }) },
          404: noApp,
        },
      },
      withApp(async ({ appId }) => {
        const secrets = await identities.secrets(appId);
        return json(200, {
          secrets: secrets.map(({ credentialId, createdAt }) => ({ secretId: credentialId, createdAt })),
        });
      }),
    ),
    route(
      {
        ...{ method: 'POST', path, permission },
        summary: 'Makes a secret for HS256. It is in this answer and nowhere else.',
        answers: {
          201: { description: 'The secret', schema: Type.Object({ secretId: idSchema, secret: Type.String() }) },
          404: noApp,
          409: full,
        },
      },
      withApp(async ({ appId }, call) => {
        const made = await identities.newSecret(appId);
        if (made === 'two-alive') return problem(409, 'two-alive', 'Two secrets are alive; end one of them first.');
        const { credential, secret } = made;
        await audit.note(call, 'app.secret-made', { appId, target: credential.credentialId });
        return json(201, { secretId: credential.credentialId, secret });
      }),
    ),
    route(
      {
        ...{ method: 'DELETE', path: `${path}/:secretId`, permission },
        summary: 'Ends a secret; what it has signed counts no more.',
        answers: { 204: { description: 'Ended' }, 404: noApp },
      },
      withApp(async ({ appId }, call) => {
        const secretId = call.params['secretId'] ?? '';
        if (!(await identities.removeSecret(appId, secretId))) return notFound('secret with this id');
        await audit.note(call, 'app.secret-ended', { appId, target: secretId });
        return new Response(null, { status: 204 });
      }),
    ),
  ];
}
