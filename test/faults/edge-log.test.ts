import { createHmac } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { ADMIN_TOKEN, makeApp, newDataFolder, runCollectorWith, SECRET_KEY } from './collector-process.ts';

const PASSWORD = 'marmalade under seven bridges';
const WRONG = 'the password of somebody else';

/** The code that an authenticator app shows now for a seed in base32 (RFC 6238). */
function codeOf(seed: string): string {
  const bits = Array.from(seed, (one) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'),
  ).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Sends JSON, and remembers all that may never be written down. */
function sender(url: string) {
  const secrets = new Set<string>([ADMIN_TOKEN, SECRET_KEY, PASSWORD, WRONG]);
  const requestIds: string[] = [];
  const statuses: number[] = [];
  async function send(method: string, path: string, headers: Record<string, string>, body?: unknown) {
    const answer = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    requestIds.push(answer.headers.get('x-request-id') ?? '');
    statuses.push(answer.status);
    const text = await answer.text();
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    if (cookie !== '') secrets.add(cookie.split('=')[1] ?? '');
    const value: Record<string, string> = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: answer.status, value, cookie };
  }
  return { send, secrets, requestIds, statuses };
}

test('the log names each request, and holds nothing of what it drove at: secrets, addresses, names, bodies, queries', async () => {
  const env = { HANDRAIL_DATA: newDataFolder(), HANDRAIL_LOG_LEVEL: 'debug', HANDRAIL_SECRET_KEYS: SECRET_KEY };
  const collector = await runCollectorWith(env);
  onTestFinished(() => collector.end('SIGKILL').then(() => {}));
  const { send, secrets, requestIds, statuses } = sender(collector.url);
  const admin = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const appKey = await makeApp(collector.url);
  const email = 'ada.lovelace@example.com';
  for (const one of [appKey, email, 'Ada Lovelace', 'visitor-of-mine', 'typed by hand', '192.0.2.77']) secrets.add(one);

  const invited = await send('POST', '/api/members', admin, {
    name: 'Ada Lovelace',
    email,
    grants: [{ roles: ['admin'] }],
  });
  const token = invited.value['link']?.split('/').at(-1) ?? '';
  secrets.add(token);
  const { cookie } = await send('POST', '/api/invitation/accept', {}, { token, password: PASSWORD });
  const session = { cookie, 'sec-fetch-site': 'same-origin' };
  await send('POST', '/api/session/password', { 'x-forwarded-for': '192.0.2.77' }, { email, password: WRONG });
  await send('POST', '/api/session/password', {}, { email, password: PASSWORD });
  await send('POST', '/api/session', {}, { token: 'a-link-that-was-used' });
  const { value: codes } = await send('POST', '/api/account/codes', session);
  const seed = codes['secret'] ?? '';
  secrets.add(seed);
  await send('PUT', '/api/account/codes', session, { secret: seed, code: codeOf(seed) });
  const made = await send('POST', '/api/tokens', session, { name: 'CI', rights: ['app.read'], days: 1 });
  secrets.add(made.value['secret'] ?? '');
  await send('GET', '/api/apps', { authorization: `Bearer ${made.value['secret']}` });
  const { value: identity } = await send('POST', '/api/apps/test/identity-secrets', admin);
  secrets.add(identity['secret'] ?? '');
  const signed = `eyJhbGciOiJIUzI1NiJ9.e30.${createHmac('sha256', 'x').update('y').digest('base64url')}`;
  secrets.add(signed);
  await send('POST', '/v1/history', {}, { protocol: 1, appKey, visitorId: 'visitor-of-mine', identity: signed });
  await send('GET', `/v1/manifest?appKey=${appKey}`, {});
  await send('GET', '/api/apps/test/visitors/visitor-of-mine', admin);
  await send('GET', '/api/apps/test/metrics/events?name=typed%20by%20hand', admin);
  await send('POST', '/v1/events', {}, '{"typed by hand');
  await send('GET', '/nothing/typed%20by%20hand?typed=by+hand', {});

  expect(statuses).toEqual([201, 200, 401, 200, 401, 200, 200, 201, 200, 201, 200, 200, 200, 200, 400, 404]);
  const { errors } = await collector.end('SIGTERM');
  const lines = errors
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
  expect(lines.map(({ level }) => level)).not.toContain('error');
  for (const id of requestIds) expect(lines.filter(({ requestId }) => requestId === id)).toHaveLength(1);
  expect(lines).toContainEqual(
    expect.objectContaining({ method: 'GET', route: '/api/apps/:appId/visitors/:visitorId', status: 200 }),
  );
  expect([...secrets].filter((secret) => secret.length < 8)).toEqual([]);
  expect([...secrets].filter((secret) => errors.includes(secret))).toEqual([]);
});

test('a collector at work has nothing to warn of', async () => {
  const collector = await runCollectorWith({ HANDRAIL_DATA: newDataFolder(), HANDRAIL_LOG_LEVEL: 'warn' });
  onTestFinished(() => collector.end('SIGKILL').then(() => {}));
  await fetch(`${collector.url}/healthz`);
  const { errors } = await collector.end('SIGTERM');
  expect(errors).toBe('');
});
