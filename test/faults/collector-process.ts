import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const BIN = fileURLToPath(new URL('../../packages/collector/src/bin.ts', import.meta.url));
export const ADMIN_TOKEN = 'a-token-for-tests-of-32-characters';
export const SECRET_KEY = 'a-key-for-tests-of-at-least-32-characters';

export interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

/** A collector in a process of its own, as operators run it. */
export interface RunningCollector {
  url: string;
  port: number;
  pid: number | undefined;
  /** Ends it with a signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<Ended>;
}

/** A data folder that goes with the test. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a process of ours gets of the variables of the one that tests it. */
export function ofMachine(): Record<string, string | undefined> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
}

/** A command of the collector's binary. */
export const runCommand = (env: Record<string, string>, ...args: string[]) => spawnCollector(env, args);

export function spawnCollector(
  env: Record<string, string>,
  args: readonly string[] = [],
  /** A program that starts what comes behind it. */
  within: readonly string[] = [],
): { child: ChildProcess; ended: Promise<Ended> } {
  const [program, ...others] = [...within, process.execPath, '--conditions=handrail-source', '--no-warnings', BIN];
  const child = spawn(program, [...others, ...args], {
    env: { ...ofMachine(), HANDRAIL_PORT: '0', HANDRAIL_ADMIN_TOKEN: ADMIN_TOKEN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (errors += String(text)));
  const ended = once(child, 'close').then(([code]) => ({ code: typeof code === 'number' ? code : null, out, errors }));
  return { child, ended };
}

/** A collector that is killed when the test ends. */
export async function startCollector(dataFolder: string, port = 0): Promise<RunningCollector> {
  const collector = await runCollector(dataFolder, port);
  onTestFinished(() => collector.end('SIGKILL').then(() => {}));
  return collector;
}

/** Starts a collector and waits for the addresses that it prints. */
export const runCollector = (dataFolder: string, port: number): Promise<RunningCollector> =>
  runCollectorWith({ HANDRAIL_DATA: dataFolder, HANDRAIL_PORT: String(port) });

/** A collector that keeps everything in a PostgreSQL database, and is killed when the test ends. */
export async function startOnDatabase(url: string): Promise<RunningCollector> {
  const collector = await runCollectorWith({ HANDRAIL_DATABASE_URL: url, HANDRAIL_SECRET_KEYS: SECRET_KEY });
  onTestFinished(() => collector.end('SIGKILL').then(() => {}));
  return collector;
}

export async function runCollectorWith(env: Record<string, string>): Promise<RunningCollector> {
  const { child, ended } = spawnCollector(env);
  let out = '';
  const printed = new Promise<string>((resolve) => {
    child.stdout?.on('data', (text) => {
      out += String(text);
      const url = /Health\s+(\S+)\/healthz/.exec(out)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([printed, ended.then(({ errors }) => Promise.reject(new Error(errors)))]);
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** A call of the management API with the admin token. */
export async function manage(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Makes the app whose key the tests send events with. */
export async function makeApp(url: string): Promise<string> {
  const { body } = await manage(url, 'PUT', '/api/apps/test', { name: 'Test' });
  if (typeof body === 'object' && body !== null && 'appKey' in body) return String(body.appKey);
  throw new Error('the collector made no app');
}
