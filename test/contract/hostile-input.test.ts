import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN } from '../faults/collector-process.ts';
import { startForSuite } from './suite-collector.ts';

const RUNS = 150;
const suite = startForSuite();
let url = '';
let port = 0;
let appKey = '';
beforeAll(async () => {
  ({ url, port, appKey } = await suite());
}, 60_000);

const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };

/** Whatever was sent: an answer that is not our fault, and a problem document when it is a refusal. */
async function expectSane(path: string, init: RequestInit): Promise<void> {
  const answer = await fetch(url + path, { redirect: 'manual', ...init });
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(500);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  if (answer.status >= 400) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({
      status: answer.status,
      code: expect.any(String),
      detail: expect.any(String),
    });
  }
}

const event = fc.record(
  {
    eventId: fc.oneof(fc.uuid({ version: 7 }), fc.string(), fc.jsonValue()),
    name: fc.oneof(fc.constantFrom('page.viewed', 'step.shown', 'guide.dismissed', 'visitor.identified'), fc.string()),
    at: fc.oneof(fc.maxSafeNat(), fc.double(), fc.jsonValue()),
    visitorId: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
    sessionId: fc.oneof(fc.string({ minLength: 1 }), fc.jsonValue()),
    page: fc.oneof(fc.record({ path: fc.string({ unit: 'binary' }), title: fc.string() }), fc.jsonValue()),
    guideId: fc.oneof(fc.constantFrom('g', 'constructor', '__proto__'), fc.jsonValue()),
    version: fc.oneof(fc.integer(), fc.jsonValue()),
    stepId: fc.oneof(fc.constant('toString'), fc.jsonValue()),
    props: fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.jsonValue()),
  },
  { requiredKeys: [] },
);

test('no batch makes the collector fail, and each event of it is told what became of it', async () => {
  const batches = fc.tuple(fc.array(event, { maxLength: 8 }), fc.oneof(fc.maxSafeNat(), fc.double()), fc.boolean());
  await fc.assert(
    fc.asyncProperty(batches, async ([events, sentAt, packed]) => {
      const text = JSON.stringify({ protocol: 1, appKey, sentAt, events });
      const headers = { 'content-type': 'application/json', ...(packed ? { 'content-encoding': 'gzip' } : {}) };
      const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: packed ? gzipSync(text) : text });
      expect([202, 422]).toContain(answer.status);
      const body: { accepted?: number; duplicates?: number; rejected?: unknown[] } = JSON.parse(await answer.text());
      if (answer.status !== 202) return;
      expect((body.accepted ?? 0) + (body.duplicates ?? 0) + (body.rejected?.length ?? 0)).toBe(events.length);
    }),
    { numRuns: RUNS },
  );
});

test('no bytes make the collector fail, whatever they say that they are', async () => {
  const type = fc.constantFrom('application/json', 'text/plain', 'text/html', '', 'application/json; charset=latin1');
  const coding = fc.constantFrom(undefined, 'gzip', 'br', 'identity', 'gzip, gzip');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
  );
  const place = fc.constantFrom(
    '/v1/events',
    '/api/session',
    '/api/apps',
    '/api/apps/test/guides',
    '/api/apps/test/guides/g/publish',
  );
  await fc.assert(
    fc.asyncProperty(place, type, coding, bytes, async (path, contentType, encoding, body) => {
      const headers = {
        ...bearer,
        'content-type': contentType,
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      };
      await expectSane(path, { method: 'POST', headers, body: new Uint8Array(body) });
    }),
    { numRuns: RUNS },
  );
});

test('no address makes the collector fail', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      'api',
      'v1',
      'apps',
      'guides',
      'metrics',
      'assets',
      'dashboard',
      '..',
      '%00',
      '%2e%2e',
      '%ff',
      '.git',
    ),
    fc.string({ unit: 'binary' }).map(encodePart),
  );
  const query = fc
    .dictionary(fc.constantFrom('from', 'to', 'appKey'), fc.string())
    .map((all) => new URLSearchParams(all));
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), query, async (parts, search) => {
      await expectSane(`/${parts.join('/')}?${search.toString()}`, { headers: bearer });
    }),
    { numRuns: RUNS },
  );
});

/** `encodeURIComponent` throws on half a surrogate pair, which no browser can put into an address either. */
function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

test.each([
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b c\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a backslash in the address', 'GET /..\\..\\etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['an address of another scheme', 'GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['two lengths', 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'a length and chunks',
    'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a negative length', 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
])('a request with %s is refused by a client error', async (_, request) => {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (text) => (answer += String(text)));
  socket.write(request);
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).not.toMatch(/at .*\.ts|node_modules/);
});

test('a client that goes away amid its body leaves the others alone', async () => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n{"protocol":',
  );
  socket.destroy();
  await once(socket, 'close');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});
