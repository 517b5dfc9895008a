import { BlockList } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createClientAddress } from '../client-address.ts';
import { openPort } from '../server.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { setUp } from '../../test/collector-app.ts';

const DIRECT = '/v1/events';
/** The same address, which is answered by the table of routes. */
const ROUTED = '/v1/events?';

async function listen(options: Parameters<typeof setUp>[0] = {}) {
  const { app, clock } = setUp(options);
  const made = await app.services.apps.put('demo', { name: 'Demo' });
  const bound = await app.services.apps.put('bound', { name: 'B', origins: ['https://app.example'] });
  const port = await openPort('127.0.0.1', 0, createClientAddress(new BlockList()));
  const routed: string[] = [];
  const { stop } = port.serve((request, address) => {
    routed.push(new URL(request.url).pathname);
    return app.fetch(request, address);
  }, app.directly);
  onTestFinished(stop);
  const send = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port.port}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain', ...headers },
    });
  return { send, routed, clock, appKey: made.app.appKey, boundKey: bound.app.appKey };
}

let made = 0;
const event = () => ({
  eventId: `0190a1b2-c3d4-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  ...{ name: 'page.viewed', at: 1, visitorId: 'v', sessionId: 's', page: { path: '/' } },
});
const batchOf = (appKey: string, events: unknown[] = [event()]) =>
  JSON.stringify({ protocol: 1, appKey, sentAt: 1, events });

/** What an answer says, without what each has of its own. */
async function factsOf(answer: Response) {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !/^(?:date|x-request-id)$/.test(name)));
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  return { status: answer.status, headers, body: await answer.text() };
}

test('a batch gets the same answer, to the last header, with and without a Request', async () => {
  const { send, routed, appKey, boundKey } = await listen();
  const bodies: [body: () => BodyInit, headers?: Record<string, string>][] = [
    [() => batchOf(appKey)],
    [() => batchOf(appKey, [event(), { name: 1 }])],
    [() => gzipSync(batchOf(appKey))],
    [() => batchOf('hk_12345678')],
    [() => '{'],
    [() => batchOf(appKey), { 'content-encoding': 'br' }],
    [() => batchOf(boundKey), { origin: 'https://app.example' }],
    [() => batchOf(boundKey), { origin: 'https://other.example' }],
    [() => batchOf(appKey, Array(501).fill({}))],
  ];
  const statuses: number[] = [];
  for (const [body, headers] of bodies) {
    const direct = await factsOf(await send(DIRECT, body(), headers));
    expect(direct).toEqual(await factsOf(await send(ROUTED, body(), headers)));
    statuses.push(direct.status);
  }
  expect(statuses).toEqual([202, 202, 202, 403, 400, 415, 202, 403, 413]);
  expect(routed).toHaveLength(bodies.length);
});

test('what is no plain batch is left to the table of routes', async () => {
  const { send, routed } = await listen();
  expect((await send(DIRECT, '{}', { 'content-type': 'application/xml' })).status).toBe(415);
  expect((await send(DIRECT, 'x'.repeat(1_048_577))).status).toBe(413);
  expect((await send('/v1/nothing', '{}')).status).toBe(404);
  expect(routed).toEqual(['/v1/events', '/v1/events', '/v1/nothing']);
});

test('who asks too often is told when to come back, and the connection can be used again', async () => {
  const { send, clock, appKey } = await listen({
    rates: {
      app: { burst: 1, perSecond: 1 },
      visitor: { burst: 9, perSecond: 9 },
      address: { burst: 9, perSecond: 9 },
    },
  });
  expect((await send(DIRECT, batchOf(appKey))).status).toBe(202);
  const often = await send(DIRECT, batchOf(appKey));
  expect([often.status, often.headers.get('retry-after')]).toEqual([429, '1']);
  clock.time += 1_000;
  expect((await send(DIRECT, batchOf(appKey))).status).toBe(202);
});

test('while nothing can be written, what waits is bounded and the others are sent away unread; all is well afterwards', async () => {
  const events = openMemoryEvents();
  const gate = Promise.withResolvers<undefined>();
  const waiting = Promise.withResolvers<undefined>();
  let held = 0;
  const stuck = {
    ...events,
    async append(...batch: Parameters<typeof events.append>) {
      held += 1;
      if (held === 64) waiting.resolve(undefined);
      await gate.promise;
      return events.append(...batch);
    },
  };
  const { send, appKey } = await listen({ stores: { records: openMemoryRecords(), events: stuck } });
  // A body of 90 kB is counted with the 1 MiB that it may have unpacked; 64 of them fill what may wait.
  const large = () => batchOf(appKey, [event(), ...Array.from({ length: 6 }, () => ({ no: 'x'.repeat(15_000) }))]);
  const first = Array.from({ length: 64 }, () => send(DIRECT, large()));
  await waiting.promise;
  const more = await Promise.all(Array.from({ length: 40 }, () => send(DIRECT, large())));
  expect(new Set(more.map(({ status }) => status))).toEqual(new Set([503]));
  expect(more.map(({ headers }) => Number(headers.get('retry-after')) > 0)).not.toContain(false);
  expect(held).toBe(64);
  gate.resolve(undefined);
  expect(new Set((await Promise.all(first)).map(({ status }) => status))).toEqual(new Set([202]));
  expect((await send(DIRECT, large())).status).toBe(202);
  expect(await events.count('demo')).toEqual({ stored: 65, distinct: 65 });
});
