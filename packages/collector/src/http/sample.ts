import Type from 'typebox';
import { removeSample } from '../company/remove.ts';
import type { Services } from '../services/index.ts';
import type { Stores } from '../services/stores.ts';
import { json } from './problem.ts';
import { route, type Route } from './route.ts';

const count = Type.Integer({ minimum: 0 });
const removedSchema = Type.Object({ apps: count, events: count, tickets: count });

/** What was made up, to be looked at, goes with one call. */
export function sampleRoute({ audit, manifests }: Services, stores: Stores): Route {
  return route(
    {
      ...{ method: 'DELETE', path: '/api/sample', permission: 'app.make', apart: true },
      summary: 'Takes away all apps that were made up (`sample`), with their events, tickets and settings.',
      answers: { 200: { description: 'What is gone', schema: removedSchema } },
    },
    async (call) => {
      const removed = await removeSample(stores, manifests.changed);
      if (removed.apps > 0) await audit.note(call, 'sample.removed', { after: removed });
      return json(200, removed);
    },
  );
}
