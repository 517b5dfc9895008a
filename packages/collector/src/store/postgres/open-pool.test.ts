import { expect, test } from 'vitest';
import { askDatabase, describeWithPostgres, newDatabase, newSchema } from '../../../test/postgres-database.ts';
import { openPool } from './open-pool.ts';
import { readServerAddress } from './server-address.ts';

const MIGRATIONS = ['CREATE TABLE one (a text)', "INSERT INTO one VALUES ('two')"];

describeWithPostgres('a pool of connections to PostgreSQL', () => {
  test('a schema is brought up to date, each migration once, however many start at once', async () => {
    const place = await newSchema();
    const first = await openPool({ ...place, migrations: MIGRATIONS.slice(0, 1) });
    await first.end();
    const pools = await Promise.all(Array.from({ length: 5 }, () => openPool({ ...place, migrations: MIGRATIONS })));
    expect((await pools[0]?.query('SELECT a FROM one'))?.rows).toEqual([{ a: 'two' }]);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  test('a migration that fails in the middle leaves nothing', async () => {
    const place = await newSchema();
    const wrong = openPool({ ...place, migrations: [...MIGRATIONS, 'INSERT INTO nowhere VALUES (1)'] });
    await expect(wrong).rejects.toThrow('nowhere');
    const pool = await openPool({ ...place, migrations: MIGRATIONS });
    expect((await pool.query('SELECT a FROM one')).rows).toHaveLength(1);
    await pool.end();
  });

  test('a schema of a newer release is refused in one line', async () => {
    const place = await newSchema();
    await (await openPool({ ...place, migrations: MIGRATIONS })).end();
    await expect(openPool({ ...place, migrations: MIGRATIONS.slice(0, 1) })).rejects.toThrow(
      /^The schema \w+ of the database was written by a newer release \(2, this one knows 1\): start that release again\.$/,
    );
  });

  test('a commit waits for the disk, also where the database says that it need not', async () => {
    const url = await newDatabase();
    await askDatabase(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
    const pool = await openPool({ url, schema: 'one', migrations: MIGRATIONS });
    expect((await pool.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }]);
    await pool.end();
  });

  const refusals: [what: string, change: (url: URL) => void, line: RegExp][] = [
    ['a wrong password', (url) => (url.password = 'hunter2'), /does not let us in: check the user and the password/],
    ['no such user', (url) => (url.username = 'nobody-known'), /does not let us in/],
    ['no such database', (url) => (url.pathname = '/nowhere'), /There is no database 127\.0\.0\.1:\d+\/nowhere/],
    ['nobody at the port', (url) => (url.port = '1'), /cannot be reached \(ECONNREFUSED\)/],
    ['no such machine', (url) => (url.hostname = 'host.invalid'), /cannot be reached \(E\w+\)/],
    [
      'no TLS',
      (url) => (url.search = '?sslmode=require'),
      /cannot be spoken to safely \(The server does not support SSL/,
    ],
    ['no certificate', (url) => (url.search = '?sslmode=verify-full&sslrootcert=/nowhere'), /files of sslrootcert/],
  ];
  test.each(refusals)('%s is told in one line, without the secret', async (_, change, line) => {
    const { url: good, schema } = await newSchema();
    const url = new URL(good);
    change(url);
    const refused = openPool({ url: url.href, schema, migrations: MIGRATIONS });
    await expect(refused).rejects.toThrow(line);
    await expect(refused).rejects.toMatchObject({
      name: 'StartError',
      message: expect.not.stringMatching(/hunter2|for tests|\n/),
    });
  });

  test('a user who may make nothing is told what to be granted, and may use what is there', async () => {
    const url = await newDatabase();
    const role = `r${new URL(url).pathname.slice(2)}`;
    await askDatabase(url, `CREATE ROLE ${role} LOGIN PASSWORD 'p'`);
    const theirs = new URL(url);
    [theirs.username, theirs.password] = [role, 'p'];
    const options = { url: theirs.href, schema: 'one', migrations: MIGRATIONS };
    await expect(openPool(options)).rejects.toThrow(
      /may not make or use our tables .* grant it CREATE on the database/,
    );
    await (await openPool({ ...options, url })).end();
    await askDatabase(url, `GRANT USAGE ON SCHEMA one TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA one TO ${role}`);
    const pool = await openPool(options);
    expect((await pool.query('SELECT a FROM one')).rows).toHaveLength(1);
    await pool.end();
    await askDatabase(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });
});

test.each([
  ['mysql://host/db'],
  ['host/db'],
  [''],
  ['postgres://u:hunter2@host'],
  ['postgres://u:hunter2@host/db?sslcert=/no'],
])('what is no address of a database is refused by the name of the variable: %s', (text) => {
  const refused = () => readServerAddress(text);
  expect(refused).toThrow(/^HANDRAIL_DATABASE_URL [^\n]+$/);
  expect(refused).not.toThrow(/hunter2/);
});

test('what is shown of an address is where it leads, and never the secret', () => {
  expect(readServerAddress('postgres://u:hunter2-and-more@db.example/handrail').shown).toBe('db.example:5432/handrail');
});
