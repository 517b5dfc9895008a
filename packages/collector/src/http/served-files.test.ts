import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { systemChance } from '../services/secrets.ts';
import { createPasswords } from '../services/passwords.ts';
import { createVault } from '../services/vault.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';

function setUp(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'handrail-served-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const app = createApp({
    stores: { records: openMemoryRecords(), events: openMemoryEvents() },
    clock: systemClock,
    chance: systemChance,
    log: { error: (message) => expect.unreachable(message), warn: () => {}, info: () => {}, debug: () => {} },
    folders: {
      sdk: join(root, 'sdk'),
      earlierSdk: join(root, 'earlier'),
      dashboard: join(root, 'dashboard'),
      editor: join(root, 'editor'),
      sites: [{ path: '/demo/', folder: join(root, 'site'), contentSecurityPolicy: "default-src 'self'" }],
    },
    passwords: createPasswords(),
    vault: createVault(['a-key-for-tests-that-seals-secrets']),
    publicUrl: 'http://localhost:4600',
    adminToken: undefined,
    timeZone: 'UTC',
    outbound: { refuse: () => expect.unreachable(), ask: () => expect.unreachable() },
  });
  return (path: string, method = 'GET') => app.fetch(new Request(`http://localhost:4600${path}`, { method }));
}

test('host pages of any origin get the loader for minutes, and its chunks for ever', async () => {
  const get = setUp({ 'sdk/handrail.js': 'loader', 'sdk/assets/shell-1a.js': 'shell' });
  const loader = await get('/handrail.js');
  expect(await loader.text()).toBe('loader');
  expect(loader.headers.get('cache-control')).toBe('public, max-age=300');
  const chunk = await get('/assets/shell-1a.js');
  expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const { headers } of [loader, chunk]) {
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  }
  expect((await get('/assets/gone.js')).status).toBe(404);
  expect((await get('/handrail.js', 'HEAD')).status).toBe(200);
});

test('pages that began with an earlier release get its chunks and its named loader, and never its loader for all', async () => {
  const get = setUp({
    'sdk/handrail-9zZ9.js': 'loader',
    'sdk/assets/shell-2b.js': 'shell',
    'earlier/handrail.js': 'old',
    'earlier/handrail-0oK7.js': 'old loader',
    'earlier/assets/shell-1a.js': 'old shell',
    'earlier/assets/shell-2b.js': 'another of this name',
  });
  const textOf = async (path: string) => (await get(path)).text();
  expect(await textOf('/assets/shell-1a.js')).toBe('old shell');
  expect(await textOf('/handrail-0oK7.js')).toBe('old loader');
  expect(await textOf('/assets/shell-2b.js')).toBe('shell');
  expect((await get('/handrail.js')).status).toBe(503);
  expect((await get('/assets/shell-1a.js')).headers.get('access-control-allow-origin')).toBe('*');
  for (const path of ['/assets/shell-3c.js', '/assets/..%2Fhandrail.js', '/assets/..%2F..%2Fsdk%2Fhandrail-9zZ9.js'])
    expect((await get(path)).status).toBe(404);
});

test('the page of the dashboard trusts its own script by a nonce of its own, and nothing else', async () => {
  const get = setUp({
    'dashboard/assets.json': '{"script":"assets/main-1a.js"}',
    'dashboard/assets/main-1a.js': 'main',
  });
  const first = await get('/dashboard/');
  const page = await first.text();
  const nonce = /<script type="module" nonce="([\w-]{43})" src="assets\/main-1a\.js">/.exec(page)?.[1] ?? '';
  const policy = first.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  expect(await (await get('/dashboard/')).text()).not.toContain(nonce);
  expect(await (await get('/dashboard/assets/main-1a.js')).text()).toBe('main');
});

test('a script name that could break out of its attribute is not put into the page', async () => {
  const get = setUp({ 'dashboard/assets.json': JSON.stringify({ script: 'x"></script><script>alert(1)' }) });
  expect((await get('/dashboard/')).status).toBe(503);
});

test('addresses without a slash lead to the right place under any path of a proxy', async () => {
  const get = setUp({});
  for (const [path, location] of [
    ['/', 'dashboard/'],
    ['/dashboard', 'dashboard/'],
    ['/demo', 'demo/'],
  ] as const) {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, location]);
  }
});

test('what is not built is told with the command that builds it', async () => {
  const get = setUp({});
  for (const path of ['/handrail.js', '/dashboard/']) {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  }
});

test('a site is served with its policy; an address of its own routing gets its page, a missing file does not', async () => {
  const get = setUp({ 'site/index.html': 'home', 'site/orders/index.html': 'orders', 'site/main.js': 'main' });
  const home = await get('/demo/');
  expect([await home.text(), home.headers.get('content-security-policy')]).toEqual(['home', "default-src 'self'"]);
  expect(await (await get('/demo/orders/')).text()).toBe('orders');
  expect(await (await get('/demo/main.js?v=1')).text()).toBe('main');
  expect(await (await get('/demo/requests/7')).text()).toBe('home');
  expect((await get('/demo/gone.js')).status).toBe(404);
  expect((await get('/demo/%ff')).status).toBe(404);
  expect((await get('/demo/..%2f..%2fetc%2fpasswd.txt')).status).toBe(404);
});
