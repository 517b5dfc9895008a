import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, inject, onTestFinished } from 'vitest';
import { canHavePostgres } from './postgres-binaries.ts';
import { urlOf } from './postgres-server.ts';

/** Where a server can be had its absence is a failure; elsewhere the tests are left out. */
export const describeWithPostgres = describe.skipIf(!canHavePostgres());

async function serverPort(): Promise<number> {
  const answer = await fetch(inject('postgresBroker'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return Number(text);
}

const newName = (): string => `t${randomBytes(8).toString('hex')}`;

/** Asks a database once, by a connection of its own. */
export async function askDatabase(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // Whoever asks knows what it asked for.
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A place for the tables of one test in the shared database; it goes when the test ends. */
export async function newSchema(): Promise<{ url: string; schema: string }> {
  const url = urlOf(await serverPort(), 'postgres');
  const schema = newName();
  onTestFinished(() => askDatabase(url, `DROP SCHEMA IF EXISTS ${schema} CASCADE`).then(() => {}));
  return { url, schema };
}

/** A database of its own, which whoever asks for it drops. */
export async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const port = await serverPort();
  const name = newName();
  const ask = (text: string) => askDatabase(urlOf(port, 'postgres'), text).then(() => {});
  await ask(`CREATE DATABASE ${name}`);
  return { url: urlOf(port, name), drop: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A database of its own, for a test that needs a whole one. */
export async function newDatabase(): Promise<string> {
  const { url, drop } = await makeDatabase();
  onTestFinished(drop);
  return url;
}
