import type { ClientBase } from 'pg';
import { StartError } from '../../start-error.ts';

/** Any number; it keeps apart those who bring the same schema up to date at the same moment. */
const LOCK = 4_827_211;

/**
 * Brings a schema of the database up to date, all in one transaction; its table `schema_version` counts the migrations that
 * it has. Many collectors may start at once: one does it, the others wait. A schema of a newer release is refused.
 */
export async function migrate(client: ClientBase, schema: string, migrations: readonly string[]): Promise<void> {
  // Most starts find nothing to do, and then need no right to make anything.
  if ((await versionOf(client, schema, migrations.length)) === migrations.length) return;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK, schema]);
    const has = await versionOf(client, schema, migrations.length);
    if (has === undefined) {
      const name = client.escapeIdentifier(schema);
      const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
      if (rowCount === 0) await client.query(`CREATE SCHEMA ${name}`);
      await client.query(`CREATE TABLE ${name}.schema_version (version integer NOT NULL)`);
      await client.query(`INSERT INTO ${name}.schema_version VALUES (0)`);
    }
    for (const migration of migrations.slice(has ?? 0)) await client.query(migration);
    await client.query('UPDATE schema_version SET version = $1', [migrations.length]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** How many migrations the schema has; undefined when it is not ours yet. */
async function versionOf(client: ClientBase, schema: string, known: number): Promise<number | undefined> {
  const table = `${client.escapeIdentifier(schema)}.schema_version`;
  // Read as rows: what a connection remembers of names may be from before somebody else's migration.
  const { rowCount } = await client.query(
    `SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'schema_version'`,
    [schema],
  );
  if (rowCount === 0) return undefined;
  const { rows: kept } = await client.query<{ version: number }>(`SELECT version FROM ${table}`);
  const has = kept[0]?.version ?? 0;
  if (has <= known) return has;
  throw new StartError(
    `The schema ${schema} of the database was written by a newer release (${has}, this one knows ${known}): start that release again.`,
  );
}
