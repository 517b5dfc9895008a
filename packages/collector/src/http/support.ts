import type { SupportSettings } from '@handrail/protocol';
import { problemSchema, supportDocumentSchema, supportSettingsSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { seenSettings } from '../services/support/seen-settings.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notValid, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const PATH = '/api/support';

/** How the service centre works. */
export function supportRoutes({ support, audit, apps }: Services): Route[] {
  const read = route(
    {
      ...{ method: 'GET', path: PATH, permission: 'signed-in' },
      summary:
        'Teams, categories, routing, promises and ready words of the service centre, of the apps that the caller sees; mailboxes and what a ticket costs for admins alone.',
      answers: { 200: { description: 'The settings', schema: supportDocumentSchema } },
    },
    async ({ caller }) => {
      const { revision, settings } = await support.read();
      const appIds = (await apps.list()).map(({ appId }) => appId);
      return json(200, { revision, settings: seenSettings(settings, caller, appIds) }, { etag: `"${revision}"` });
    },
  );
  const save = bodyRoute(
    {
      ...{ method: 'PUT', path: PATH, permission: 'support.manage' },
      summary: 'Replaces the settings of the service centre; with If-Match, only that revision.',
      body: { ...MANAGEMENT_BODY, schema: supportSettingsSchema, code: 'invalid-support' },
      answers: {
        200: { description: 'The settings as saved', schema: supportDocumentSchema },
        412: { description: 'They were changed meanwhile', schema: problemSchema },
        422: { description: 'The settings are not valid', schema: problemSchema },
      },
    },
    async (call, settings: SupportSettings) => {
      const seen = readRevision(call.request);
      if (seen === 'unreadable') return unreadableRevision('settings');
      const done = await support.save(settings, seen);
      if ('stale' in done) {
        return problem(412, 'support-changed', 'The settings were changed meanwhile; look at them first.');
      }
      if ('issues' in done) return notValid('invalid-support', 'The document', done.issues);
      const { saved } = done;
      await audit.note(call, 'support.saved', { after: { revision: saved.revision } });
      return json(200, saved, { etag: `"${saved.revision}"` });
    },
  );
  return [read, save];
}
