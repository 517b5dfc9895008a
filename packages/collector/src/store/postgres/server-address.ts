import { isIP } from 'node:net';
import type { PoolConfig } from 'pg';
import pg from 'pg';
import { StartError } from '../../start-error.ts';

/** Where a PostgreSQL server is and how it is spoken to. */
export interface ServerAddress {
  /** For people and logs: without user and password. */
  shown: string;
  options: PoolConfig;
}

const ADVICE = 'write one such as postgres://user:password@host:5432/handrail?sslmode=verify-full';

/** Reads the address of a database. Throws a `StartError` that tells nothing of what stands in it. */
export function readServerAddress(text: string): ServerAddress {
  const url = URL.parse(text);
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol)) {
    throw new StartError(`HANDRAIL_DATABASE_URL is not the address of a PostgreSQL database: ${ADVICE}.`);
  }
  // `sslmode` means what it means to psql: `require` encrypts, `verify-full` also looks at who answers.
  const params = url.searchParams;
  if (params.has('sslmode') && !params.has('uselibpqcompat')) params.set('uselibpqcompat', 'true');
  const { host, port, database, user, password } = read(url.href);
  if (url.pathname.length < 2 || !database) throw new StartError(`HANDRAIL_DATABASE_URL names no database: ${ADVICE}.`);
  if (!isThisMachine(host) && !params.has('sslcert') && isWeak(password, user)) {
    throw new StartError(
      `The database ${host}:${port} is reached over the network without a password, or with one that anybody would try: give its user another, for example from "openssl rand -hex 32", and write it into HANDRAIL_DATABASE_URL.`,
    );
  }
  return { shown: `${host}:${port}/${database}`, options: { connectionString: url.href } };
}

/** By a loopback address, or by a socket in a folder of this machine. */
const isThisMachine = (host: string): boolean =>
  host.startsWith('/') || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const DEFAULTS: ReadonlySet<string> = new Set(['postgres', 'password', 'admin', 'root', 'secret', 'changeme', 'citus']);

const isWeak = (password: unknown, user: string | undefined): boolean =>
  typeof password !== 'string' || password.length < 8 || password === user || DEFAULTS.has(password.toLowerCase());

/** The library's own reading, so that what is shown is where it goes. */
function read(connectionString: string): Pick<pg.Client, 'host' | 'port' | 'database' | 'user' | 'password'> {
  try {
    const { host, port, database, user, password } = new pg.Client({ connectionString });
    return { host, port, database, user, password };
  } catch {
    // It reads the certificates that the address names, and puts the address into what it throws.
    throw new StartError(
      'HANDRAIL_DATABASE_URL cannot be used: check its encoding, and that the files of sslrootcert, sslcert and sslkey can be read.',
    );
  }
}
