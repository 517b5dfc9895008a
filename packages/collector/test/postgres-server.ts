import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, type Account, type Binaries } from './postgres-binaries.ts';

/** A PostgreSQL server of the tests, with a data folder of its own. */
export interface PostgresServer {
  port: number;
  /** Of its first process, from which all others come. */
  readonly pid: number | undefined;
  /** Reaches a database as the server's owner. */
  url(database: string): string;
  /** Ends it as a power cut would end it; `start` brings it back with what is on its disk. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Reaches a database of a server of ours as its owner. */
export const urlOf = (port: number, database: string): string =>
  `postgres://${OWNER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;

/** Not a secret: the server listens on this machine alone and lives for the length of a test run. */
export const PASSWORD = 'for tests: with a space & a sign';
export const OWNER = 'owner';

export interface ServerOptions {
  /** Lines for `postgresql.conf`. */
  settings?: Record<string, string>;
}

/**
 * Starts a server on a free port of this machine. It does not wait for its disk, since nothing here cuts the power;
 * what measures gives `fsync`.
 */
export async function startPostgres({ settings = {} }: ServerOptions = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-postgres-'));
  const account = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  let running: ChildProcess | undefined;
  const leave = (): void => void running?.kill('SIGQUIT');
  process.once('exit', leave);
  try {
    const binaries = findBinaries(folder, account);
    makeCluster(binaries, folder, data, account);
    const lines = Object.entries({ ...SETTINGS, port: String(port), ...settings }).map(
      ([name, value]) => `${name} = ${value}\n`,
    );
    writeFileSync(join(data, 'postgresql.conf'), lines.join(''), { flag: 'a' });
    const start = async (): Promise<void> => {
      running = await runWhenFree(binaries, data, account);
    };
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      running.kill(signal);
      await ended;
    };
    await start();
    return {
      port,
      get pid() {
        return running?.pid;
      },
      url: (database) => urlOf(port, database),
      kill: () => end('SIGKILL'),
      start,
      async stop() {
        await end('SIGINT');
        process.off('exit', leave);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    leave();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const SETTINGS = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  // Each test has tables of its own, and one transaction drops them all.
  max_locks_per_transaction: '512',
  logging_collector: 'off',
};

/** PostgreSQL refuses to run as root; any other account of the machine will do. */
function unprivileged(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['nobody', 'daemon']
    .map((name) => accounts.find(([one]) => one === name))
    .find((one) => one !== undefined);
  if (found === undefined) throw new Error('PostgreSQL does not run as root, and there is no account named nobody');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function makeCluster({ bin, env }: Binaries, folder: string, data: string, account: Account): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  // Texts sort as in English, unlike in our own code: no answer may depend on it.
  const locale = ['--locale-provider=icu', '--icu-locale=en-US', '--locale=C', '--encoding=UTF8'];
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', ...locale],
    { ...account, cwd: folder, env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

/** Starts the server once the last process of one that was killed has noticed that and gone. */
async function runWhenFree(binaries: Binaries, data: string, account: Account): Promise<ChildProcess> {
  for (;;) {
    try {
      return await run(binaries, data, account);
    } catch (error) {
      if (!String(error).includes('pre-existing shared memory block')) throw error;
    }
  }
}

/** Starts the server in a cluster and waits until it takes connections. */
async function run({ bin, env }: Binaries, data: string, account: Account): Promise<ChildProcess> {
  const child = spawn(join(bin, 'postgres'), ['-D', data], {
    ...account,
    cwd: data,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (text) => {
      if (said.length < 10_000) said += String(text);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`PostgreSQL did not start: ${said}`)));
  await Promise.race([ready, ended]);
  ended.catch(() => {});
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
