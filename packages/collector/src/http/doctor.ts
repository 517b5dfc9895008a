import Type from 'typebox';
import type { Clock } from '../clock.ts';
import { DOCTOR_LIMITS } from '../delivery-limits.ts';
import { proofFor } from '../services/doctor-token.ts';
import type { Stores } from '../services/stores.ts';
import type { Vault } from '../services/vault.ts';
import { json } from './problem.ts';
import { bytesRoute, route, type Route } from './route.ts';

/** What `handrail-collector doctor` asks a collector that runs, by the way that browsers come. */
export const doctorSelfSchema = Type.Object({
  /** Shows that the answer is of a collector with our key. */
  proof: Type.String(),
  now: Type.Number(),
  /** From where the request came, as the collector believes it; null for this machine. */
  address: Type.Union([Type.String(), Type.Null()]),
  /** What proxies said about that. */
  forwarded: Type.Union([Type.String(), Type.Null()]),
  apps: Type.Array(Type.Object({ appId: Type.String(), origins: Type.Array(Type.String()) })),
});
const bodySchema = Type.Object({ bytes: Type.Integer() });

export function doctorRoutes({ records }: Stores, vault: Vault, clock: Clock): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: '/doctor/self', permission: 'operation.read' },
        summary: 'Who answers at this address, from where it was asked, and which origins the apps have.',
        query: { question: 'anything that was never asked before; `proof` is made of it' },
        answers: { 200: { description: 'What the doctor looks at', schema: doctorSelfSchema } },
      },
      async ({ query, request, address }) => {
        const apps = await records.apps.list();
        return json(200, {
          ...{ proof: proofFor(vault, query.get('question') ?? ''), now: clock.now(), address: address ?? null },
          forwarded: request.headers.get('x-forwarded-for'),
          apps: apps.map(({ appId, origins = [] }) => ({ appId, origins })),
        });
      },
    ),
    route(
      {
        ...{ method: 'GET', path: '/doctor/stream', permission: 'operation.read' },
        summary: 'An event at once, and the end some seconds later: whether a proxy lets live answers through.',
        answers: { 200: { description: 'Server-sent events' } },
      },
      () => streamed(DOCTOR_LIMITS.streamMs),
    ),
    bytesRoute(
      {
        ...{ method: 'POST', path: '/doctor/body', permission: 'operation.read', apart: true },
        summary: 'Takes a body of the greatest size that we take, and tells its length.',
        body: {
          schema: Type.String(),
          bounds: { types: ['application/octet-stream'], maxBytes: DOCTOR_LIMITS.bodyBytes, maxDepth: 1 },
          code: 'invalid-body',
        },
        answers: { 200: { description: 'How much came', schema: bodySchema } },
      },
      async (_, bytes) => {
        const read = await bytes();
        return 'problem' in read ? read.problem : json(200, { bytes: read.bytes.byteLength });
      },
    ),
  ];
}

/** Whoever holds it back until its end is late by the whole time. */
function streamed(ms: number): Response {
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: here\n\n'));
      timer = setTimeout(() => controller.close(), ms);
    },
    cancel: () => clearTimeout(timer),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
