import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { HOME, JSON_TYPE, problemOf, setUp, withApp } from '../../test/collector-app.ts';
import { batch, pageQuestions } from '../../test/page-questions.ts';
import { fitsOrigin } from '../services/admission.ts';

test.each([
  ['https://app.example.com', 'https://app.example.com', true],
  ['https://app.example.com', 'http://app.example.com', false],
  ['https://app.example.com', 'https://app.example.com:8443', false],
  ['https://app.example.com', 'https://app.example.com.evil.test', false],
  ['https://*.example.com', 'https://shop.example.com', true],
  ['https://*.example.com', 'https://example.com', false],
  ['https://*.example.com', 'https://a.b.example.com', false],
  ['https://*.example.com', 'https://evilexample.com', false],
  ['https://*.example.com', 'https://evil.test/.example.com', false],
  ['https://*.example.com:8443', 'https://a.example.com:8443', true],
  ['https://app.example.com', 'null', false],
])('%s takes %s: %s', (allowed, origin, fits) => expect(fitsOrigin(allowed, origin)).toBe(fits));

test('every route that a key opens is among the questions below', async () => {
  const { app } = await withApp();
  // The editor's frame is a document that no script can read; which pages may hold it, its own policy says.
  const open = app.routes.filter(({ permission, path }) => permission === 'app-key' && path !== '/edit/frame');
  const asked = pageQuestions('x').map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  const isAsked = ({ method, path }: { method: string; path: string }): boolean => {
    const pattern = new RegExp(`^${method} ${path.replace(/:\w+/g, '[^/]+')}$`);
    return asked.some((one) => pattern.test(one));
  };
  expect(open.filter((one) => !isAsked(one)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

describe('an app with origins', () => {
  test('takes pages of these and of no others, and lets these alone read the answer', async () => {
    const { manage, ask, appKey } = await withApp();
    await manage('PUT', '/api/apps/demo', { name: 'Demo', origins: ['https://app.example.com'] });
    for (const { method, path, headers, body } of pageQuestions(appKey)) {
      const from = (origin?: string) => ask(method, path, { ...headers, ...(origin && { origin }) }, body);
      const own = await from('https://app.example.com');
      expect([own.status < 400 || own.status === 404, own.headers.get('access-control-allow-origin')]).toEqual([
        true,
        'https://app.example.com',
      ]);
      expect(own.headers.get('vary')).toContain('origin');
      for (const origin of ['https://evil.test', 'null', 'https://app.example.com.evil.test']) {
        const other = await from(origin);
        expect([other.status, (await problemOf(other)).code]).toEqual([403, 'origin-not-allowed']);
        expect(other.headers.get('access-control-allow-origin')).toBeNull();
      }
      // Programs without a page name no origin; a key is public, and they could name any.
      expect((await from()).status).not.toBe(403);
    }
  });

  test('an origin that is none is refused when it is saved', async () => {
    const { manage } = await withApp();
    for (const origin of [
      '*',
      'https://*',
      'example.com',
      'https://a.example.com/',
      'https://*.*.com',
      'javascript:x',
    ]) {
      expect((await manage('PUT', '/api/apps/demo', { name: 'Demo', origins: [origin] })).status).toBe(422);
    }
  });
});

test('two keys are alive at once; the one that is ended opens nothing', async () => {
  const { manage, ask, appKey } = await withApp();
  const status = async (key: string) => (await ask('GET', `/v1/manifest?appKey=${key}`)).status;
  const { keys } = await (await manage('POST', '/api/apps/demo/keys')).json();
  const [first, second] = keys;
  expect(first).toBe(appKey);
  expect((await manage('POST', '/api/apps/demo/keys')).status).toBe(409);
  expect([await status(first), await status(second)]).toEqual([200, 200]);
  expect((await manage('DELETE', `/api/apps/demo/keys/${first}`)).status).toBe(204);
  expect([await status(first), await status(second)]).toEqual([403, 200]);
  expect((await manage('DELETE', `/api/apps/demo/keys/${second}`)).status).toBe(404);
  const { apps } = await (await manage('GET', '/api/apps')).json();
  expect(apps[0].appKey).toBe(second);
});

test('who must show who they are is heard and told only with a token', async () => {
  const { manage, ask, appKey, clock } = await withApp();
  await manage('PUT', '/api/apps/demo', { name: 'Demo', identity: { mode: 'require' } });
  const { secret } = await (await manage('POST', '/api/apps/demo/identity-secrets')).json();
  const iat = clock.time / 1_000;
  const identity = await new SignJWT({ sub: 'ada', aud: 'demo', iat, exp: iat + 600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
  const post = async (path: string, body: object) => {
    const answer = await ask('POST', path, JSON_TYPE, JSON.stringify(body));
    return [answer.status, await answer.json()];
  };
  const rejected = [{ index: 0, code: 'identity-needed', path: '/visitorId', message: expect.any(String) }];
  expect(await post('/v1/events', batch(appKey))).toEqual([202, { accepted: 0, duplicates: 0, rejected }]);
  expect(await post('/v1/events', batch(appKey, { identity }, 'ceo'))).toMatchObject([202, { rejected }]);
  expect(await post('/v1/events', batch(appKey, { identity }))).toMatchObject([202, { accepted: 1 }]);
  expect(await post('/v1/history', { appKey, visitorId: 'ada' })).toMatchObject([403, { code: 'identity-needed' }]);
  expect(await post('/v1/history', { appKey, visitorId: 'ceo', identity })).toMatchObject([403, {}]);
  expect(await post('/v1/history', { appKey, visitorId: 'ada', identity })).toEqual([200, { guides: [] }]);
  const entries = JSON.stringify(await (await manage('GET', '/api/audit')).json());
  expect(entries).toContain('app.secret-made');
  expect(entries).not.toContain(secret);
});

describe('too many requests', () => {
  const once = { burst: 1, perSecond: 0.5 };
  const ever = { burst: 1_000, perSecond: 1 };

  test('of an app are told when to come back, and others are not held up', async () => {
    const { app, ask, clock } = setUp({ rates: { app: once, visitor: ever, address: ever } });
    const { apps } = app.services;
    const { app: own } = await apps.put('demo', { name: 'Demo' });
    const { app: other } = await apps.put('other', { name: 'Other' });
    for (const { method, path, headers, body } of pageQuestions(own.appKey)) {
      clock.time += 60_000;
      const send = () => ask(method, path, headers, body);
      await send();
      const stopped = await send();
      expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '2']);
      expect(stopped.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect((await ask('GET', `/v1/manifest?appKey=${other.appKey}`)).status).toBe(200);
  });

  test('of a visitor do not hold up other visitors', async () => {
    const { app, ask } = setUp({ rates: { app: ever, visitor: once, address: ever } });
    const { app: own } = await app.services.apps.put('demo', { name: 'Demo' });
    const send = async (visitorId: string) => {
      const body = JSON.stringify(batch(own.appKey, {}, visitorId));
      return (await ask('POST', '/v1/events', JSON_TYPE, body)).status;
    };
    expect([await send('ada'), await send('ada'), await send('bob')]).toEqual([202, 429, 202]);
  });

  test('of an address are stopped before anything is read, whatever they ask', async () => {
    const { app } = setUp({ rates: { app: ever, visitor: ever, address: once } });
    for (const path of ['/api/apps', '/v1/manifest', '/dashboard/', '/nowhere']) {
      const ask = async (address: string) => (await app.fetch(new Request(HOME + path), address)).status;
      expect(await ask(`192.0.2.1 ${path}`)).not.toBe(429);
      expect(await ask(`192.0.2.1 ${path}`)).toBe(429);
      expect(await ask(`192.0.2.2 ${path}`)).not.toBe(429);
    }
  });
});

describe('keys that the app’s server publishes', () => {
  test('that cannot be had now send the page away until later, and nothing is lost', async () => {
    const outbound = {
      refuse: () => Promise.resolve(undefined),
      ask: () => Promise.resolve({ fault: 'unreachable' as const, detail: 'does not answer' }),
    };
    const { app, ask, stores } = setUp({ outbound });
    const identity = { mode: 'accept' as const, jwksUrl: 'https://app.test/jwks.json' };
    const made = await app.services.apps.put('demo', { name: 'Demo', identity });
    const token = await new SignJWT({ sub: 'ada' })
      .setProtectedHeader({ alg: 'ES256', kid: 'a' })
      .sign((await generateKeyPair('ES256')).privateKey);
    for (const [path, body] of [
      ['/v1/events', batch(made.app.appKey, { identity: token })],
      ['/v1/history', { appKey: made.app.appKey, visitorId: 'ada', identity: token }],
    ] as const) {
      const answer = await ask('POST', path, JSON_TYPE, JSON.stringify(body));
      expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'keys-away']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await stores.events.count('demo')).stored).toBe(0);
  });

  test('may not stand within our own network', async () => {
    const { manage } = await withApp();
    const save = (jwksUrl: string) =>
      manage('PUT', '/api/apps/demo', { name: 'Demo', identity: { mode: 'require', jwksUrl } });
    for (const url of [
      'https://127.0.0.1/jwks.json',
      'https://169.254.169.254/',
      'http://[::1]/',
      'https://a.test:22/',
    ]) {
      const problem = await problemOf(await save(url));
      expect(problem).toMatchObject({ status: 422, code: 'invalid-app', errors: [{ path: '/identity/jwksUrl' }] });
    }
    expect((await save('https://app.test/.well-known/jwks.json')).status).toBe(200);
  });
});
