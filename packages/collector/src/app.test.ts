import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HOME, JSON_TYPE, problemOf, setUp } from '../test/collector-app.ts';
import { StoreUnavailable } from './store/store-unavailable.ts';

describe('who may do what', () => {
  const { app, ask } = setUp();
  const fill = (path: string) => path.replace(/:\w+/g, 'x').replace('*', '');

  test('the table has every route with a permission, and only members manage', () => {
    const managed = app.routes.filter(({ path }) => path.startsWith('/api/'));
    const open = managed.filter(({ permission }) => permission !== 'member');
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/session']);
    expect(managed.length).toBeGreaterThan(10);
    for (const { body } of app.routes)
      if (body !== undefined) expect(body.bounds.maxBytes).toBeLessThanOrEqual(1_048_576);
  });

  test.each(app.routes.filter(({ permission }) => permission === 'member'))(
    '$method $path answers 401 to a stranger, a wrong token and a made-up cookie',
    async ({ method, path }) => {
      const strangers = [{}, { authorization: 'Bearer wrong' }, { cookie: 'handrail_session=made-up' }];
      for (const headers of strangers) {
        const answer = await ask(method, fill(path), headers);
        expect(answer.status).toBe(401);
        expect((await problemOf(answer)).code).toBe('not-signed-in');
      }
    },
  );

  test('an app key opens nothing but events, histories, and what is published', async () => {
    const { services } = app;
    const { app: made } = await services.apps.put('keyed', { name: 'Keyed' });
    const answer = await ask('GET', '/api/apps', { authorization: `Bearer ${made.appKey}` });
    expect(answer.status).toBe(401);
  });
});

describe('signing in', () => {
  test('a link signs in once, into a cookie that scripts cannot read and that expires', async () => {
    const { app, ask } = setUp();
    const body = JSON.stringify({ token: await app.services.signIn.newLinkToken() });
    const first = await ask('POST', '/api/session', JSON_TYPE, body);
    expect(await first.json()).toEqual({ member: { name: 'Admin', role: 'admin' }, expiresAt: 1_767_830_400_000 });
    expect(first.headers.get('set-cookie')).toMatch(
      /^handrail_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await ask('POST', '/api/session', JSON_TYPE, body)).status).toBe(401);
  });

  test('a fresh link voids the earlier one, and a day ends it', async () => {
    const { app, clock } = setUp();
    const { signIn } = app.services;
    const early = await signIn.newLinkToken();
    const late = await signIn.newLinkToken();
    expect(await signIn.redeem(early)).toBeUndefined();
    clock.time += 24 * 3_600_000;
    expect(await signIn.redeem(late)).toBeUndefined();
  });

  test('a session ends after twelve idle hours, after a week however busy, and when signed out', async () => {
    const { clock, ask, signIn } = setUp();
    const hour = 3_600_000;
    const status = async (cookie: string) => (await ask('GET', '/api/session', { cookie })).status;
    const idle = await signIn();
    clock.time += 11 * hour;
    expect(await status(idle)).toBe(200);
    clock.time += 11 * hour;
    expect(await status(idle)).toBe(200);
    clock.time += 13 * hour;
    expect(await status(idle)).toBe(401);

    const busy = await signIn();
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect(await status(busy)).toBe(200);
      clock.time += 8 * hour;
    }
    expect(await status(busy)).toBe(401);

    const cookie = await signIn();
    expect((await ask('DELETE', '/api/session', { cookie, origin: HOME })).status).toBe(204);
    expect(await status(cookie)).toBe(401);
  });

  test('a page of another site cannot use the cookie, whatever it sends', async () => {
    const { ask, signIn } = setUp();
    const cookie = await signIn();
    const change = async (headers: Record<string, string>) =>
      (await ask('POST', '/api/apps', { cookie, ...JSON_TYPE, ...headers }, '{"name":"A"}')).status;
    expect(await change({})).toBe(403);
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await change({ 'sec-fetch-site': 'same-site', origin: HOME })).toBe(403);
    expect(await change({ origin: 'http://localhost:4600.evil.example' })).toBe(403);
    expect(await change({ origin: 'null' })).toBe(403);
    expect(await change({ origin: HOME, 'content-type': 'text/plain' })).toBe(415);
    expect(await change({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await change({ origin: HOME })).toBe(201);
  });
});

