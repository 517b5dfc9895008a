import { ReadableStream } from 'node:stream/web';
import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import { logOf } from '../services/environments.ts';
import { erasePerson } from '../services/erasure.ts';
import type { Services } from '../services/index.ts';
import type { Stores } from '../services/stores.ts';
import type { EventRecord } from '../store/events/event-store.ts';
import { guideVisitorRoutes } from './guide-visitors.ts';
import { json, notFound } from './problem.ts';
import { route, type Route } from './route.ts';

const noApp = { description: 'There is no such app', schema: problemSchema };
const path = '/api/apps/:appId/visitors/:visitorId';
const linesSchema = Type.String({ contentMediaType: 'application/x-ndjson' });
const count = Type.Integer({ minimum: 0 });
const erasedSchema = Type.Object({ events: count, tickets: count });

/** What is kept of one visitor, for whoever asks for it by right, and its end. */
export function visitorRoutes(services: Services, stores: Stores): Route[] {
  const { apps, audit } = services;
  const { events, records } = stores;
  const give = route(
    {
      method: 'GET',
      path,
      permission: 'visitor.read',
      summary:
        'All events of a visitor and of the browsers that are theirs, the oldest first, their history of guides, and their tickets.',
      answers: {
        200: {
          description: 'Lines of JSON: one for the history, one for each ticket with its entries, one for each event',
          schema: linesSchema,
        },
        404: noApp,
      },
    },
    async (call) => {
      const { appId = '', visitorId = '' } = call.params;
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      // Whose data it was stays out of the audit, which outlasts it.
      await audit.note(call, 'visitor.exported', { appId });
      const guides = await events.history(appId, visitorId);
      const staging = logOf(appId, 'staging');
      const tickets = await records.tickets.exportVisitor(appId, visitorId);
      const lines = linesOf(
        [{ visitorId, guides }, ...tickets],
        [events.exportVisitor(appId, visitorId), events.exportVisitor(staging, visitorId)],
      );
      // Node's own stream is the one that its Response takes; the types of the two come from different places.
      return new Response(ReadableStream.from(lines) as unknown as BodyInit, {
        headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
      });
    },
  );
  const erase = route(
    {
      method: 'DELETE',
      path,
      permission: 'visitor.erase',
      // A long log takes longer than others may wait for the records.
      apart: true,
      summary:
        'Erases a visitor and the browsers that are theirs: events, counts, history, traits, tickets with their files. It cannot be undone.',
      answers: { 200: { description: 'How many events and tickets there were', schema: erasedSchema }, 404: noApp },
    },
    async (call) => {
      const { appId = '', visitorId = '' } = call.params;
      if ((await apps.find(appId)) === undefined) return notFound('app with this id');
      const note = (action: string): Promise<void> => audit.note(call, action, { appId });
      return json(200, await erasePerson(stores, { appId, visitorId }, note));
    },
  );
  return [give, erase, ...guideVisitorRoutes(services)];
}

const encoder = new TextEncoder();

async function* linesOf(
  first: readonly object[],
  logs: readonly AsyncIterable<EventRecord>[],
): AsyncIterable<Uint8Array> {
  for (const one of first) yield encoder.encode(`${JSON.stringify(one)}\n`);
  for (const records of logs) for await (const record of records) yield encoder.encode(`${JSON.stringify(record)}\n`);
}
