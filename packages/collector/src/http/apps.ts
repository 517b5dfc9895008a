import Type from 'typebox';
import {
  appInputSchema,
  appSchema,
  checkOf,
  eventCountSchema,
  idSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { AppInput } from '@handrail/protocol';
import { findAppMistakes } from '../services/app-mistakes.ts';
import { judgeTheme } from '../services/judge-theme.ts';
import type { Outbound } from '../services/outbound/outbound.ts';
import { judge as judgeRight } from '../services/rights.ts';
import type { Services } from '../services/index.ts';
import type { Stores } from '../services/stores.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { poorContrast } from './poor-contrast.ts';
import { json, notFound, notValid, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';
import { segmentUsed } from './segments.ts';

const checkId = checkOf(idSchema);
const body = { schema: appInputSchema, ...MANAGEMENT_BODY };
const noApp = { description: 'There is no such app', schema: problemSchema };
const invalid = { description: 'The app is not valid', schema: problemSchema };

export function appRoutes({ apps, segments, audit, outbound }: Services, { events }: Stores): Route[] {
  const list = route(
    {
      method: 'GET',
      path: '/api/apps',
      permission: 'signed-in',
      summary: 'The apps that the caller may see, by name.',
      answers: { 200: { description: 'The apps', schema: Type.Object({ apps: Type.Array(appSchema) }) } },
    },
    async ({ caller }) => {
      const all = await apps.list();
      return json(200, { apps: all.filter(({ appId }) => judgeRight(caller, 'app.read', appId) === 'yes') });
    },
  );
  const make = bodyRoute(
    {
      method: 'POST',
      path: '/api/apps',
      permission: 'app.make',
      summary: 'Makes an app; its key is ours to give.',
      body,
      answers: {
        201: { description: 'The app', schema: appSchema },
        409: { description: 'The id is taken', schema: problemSchema },
        422: invalid,
      },
    },
    async (call, input: AppInput) => {
      const refused = await judge(input, outbound);
      if (refused !== undefined) return refused;
      const app = await apps.make(input);
      if (app === undefined) return problem(409, 'app-exists', 'There is an app with this id; change it with PUT.');
      await audit.note(call, 'app.made', { appId: app.appId, after: app });
      return json(201, app);
    },
  );
  const put = bodyRoute(
    {
      method: 'PUT',
      path: '/api/apps/:appId',
      permission: 'app.change',
      summary: 'Makes the app with this id, or replaces its name and settings.',
      body,
      answers: {
        200: { description: 'The changed app', schema: appSchema },
        201: { description: 'The new app', schema: appSchema },
        409: { description: 'A segment that is left out is used', schema: problemSchema },
        422: invalid,
      },
    },
    async (call, input: AppInput) => {
      const { appId = '' } = call.params;
      if (input.appId !== undefined && input.appId !== appId) {
        return problem(422, 'other-id', 'The id in the body is not the one in the address; leave it out.');
      }
      const id = checkId(appId);
      if (!id.ok) return problem(422, 'invalid-id', `An app id ${id.issues[0]?.message ?? ''}.`);
      const refused = await judge(input, outbound);
      if (refused !== undefined) return refused;
      const before = await apps.find(appId);
      const missed = before === undefined ? [] : await segments.missedWith(before, input.segments ?? []);
      if (missed.length > 0) return segmentUsed(missed);
      const { app, made } = await apps.put(appId, input);
      await audit.note(call, made ? 'app.made' : 'app.changed', { appId, before, after: app });
      return json(made ? 201 : 200, app);
    },
  );
  const count = route(
    {
      method: 'GET',
      path: '/api/apps/:appId/events/count',
      permission: 'figures.read',
      summary: 'How many events of the app are stored, and how many ids they have.',
      answers: { 200: { description: 'The count', schema: eventCountSchema }, 404: noApp },
    },
    async ({ params: { appId = '' } }) => {
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      return json(200, await events.count(appId));
    },
  );
  return [list, make, put, count];
}

/** Refuses what the schema of an app cannot. */
async function judge(input: AppInput, outbound: Outbound): Promise<Response | undefined> {
  const { jwksUrl } = input.identity ?? {};
  const refused = jwksUrl === undefined ? undefined : await outbound.refuse(jwksUrl);
  const issues = [
    ...findAppMistakes(input),
    ...(refused === undefined ? [] : [{ path: '/identity/jwksUrl', message: refused }]),
  ];
  if (issues.length > 0) {
    return notValid('invalid-app', 'The app', issues);
  }
  const unreadable = judgeTheme(input.theme);
  return unreadable && poorContrast(unreadable);
}