describe('the edge', () => {
  const batch = (more: object = {}) =>
    JSON.stringify({ protocol: 1, appKey: 'hk_12345678', sentAt: 1, events: [], ...more });
  const send = async (ask: ReturnType<typeof setUp>['ask'], headers: Record<string, string>, body: BodyInit) => {
    const answer = await ask('POST', '/v1/events', headers, body);
    return [answer.status, (await problemOf(answer)).code];
  };

  test('a body is judged by its type, its size, its packing and its text before anything else', async () => {
    const { ask } = setUp();
    const gzip = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expect(await send(ask, { 'content-type': 'application/xml' }, batch())).toEqual([415, 'unsupported-media-type']);
    expect(await send(ask, JSON_TYPE, '{')).toEqual([400, 'invalid-json']);
    expect(await send(ask, JSON_TYPE, new Uint8Array([0x22, 0xff, 0x22]))).toEqual([400, 'invalid-json']);
    expect(await send(ask, JSON_TYPE, `"${'x'.repeat(1_048_576)}"`)).toEqual([413, 'body-too-large']);
    expect(await send(ask, gzip, gzipSync(Buffer.alloc(50_000_000)))).toEqual([413, 'body-too-large']);
    expect(await send(ask, gzip, 'not gzip')).toEqual([400, 'invalid-gzip']);
    expect(await send(ask, gzip, gzipSync(batch()).subarray(0, 30))).toEqual([400, 'invalid-gzip']);
    expect(await send(ask, { ...JSON_TYPE, 'content-encoding': 'br' }, batch())).toEqual([415, 'unsupported-encoding']);
    expect(await send(ask, JSON_TYPE, batch({ protocol: 2 }))).toEqual([422, 'invalid-batch']);
    expect(await send(ask, JSON_TYPE, batch({ events: Array(501).fill({}) }))).toEqual([413, 'batch-too-large']);
    expect(await send(ask, gzip, gzipSync(batch()))).toEqual([403, 'unknown-app-key']);
    expect(await send(ask, JSON_TYPE, gzipSync(batch()))).toEqual([403, 'unknown-app-key']);
    expect(await send(ask, { 'content-type': 'text/plain;charset=UTF-8' }, batch())).toEqual([403, 'unknown-app-key']);
  });

  test('a size that was not declared is cut off while it is read', async () => {
    const { app } = setUp();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    // Node asks for `duplex` with a stream; the type of the DOM does not know it.
    const init = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' };
    const request = new Request(`${HOME}/v1/events`, init);
    expect((await app.fetch(request)).status).toBe(413);
    expect(pulled).toBeLessThan(25);
  });

  test('pages of any origin may send events, and none may manage', async () => {
    const { ask } = setUp();
    const asked = await ask('OPTIONS', '/v1/events', { origin: 'https://app.example' });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type, content-encoding');
    expect(Number(asked.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const managed = await ask('OPTIONS', '/api/apps', { origin: 'https://app.example' });
    expect(managed.status).toBe(405);
    expect(managed.headers.get('access-control-allow-origin')).toBeNull();
    // Without it a page could not even read why its events were refused.
    expect((await ask('GET', '/v1/nothing')).headers.get('access-control-allow-origin')).toBe('*');
  });

  test('what is not there is a problem document with the same headers as everything else', async () => {
    const { ask } = setUp();
    const missing = await ask('GET', '/nothing');
    expect((await problemOf(missing)).code).toBe('not-found');
    expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
    expect(missing.headers.get('referrer-policy')).toBe('no-referrer');
    const wrong = await ask('PATCH', '/v1/events');
    expect([(await problemOf(wrong)).code, wrong.headers.get('allow')]).toEqual(['method-not-allowed', 'POST']);
  });

  test('a mistake of ours tells the caller a number and nothing else', async () => {
    const { stores, ask, logged } = setUp();
    stores.records.apps.findByKey = () => Promise.reject(new Error('no such table: app in /srv/handrail'));
    const answer = await ask('POST', '/v1/events', JSON_TYPE, batch());
    const text = await answer.clone().text();
    expect((await problemOf(answer)).code).toBe('internal-error');
    expect(text).not.toMatch(/table|srv|Error|\.ts/);
    expect(text).toContain(answer.headers.get('x-request-id'));
    expect(logged).toEqual(['a request failed']);
  });

  test('a store that cannot write asks the sender to come again, and readiness tells it', async () => {
    const { stores, ask } = setUp();
    await stores.records.apps.put({ appId: 'a', appKey: 'hk_12345678', name: 'A' });
    stores.events.append = () => Promise.reject(new StoreUnavailable('full'));
    stores.events.check = () => Promise.reject(new StoreUnavailable('full'));
    const answer = await ask('POST', '/v1/events', JSON_TYPE, batch());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await ask('GET', '/readyz')).status).toBe(503);
    expect((await ask('GET', '/healthz')).status).toBe(200);
  });

  test('the description names every managed route with the schemas that check it', async () => {
    const { app, ask } = setUp();
    const { paths } = await (await ask('GET', '/openapi.json')).json();
    for (const { method, path } of app.routes.filter((one) => /^\/(api|v1)\//.test(one.path))) {
      expect(paths[path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(method.toLowerCase());
    }
    expect(paths['/v1/events'].post.requestBody.content['application/json'].schema.properties.protocol.const).toBe(1);
  });
});
