import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPostgresRecords } from '../../packages/collector/src/store/records/postgres/index.ts';
import type { RecordStore } from '../../packages/collector/src/store/records/record-store.ts';
import { openSqliteRecords } from '../../packages/collector/src/store/records/sqlite/index.ts';
import { describeWithPostgres, newDatabase } from '../../packages/collector/test/postgres-database.ts';
import { newDataFolder } from './collector-process.ts';

const SCRIPT = fileURLToPath(new URL('half-done.ts', import.meta.url));

async function dieHalfWay(engine: 'sqlite' | 'postgres', place: string): Promise<void> {
  const args = ['--conditions=handrail-source', '--no-warnings', SCRIPT, engine, place];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
}

async function expectNoHalf({ apps, audit, close }: RecordStore): Promise<void> {
  expect((await apps.list()).map(({ appId }) => appId)).toEqual(['before']);
  expect(await audit.page({ limit: 9 })).toEqual([]);
  await close();
}

test('killed between a change and its entry in the audit log, a collector has neither: SQLite', async () => {
  const file = join(newDataFolder(), 'records.sqlite');
  await dieHalfWay('sqlite', file);
  await expectNoHalf(openSqliteRecords(file));
});

describeWithPostgres('with PostgreSQL', () => {
  test('killed between a change and its entry in the audit log, a collector has neither: PostgreSQL', async () => {
    const url = await newDatabase();
    await dieHalfWay('postgres', url);
    await expectNoHalf(await openPostgresRecords(url));
  });
});
