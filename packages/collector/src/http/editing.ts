import Type from 'typebox';
import { appSchema, idSchema, instantSchema, memberNameSchema, orNull, problemSchema } from '@handrail/protocol/schema';
import { isAppRight, rightsIn } from '../services/rights.ts';
import type { Services } from '../services/index.ts';
import type { EditRecord } from '../store/records/edit-records.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const closed = { additionalProperties: false };
const secretSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'the token of a link' });
/** With a secret of the panels' own making the request can be made again, where its answer was lost. */
const beginSchema = Type.Object(
  {
    token: secretSchema,
    origin: Type.String({ maxLength: 300 }),
    secret: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{43}$',
        description: 'for the session, random; else the collector makes one',
      }),
    ),
  },
  closed,
);
const sessionSchema = Type.Object({
  editId: Type.String(),
  app: appSchema,
  guideId: orNull(idSchema),
  member: Type.Object({ memberId: Type.String(), name: memberNameSchema }),
  rights: Type.Array(Type.String()),
  /** Where the page is. */
  origin: Type.String(),
  expiresAt: instantSchema,
});
const linkSchema = Type.Object({ editId: Type.String(), url: Type.String(), expiresAt: instantSchema });
const editSchema = Type.Object({
  editId: Type.String(),
  appId: idSchema,
  origin: Type.String(),
  device: Type.String(),
  beganAt: instantSchema,
  seenAt: instantSchema,
  expiresAt: instantSchema,
});
const noSession = { description: 'Nobody edits by this', schema: problemSchema };

/** Editing on the live page: links, and the sessions that they are exchanged for. */
export function editingRoutes(services: Services): Route[] {
  return [linkRoute(services), ...sessionRoutes(services), ...accountRoutes(services)];
}

function linkRoute({ apps, guides, editLinks, audit }: Services): Route {
  return bodyRoute(
    {
      method: 'POST',
      path: '/api/apps/:appId/edit-links',
      permission: 'guide.write',
      summary: 'A link that opens a page of the app with the editor over it, once, for ten minutes.',
      body: {
        schema: Type.Object(
          { guideId: Type.Optional(idSchema), url: Type.String({ minLength: 1, maxLength: 2_000 }) },
          closed,
        ),
        ...MANAGEMENT_BODY,
      },
      answers: {
        201: { description: 'The link', schema: linkSchema },
        403: { description: 'Members make links, not the panels nor the admin token', schema: problemSchema },
        404: { description: 'There is no such app or guide', schema: problemSchema },
        422: { description: 'The page is not at an origin of the app', schema: problemSchema },
      },
    },
    async (call, { guideId, url }) => {
      const { caller } = call;
      const { appId = '' } = call.params;
      // A session that could make links would never end.
      if (caller.memberId === undefined || caller.by === 'editor') {
        return problem(403, 'session-needed', 'Members make such links, signed in to the dashboard.');
      }
      const app = await apps.find(appId);
      if (app === undefined) return notFound('app with this id');
      if (guideId !== undefined && (await guides.find(appId, guideId)) === undefined)
        return notFound('guide with this id');
      const made = await editLinks.make({ memberId: caller.memberId, app, guideId, url });
      if (made === undefined) {
        const where = app.origins?.join(', ') ?? 'http:// or https://';
        return problem(422, 'other-origin', `The page is not at an origin of the app: ${where}.`);
      }
      await audit.note(call, 'edit-link.made', {
        appId,
        target: made.edit.editId,
        after: { origin: made.edit.origin },
      });
      return json(201, { editId: made.edit.editId, url: made.url, expiresAt: made.expiresAt });
    },
  );
}

