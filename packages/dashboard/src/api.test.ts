import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createApi, together } from './api.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const api = createApi(new URL('http://collector.test/under/a/path/api/'), (input, init) => fetch(input, init));
const days = { from: '2026-11-01', to: '2026-11-22' };
const at = (path: string) => `http://collector.test/under/a/path/api/${path}`;

test('addresses stay under the path of the collector, and ids are one part of them', async () => {
  const asked: string[] = [];
  server.use(
    http.get('*', ({ request }) => {
      asked.push(request.url);
      return HttpResponse.json({});
    }),
  );
  await api.guide('a/b', '../x?y', days);
  expect(asked).toEqual([at('apps/a%2Fb/metrics/guides/..%2Fx%3Fy?from=2026-11-01&to=2026-11-22')]);
});

test('the sign-in token goes in the body of a JSON request, never in the address', async () => {
  const seen: unknown[] = [];
  server.use(
    http.post(at('session'), async ({ request }) => {
      seen.push(new URL(request.url).search, request.headers.get('content-type'), await request.json());
      return HttpResponse.json({ member: null, name: 'Ada', language: null, rights: [], apps: {} });
    }),
  );
  expect(await api.signIn('one-time')).toEqual({
    value: { member: null, name: 'Ada', language: null, rights: [], apps: {} },
  });
  expect(seen).toEqual(['', 'application/json', { token: 'one-time' }]);
});

test.each([
  [401, { kind: 'signed-out', detail: 'Say a name.' }],
  [404, { kind: 'not-found' }],
  [422, { kind: 'refused', status: 422, detail: 'Say a name.' }],
])('a problem document of status %d becomes a failure', async (status, failure) => {
  server.use(http.get(at('apps'), () => HttpResponse.json({ detail: 'Say a name.' }, { status })));
  expect(await api.apps()).toEqual({ failure });
});

test('what is not the collector speaking counts as away', async () => {
  const away = { failure: { kind: 'away' } };
  server.use(http.get(at('apps'), () => HttpResponse.error()));
  expect(await api.apps()).toEqual(away);
  server.use(http.get(at('apps'), () => HttpResponse.html('<h1>Sign in to the hotel network</h1>')));
  expect(await api.apps()).toEqual(away);
  server.use(http.get(at('apps'), () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })));
  expect(await api.apps()).toEqual(away);
  server.use(http.get(at('apps'), () => new HttpResponse('{', { headers: { 'content-type': 'application/json' } })));
  expect(await api.apps()).toEqual(away);
});

test('signing out has no body to read', async () => {
  server.use(http.delete(at('session'), () => new HttpResponse(null, { status: 204 })));
  expect(await api.signOut()).toEqual({ value: undefined });
});

test('several answers are one, and one failure is enough', () => {
  expect(together({ a: { value: 1 }, b: { value: 'two' } })).toEqual({ value: { a: 1, b: 'two' } });
  const failure = { kind: 'away' as const };
  expect(together({ a: { value: 1 }, b: { failure } })).toEqual({ failure });
});
