import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../packages/collector/test/collector-app.ts';
import type { Route } from '../../packages/collector/src/http/route.ts';
import { makeApp, manage, type RunningCollector } from './collector-process.ts';
import { bodyTexts, packed, type Packed } from './edge-broken.ts';
import { callersOf, type EdgeCaller } from './edge-callers.ts';
import { createClient, type Answered, type Asked } from './edge-client.ts';

// What comes over the wire is made from the routes of the running program and their schemas: a new route is tried by being there.
/** Sent at once, so that what one request leaves behind would meet another. */
const AT_ONCE = 6;

const { routes } = setUp().app;
const known: Record<string, string[]> = { appId: ['test'], guideId: ['g'], featureId: ['f'], version: ['1'] };

/** What a collector with its data somewhere is tried with, and how it ends. */
export interface EdgeStage {
  collector: RunningCollector;
  ask: (asked: Asked) => Promise<Answered>;
}

/** Tries a collector with whatever can be sent; each route so many times. */
export function tryEverything(runs: number, open: () => Promise<RunningCollector>): () => EdgeStage {
  let collector: RunningCollector;
  let client: ReturnType<typeof createClient>;
  let callers: EdgeCaller[] = [];

  beforeAll(async () => {
    collector = await open();
    client = createClient(collector.port);
    callers = callersOf(client.ask);
    known['appKey'] = [await makeApp(collector.url)];
    const steps = [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }];
    const guide = { kind: 'walkthrough', guideId: 'g', title: 'G', trigger: { on: 'call' }, steps };
    await manage(collector.url, 'POST', '/api/apps/test/guides', guide);
    await manage(collector.url, 'POST', '/api/apps/test/guides/g/publish');
  });

  afterAll(async () => {
    client.close();
    const { code, errors } = await collector.end('SIGTERM');
    // Nothing of all this was our mistake; a process that ended by itself has said why last.
    expect([code, code === 0 ? '' : errors.slice(-2_000)]).toEqual([0, '']);
    expect(errors.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  async function ask({ method, path, by, more, body }: Try): Promise<Answered> {
    const caller = callers[by % callers.length];
    const headers = { ...(await caller?.headers()), ...body?.headers, ...more };
    return client.ask({ method, path, headers, bytes: body?.bytes });
  }

  describe('whatever is sent, by whomever, is answered, and never by a fault of ours', () => {
    test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
      await fc.assert(
        fc.asyncProperty(fc.array(triesOf(route), { minLength: 1, maxLength: AT_ONCE }), async (tries) => {
          for (const answer of await Promise.all(tries.map(ask))) expectSane(answer);
        }),
        { numRuns: runs, endOnFailure: true },
      );
    });
  });
  return () => ({ collector, ask: client.ask });
}

function expectSane({ status, headers, text }: Answered): void {
  // The answer to HEAD has the status alone; a store that is away says when to come back.
  const isBare = text === '' && headers['retry-after'] === undefined;
  const notBuilt = status === 503 && (isBare || /"code":"\w+-not-built"/.test(text));
  if (!notBuilt) expect(status, text).toBeLessThan(500);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text).not.toMatch(/node_modules|\n {4}at /);
  if (status < 400) return;
  // SCIM has a form of its own for what is refused (RFC 7644).
  if (headers['content-type'] === 'application/scim+json') return;
  expect(headers['content-type']).toBe('application/problem+json');
  if (text !== '') expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) });
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '%00',
    '%ff',
    '%',
    '%ed%a0%80',
    '..',
    '%2e%2e',
    '%2f',
    '.',
    '__proto__',
    'constructor',
    "';--",
    '\xff',
  ),
  fc.constantFrom('x'.repeat(200), 'x'.repeat(201), 'x'.repeat(9_000), '%F0%9F%98%80'.repeat(101)),
  fc.constantFrom(
    '1e9',
    '-1',
    '0',
    'NaN',
    '2026-13-40',
    '9999-12-31',
    '{"a":[null]}',
    '{"__proto__":["a"]}',
    '[',
    '%5B%5D',
  ),
);

/** A part of an address: half the time the id of something that is there. */
const part = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    oddText,
    fc.nat().map((at) => known[name]?.[at % (known[name]?.length ?? 1)] ?? 'none'),
  );

function addresses({ path, query = {} }: Route): fc.Arbitrary<string> {
  const names = Array.from(path.matchAll(/:(\w+)|\*/g), ([, name = '*']) => name);
  const named = fc.record(Object.fromEntries(Object.keys(query).map((name) => [name, part(name)])), {
    requiredKeys: [],
  });
  const further = fc.dictionary(fc.constantFrom('from', '__proto__', 'a', ''), oddText, { maxKeys: 2 });
  return fc.tuple(fc.tuple(...names.map(part)), named, further, fc.boolean()).map(([parts, asked, more, twice]) => {
    let at = 0;
    const filled = path.replace(/:\w+(?:\{[^}]*\})?|\*/g, () => parts[at++] ?? '');
    const pairs = [...Object.entries(asked), ...(twice ? Object.entries(asked) : []), ...Object.entries(more)];
    return `${filled}${pairs.length > 0 ? '?' : ''}${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
  });
}

const odd = (name: string, ...values: string[]) => values.map((value): Record<string, string> => ({ [name]: value }));
const oddHeaders = fc.constantFrom<Record<string, string>>(
  ...[{}, {}, {}, {}],
  ...odd('origin', 'null', 'https://evil.example', 'file://', '\xff', 'x'.repeat(4_000)),
  ...odd('host', 'a b', 'localhost:99999', '[::1', '', 'x'.repeat(4_000), 'user@host', 'a/../b'),
  ...odd('authorization', 'Bearer', 'Bearer ', `Bearer ${'x'.repeat(9_000)}`, 'Basic Og==', 'Bearer \xff'),
  ...odd(
    'cookie',
    '=',
    ';;;',
    'handrail_session',
    'handrail_session=%',
    'handrail_session="',
    `a=${'x'.repeat(9_000)}`,
  ),
  ...odd('sec-fetch-site', 'cross-site', 'same-site', '', 'x'),
  ...odd('x-forwarded-for', '::1', '1.2.3.4, nonsense', ','.repeat(2_000), '\xff'),
  ...odd('accept-encoding', 'br;q=0', '*', '('.repeat(500), 'gzip;q=nan'),
  ...odd('if-none-match', '*', 'W/"', '"'.repeat(4_000), ','.repeat(4_000)),
  ...odd('range', 'bytes=0-0', 'bytes=-1', 'bytes=9-1'),
  ...odd('expect', '100-continue'),
  ...odd('x-request-id', '\xff', 'x'.repeat(4_000)),
);

const methodFor = ({ method }: Route): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant<string>(method) },
    fc.constantFrom('HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'),
  );

interface Try {
  method: string;
  path: string;
  by: number;
  more: Record<string, string>;
  body: Packed | undefined;
}

function triesOf(route: Route): fc.Arbitrary<Try> {
  // The schemas are JSON Schema, in the words that the generator knows.
  const text = route.body === undefined ? fc.json() : bodyTexts(route.body.schema, known);
  return fc.record({
    method: methodFor(route),
    path: addresses(route),
    // Who may do most gets furthest.
    by: fc.oneof(fc.nat(), fc.constant(2)),
    more: oddHeaders,
    body: route.method === 'GET' ? fc.constant(undefined) : fc.option(packed(text), { nil: undefined, freq: 20 }),
  });
}