function sessionRoutes(services: Services): Route[] {
  const { editLinks, audit } = services;
  const path = '/api/editing';
  return [
    bodyRoute(
      {
        method: 'POST',
        path,
        permission: 'public',
        summary: 'Exchanges the token of a link for a session of eight hours, which is sent as a bearer.',
        body: {
          schema: beginSchema,
          ...MANAGEMENT_BODY,
        },
        answers: {
          201: {
            description: 'The session, and its secret',
            schema: Type.Object({ ...sessionSchema.properties, secret: Type.String() }),
          },
          409: { description: 'The link was used before; the session of then is ended', schema: problemSchema },
          410: { description: 'The link is too old, or was never given out', schema: problemSchema },
        },
      },
      async (call, { token, origin, secret }) => {
        const device = call.request.headers.get('user-agent') ?? '';
        const begun = await editLinks.begin(token, { origin, device, secret });
        if ('refused' in begun) return refuse(services, call, begun);
        const caller = await editLinks.callerOf(begun.secret);
        const shown = caller && (await shownSession(services, caller, begun.edit));
        if (caller === undefined || shown === undefined) return unknownLink();
        const { appId, editId } = begun.edit;
        await audit.note({ ...call, caller }, 'editing.begun', { appId, target: editId, after: { origin } });
        return json(201, { ...shown, secret: begun.secret });
      },
    ),
    route(
      {
        method: 'GET',
        path,
        permission: 'signed-in',
        summary: 'The session by which the panels ask.',
        answers: { 200: { description: 'The session', schema: sessionSchema }, 404: noSession },
      },
      async ({ caller }) => {
        const edit = await editOf(services, caller);
        const shown = edit && (await shownSession(services, caller, edit));
        return shown === undefined ? notFound('edit session') : json(200, shown);
      },
    ),
    route(
      {
        method: 'DELETE',
        path,
        permission: 'signed-in',
        summary: 'Ends the session by which the panels ask.',
        answers: { 204: { description: 'Done' }, 404: noSession },
      },
      async (call) => {
        const edit = await editOf(services, call.caller);
        if (edit === undefined) return notFound('edit session');
        await editLinks.end(edit.memberId, edit.editId);
        await audit.note(call, 'editing.ended', { appId: edit.appId, target: edit.editId });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

/** Edit sessions as their member sees them, signed in to the dashboard. */
function accountRoutes({ editLinks, audit }: Services): Route[] {
  const permission = 'account' as const;
  return [
    route(
      {
        method: 'GET',
        path: '/api/account/edit-sessions',
        permission,
        summary: 'Where the member edits on live pages, the session used last first.',
        answers: {
          200: { description: 'The sessions', schema: Type.Object({ editSessions: Type.Array(editSchema) }) },
        },
      },
      async ({ caller: { memberId = '' } }) => {
        const open = await editLinks.of(memberId);
        const editSessions = open.flatMap(({ editId, appId, origin, expiresAt, session }) => {
          if (session === null) return [];
          const { device, beganAt, seenAt } = session;
          return [{ editId, appId, origin, device, beganAt, seenAt, expiresAt }];
        });
        return json(200, { editSessions });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/api/account/edit-sessions/:editId',
        permission,
        summary: 'Ends one of them.',
        answers: {
          204: { description: 'Done' },
          404: { description: 'The member has no such session', schema: problemSchema },
        },
      },
      async (call) => {
        const { editId = '' } = call.params;
        if (!(await editLinks.end(call.caller.memberId ?? '', editId))) return notFound('session with this id');
        await audit.note(call, 'editing.ended', { target: editId });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

const editOf = async ({ editLinks }: Services, { by, sessionHash }: Call['caller']): Promise<EditRecord | undefined> =>
  by === 'editor' && sessionHash !== undefined ? editLinks.find(sessionHash) : undefined;

async function shownSession({ apps }: Services, caller: Call['caller'], edit: EditRecord) {
  const app = await apps.find(edit.appId);
  const { editId, guideId, origin, expiresAt } = edit;
  const rights = rightsIn(caller, edit.appId).filter(isAppRight);
  const member = { memberId: edit.memberId, name: caller.name };
  return app && { editId, app, guideId, member, rights, origin, expiresAt };
}

const unknownLink = (): Response =>
  problem(410, 'link-unknown', 'This link is too old or was never given out. Make a new one in the dashboard.');

async function refuse(
  { audit }: Services,
  call: Call,
  { refused, edit }: { refused: 'used' | 'unknown' | 'elsewhere'; edit?: EditRecord },
): Promise<Response> {
  if (edit !== undefined && refused !== 'unknown') {
    await audit.note(call, `edit-link.${refused}`, { appId: edit.appId, target: edit.editId });
  }
  switch (refused) {
    case 'used': {
      const detail =
        'This link was used before. If that was not you, somebody took it from the page; the session made by it is ended. Make a new link in the dashboard.';
      return problem(409, 'link-used', detail);
    }
    case 'elsewhere':
      return problem(409, 'link-elsewhere', 'This link is for a page of another origin, and works no longer.');
    default:
      return unknownLink();
  }
}
