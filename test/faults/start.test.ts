import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { makeApp, newDataFolder, SECRET_KEY, spawnCollector, startCollector } from './collector-process.ts';

/** Starts a collector that cannot start: one line on standard error, nothing else, exit code 1. */
async function refused(env: Record<string, string>, within: readonly string[] = []): Promise<string> {
  const { ended } = spawnCollector(env, [], within);
  const { code, out, errors } = await ended;
  expect([code, out]).toEqual([1, '']);
  expect(errors).toMatch(/^Handrail cannot start\. [^\n]+\n$/);
  return errors;
}

/** Somebody else who listens, and says nothing. */
async function otherServer(): Promise<{ server: Server; port: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' ? String(address?.port) : '' };
}

test('a used port is told, with what to do', async () => {
  const { port } = await otherServer();
  const line = await refused({ HANDRAIL_DATA: newDataFolder(), HANDRAIL_PORT: port });
  expect(line).toContain(`Port ${port} is in use: stop the other program, or set HANDRAIL_PORT`);
});

test('a signal ends a collector that is still starting', async () => {
  const { server, port } = await otherServer();
  const url = `postgres://handrail@127.0.0.1:${port}/handrail`;
  const { child, ended } = spawnCollector({ HANDRAIL_DATABASE_URL: url, HANDRAIL_SECRET_KEYS: SECRET_KEY });
  await once(server, 'connection');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, out: '', errors: '' });
});

test('a data folder that cannot be one is told', async () => {
  const file = join(newDataFolder(), 'file');
  writeFileSync(file, '');
  expect(await refused({ HANDRAIL_DATA: file })).toContain('set HANDRAIL_DATA to another');
  expect(await refused({ HANDRAIL_DATA: join(file, 'below') })).toContain('set HANDRAIL_DATA to another');
});

test.runIf(process.platform === 'linux')('a place where no folder can be made is told, at once', async () => {
  expect(await refused({ HANDRAIL_DATA: '/proc/handrail/data' })).toContain('set HANDRAIL_DATA to another');
});

/** Starts what comes behind it where a folder lies on a disk that may only be read, also by root. */
const withReadOnly = (folder: string): string[] => [
  ...['unshare', '--mount', 'sh', '-c'],
  'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"',
  folder,
];
const canMount = spawnSync('unshare', [...withReadOnly(tmpdir()).slice(1), 'true']).status === 0;

test.runIf(canMount)('a disk that may only be read is told, and nothing on it is changed', async () => {
  const folder = newDataFolder();
  const collector = await startCollector(folder);
  await makeApp(collector.url);
  await collector.end('SIGTERM');
  const look = () =>
    readdirSync(folder, { recursive: true }).map((name) => [name, statSync(join(folder, String(name))).mtimeMs]);
  const before = look();
  expect(await refused({ HANDRAIL_DATA: folder }, withReadOnly(folder))).toContain('set HANDRAIL_DATA to another');
  expect(look()).toEqual(before);
  await startCollector(folder);
});

test('a short admin token is refused without being shown', async () => {
  const line = await refused({ HANDRAIL_DATA: newDataFolder(), HANDRAIL_ADMIN_TOKEN: 'hunter2' });
  expect(line).toContain('HANDRAIL_ADMIN_TOKEN is too short: use 32 characters or more');
  expect(line).not.toContain('hunter2');
});

test('a damaged database is refused and left as it is', async () => {
  const folder = newDataFolder();
  const first = await startCollector(folder);
  await makeApp(first.url);
  await first.end('SIGTERM');
  const file = join(folder, 'records.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4_096, 6_000);
  writeFileSync(file, bytes);
  expect(await refused({ HANDRAIL_DATA: folder })).toContain('is damaged or not a database of Handrail');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a database of a newer release is refused', async () => {
  const folder = newDataFolder();
  await (await startCollector(folder)).end('SIGTERM');
  const database = new DatabaseSync(join(folder, 'events.sqlite'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(await refused({ HANDRAIL_DATA: folder })).toContain('events.sqlite was written by a newer release (schema 99');
});

test('a folder that lost one of its files does not start empty', async () => {
  const folder = newDataFolder();
  await (await startCollector(folder)).end('SIGTERM');
  rmSync(join(folder, 'records.sqlite'));
  expect(await refused({ HANDRAIL_DATA: folder })).toContain('records.sqlite is missing beside the events');
});

test('a folder in the place of a database is told', async () => {
  const folder = newDataFolder();
  mkdirSync(join(folder, 'records.sqlite'));
  expect(await refused({ HANDRAIL_DATA: folder })).toContain('records.sqlite cannot be written');
});

test('each start prints a fresh sign-in link, and voids the earlier one', async () => {
  const folder = newDataFolder();
  const linkOf = async () => {
    const { child, ended } = spawnCollector({ HANDRAIL_DATA: folder });
    let out = '';
    const url = await new Promise<string>((resolve) => {
      child.stdout?.on('data', (text) => {
        out += String(text);
        const found = /Dashboard\s+(\S+)\n[\s\S]*Health/.exec(out)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    return { url, stop: () => (child.kill('SIGTERM'), ended) };
  };
  const signIn = async (base: string, link: string) => {
    const body = JSON.stringify({ token: link.split('#/sign-in/')[1] });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(new URL('/api/session', base), { method: 'POST', headers, body })).status;
  };
  const first = await linkOf();
  await first.stop();
  const second = await linkOf();
  expect(await signIn(second.url, first.url)).toBe(401);
  expect(await signIn(second.url, second.url)).toBe(200);
  expect(await signIn(second.url, second.url)).toBe(401);
  await second.stop();
});
