import { describe, expect, test } from 'vitest';
import { HOME, problemOf, setUp } from '../../packages/collector/test/collector-app.ts';
import { HTTP_LIMITS } from '../../packages/collector/src/config.ts';
import { createDress } from '../../packages/collector/src/http/dress.ts';
import { createRouter } from '../../packages/collector/src/http/router.ts';
import type { Route } from '../../packages/collector/src/http/route.ts';
import { createBuckets } from '../../packages/collector/src/services/buckets.ts';
import { NOBODY } from '../../packages/collector/src/services/caller.ts';

// Every route of the running program, tried for its bounds: one that is added is tried by being there. That each has a permission and
// schemas, and who gets in, is shown by packages/collector/src/http/permission.test.ts.
const { routes } = setUp().app;
const named = (some: readonly Route[]) => some.map((route) => [`${route.method} ${route.path}`, route] as const);

const PARAMETER = /:(\w+)(?:\{[^}]*\})?/g;
const filled = (path: string, value: string): string => path.replace(PARAMETER, value).replace('*', value);

/** Answers as somebody who may do everything. */
async function asAdmin() {
  const all = setUp();
  const cookie = await all.signIn();
  return (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    all.ask(method, path, { cookie, origin: HOME, ...headers }, body);
}

test('the program has routes, with bodies, with queries and with parameters', () => {
  expect(routes.length).toBeGreaterThan(50);
  for (const has of [({ body }: Route) => body !== undefined, ({ query }: Route) => query !== undefined]) {
    expect(routes.filter(has).length).toBeGreaterThan(10);
  }
});

describe('a body that is over the bound of its route is not taken', () => {
  test.each(named(routes.filter(({ body }) => body !== undefined)))('%s', async (_, { method, path, body }) => {
    const ask = await asAdmin();
    const { maxBytes, maxDepth, types } = body?.bounds ?? { maxBytes: 0, types: [] };
    expect(maxBytes).toBeGreaterThan(0);
    const headers = { 'content-type': types[0] ?? '' };
    const send = async (more: Record<string, string>, text: string) => {
      const answer = await ask(method, filled(path, 'none'), { ...headers, ...more }, text);
      return [answer.status, (await problemOf(answer)).code];
    };
    expect(await send({}, JSON.stringify('x'.repeat(maxBytes)))).toEqual([413, 'body-too-large']);
    expect(await send({ 'content-type': 'text/html' }, '{}')).toEqual([415, 'unsupported-media-type']);
    // Neither a mail nor mere bytes have levels that we go down.
    if (['message/rfc822', 'application/octet-stream'].includes(types[0] ?? '')) return;
    const levels = (maxDepth ?? 8) + 1;
    // Of a batch each event is judged by itself; as a whole it must be an object.
    const deep = maxDepth === undefined ? 'invalid-batch' : 'too-deep';
    expect(await send({}, '['.repeat(levels) + ']'.repeat(levels))).toEqual([422, deep]);
  });
});

describe('a part of an address that is over its bound is not taken', () => {
  const withParts = routes.filter(({ path, query }) => query !== undefined || path.includes('/:'));
  test.each(named(withParts))(
    '%s',
    async (_, { method, path, query = {}, longestParameter = HTTP_LIMITS.parameterLength }) => {
      const ask = await asAdmin();
      expect(longestParameter).toBeLessThan(HTTP_LIMITS.maxHeaderBytes);
      const long = 'x'.repeat(longestParameter + 1);
      const fitting = filled(path, 'none');
      const over = [
        ...(path.includes('/:') ? [filled(path, long), filled(path, 'a%00b')] : []),
        ...Object.keys(query).flatMap((name) => [
          `${fitting}?${name}=${long}`,
          `${fitting}?${name}=${long}&${name}=a`,
          `${fitting}?${name}=%00`,
        ]),
      ];
      expect(over.length).toBeGreaterThan(0);
      for (const address of over) {
        const answer = await ask(method, address);
        // A file with such a name is not even looked for.
        expect(path.includes('{') ? [404, 422] : [422]).toContain(answer.status);
      }
    },
  );
});

test('what no route has named is not seen by its handler', async () => {
  const seen: string[] = [];
  const watched = routes.map((route): Route => ({
    ...route,
    permission: 'public',
    handle: ({ query }) => {
      seen.push(...query.keys());
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  }));
  const ask = routed(watched);
  for (const { method, path } of watched) {
    const answer = await ask(method, `${filled(path, 'none')}?unheard=1&__proto__=1`);
    expect([204, 404]).toContain(answer.status);
  }
  expect(seen).toEqual([]);
});

describe('a handler that never answers keeps nobody waiting without end', () => {
  const stuck = routes.map((route): Route => ({ ...route, permission: 'public', handle: () => new Promise(() => {}) }));
  const ask = routed(stuck);
  test.each(named(stuck.filter(({ path }) => !path.includes('{'))))('%s', async (_, { method, path }) => {
    const answer = await ask(method, filled(path, 'none'));
    expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'too-slow']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

/** The program's router around other handlers, with no patience. */
function routed(some: readonly Route[]) {
  const clock = { now: () => 0 };
  const says = () => {};
  const router = createRouter({
    routes: some,
    gate: { admit: () => Promise.resolve({ caller: NOBODY }) },
    dress: createDress({
      log: { error: says, warn: says, info: says, debug: says },
      clock,
      newId: () => 'id',
      byAddress: createBuckets({ burst: 1, perSecond: 1 }, clock),
      secure: false,
    }),
    together: (run) => run(),
    answerMs: 1,
  });
  return async (method: string, path: string) =>
    router.fetch(new Request(HOME + path, { method }), { address: undefined });
}
