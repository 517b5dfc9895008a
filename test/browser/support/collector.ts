import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../packages/collector/dist/bin.js', import.meta.url));
const TOKEN = 'a-token-for-tests-that-is-long-enough';

/** A real collector in a process of its own, with a data folder of its own. */
export interface Collector {
  url: string;
  /** The one-time link of the first admin, as printed at the latest start. */
  signInUrl: string;
  token: string;
  dataFolder: string;
  /** Calls the management API as the admin token; a status other than 2xx is an error. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Ends the process: SIGTERM is the polite way, SIGKILL the other. Resolves when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and data; `env` is added to what it was started with. */
  start(env?: Record<string, string>): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  url: string;
  signInUrl: string;
}

export interface CollectorOptions {
  /** The command that runs a collector; the demo's server takes the same environment. @default the collector's own */
  bin?: string;
  env?: Record<string, string>;
}

export async function startCollector(options: CollectorOptions = {}): Promise<Collector> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'handrail-data-'));
  const launch = (port: number, env = {}) => run({ ...options, env: { ...options.env, ...env } }, dataFolder, port);
  let running = await launch(0);
  const port = Number(new URL(running.url).port);

  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };

  return {
    url: running.url,
    get signInUrl() {
      return running.signInUrl;
    },
    token: TOKEN,
    dataFolder,
    api: (method, path, body) => callApi(running.url, method, path, body),
    stop,
    async start(env) {
      running = await launch(port, env);
    },
    async dispose() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function run(options: CollectorOptions, dataFolder: string, port: number): Promise<Running> {
  const child = spawn(process.execPath, [options.bin ?? BIN], {
    env: {
      ...process.env,
      HANDRAIL_HOST: '127.0.0.1',
      HANDRAIL_PORT: String(port),
      HANDRAIL_DATA: dataFolder,
      HANDRAIL_ADMIN_TOKEN: TOKEN,
      // What is tested says what there is.
      HANDRAIL_DEMO_PAST: '0',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await printedAddresses(child);
  const signInUrl = /https?:\/\/\S+#\/sign-in\/\S+/.exec(output)?.[0] ?? '';
  const url = /(https?:\/\/[^\s/]+\S*?)\/healthz/.exec(output)?.[1] ?? '';
  return { child, url, signInUrl };
}

/** Resolves with what the collector has printed once the health page is named in it; rejects when it ends before that. */
function printedAddresses(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      if (/\/healthz\s/.test(text) && /#\/sign-in\/\S+\s/.test(text)) resolve(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the collector ended with ${String(code)}:\n${text}`)));
  });
}

async function callApi<T>(url: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  // The caller names the shape that the protocol promises for this path.
  return (text ? JSON.parse(text) : undefined) as T;
}
