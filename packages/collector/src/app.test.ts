import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HOME, JSON_TYPE, problemOf, setUp } from '../test/collector-app.ts';
import { StoreUnavailable } from './store/store-unavailable.ts';

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
    expect(asked.headers.get('access-control-allow-headers')).toBe(
      'content-type, content-encoding, handrail-app-key, upload-secret, upload-offset',
    );
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
