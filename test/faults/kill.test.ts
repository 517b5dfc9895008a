import { appendFileSync, existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  makeApp,
  manage,
  newDataFolder,
  spawnCollector,
  startCollector,
  type RunningCollector,
} from './collector-process.ts';
import { newBatch, send, startWriters } from './writer.ts';

const KILLS = 6;
const BATCHES_BETWEEN_KILLS = 12;

const filesOfLog = (dataFolder: string): string[] =>
  readdirSync(join(dataFolder, 'events'))
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(dataFolder, 'events', name));

/** Every id in the event log, as often as it is there. */
function storedIds(dataFolder: string): string[] {
  return filesOfLog(dataFolder).flatMap((file) => {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare('SELECT lower(hex(event_id)) AS id FROM event').all();
    database.close();
    return rows.map((row) => String(row['id']));
  });
}
const hex = (ids: Iterable<string>) => [...ids].map((id) => id.replaceAll('-', '')).sort();

test('killed again and again amid load, the collector has every acknowledged event exactly once', async () => {
  const folder = newDataFolder();
  let collector: RunningCollector = await startCollector(folder);
  const appKey = await makeApp(collector.url);
  let up = Promise.resolve(collector.url);
  let acknowledgedBatches = 0;
  let reached = () => {};
  const writers = startWriters(
    appKey,
    () => up,
    () => {
      acknowledgedBatches += 1;
      if (acknowledgedBatches % BATCHES_BETWEEN_KILLS === 0) reached();
    },
  );
  for (let kill = 0; kill < KILLS; kill += 1) {
    await new Promise<void>((resolve) => (reached = resolve));
    const { port } = collector;
    // Writers wait for the next start from here on, but requests on their way meet the death.
    const restarted = collector.end('SIGKILL').then(() => startCollector(folder, port));
    up = restarted.then(({ url }) => url);
    collector = await restarted;
  }
  await writers.finish();
  const { body } = await manage(collector.url, 'GET', '/api/apps/test/events/count');
  const count = writers.acknowledged.size;
  expect(count).toBeGreaterThanOrEqual(KILLS * BATCHES_BETWEEN_KILLS * 20);
  expect(body).toEqual({ stored: count, distinct: count });
  await collector.end('SIGTERM');
  expect(hex(storedIds(folder))).toEqual(hex(writers.acknowledged));
});

test('the same batch sent ten times at once is counted once, and again after a restart', async () => {
  const folder = newDataFolder();
  const first = await startCollector(folder);
  const batch = newBatch(await makeApp(first.url), 50);
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(first.url, batch)));
  expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(50);
  expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(450);
  await first.end('SIGKILL');
  const second = await startCollector(folder);
  expect(await send(second.url, batch)).toMatchObject({ accepted: 0, duplicates: 50 });
  const { body } = await manage(second.url, 'GET', '/api/apps/test/events/count');
  expect(body).toEqual({ stored: 50, distinct: 50 });
});

test('a write that was torn in the middle costs nothing that was acknowledged', async () => {
  const folder = newDataFolder();
  const first = await startCollector(folder);
  const appKey = await makeApp(first.url);
  const batches = Array.from({ length: 10 }, () => newBatch(appKey, 20));
  for (const batch of batches) await send(first.url, batch);
  await first.end('SIGKILL');
  const [journal = ''] = filesOfLog(folder)
    .filter((file) => file.includes('week-'))
    .map((file) => `${file}-wal`);
  expect(readFileSync(journal).length).toBeGreaterThan(0);
  // Half a page of a commit that never came to its end.
  appendFileSync(journal, randomBytes(2_100));
  const second = await startCollector(folder);
  const { body } = await manage(second.url, 'GET', '/api/apps/test/events/count');
  expect(body).toEqual({ stored: 200, distinct: 200 });
  expect(await send(second.url, newBatch(appKey, 5))).toMatchObject({ accepted: 5 });
});

test('killed while it makes its first files, the collector starts the next time', async () => {
  for (const name of ['records.sqlite', 'records.sqlite-wal', 'events.sqlite', 'events.sqlite-wal']) {
    const folder = newDataFolder();
    const { child, ended } = spawnCollector({ HANDRAIL_DATA: folder });
    const watcher = watch(folder, (_, file) => {
      if (file === name) child.kill('SIGKILL');
    });
    expect((await ended).code).toBeNull();
    watcher.close();
    const next = await startCollector(folder);
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
    await next.end('SIGTERM');
  }
});

test('asked to stop amid load, the collector answers what it took, closes its files and exits with 0', async () => {
  const folder = newDataFolder();
  const first = await startCollector(folder);
  const appKey = await makeApp(first.url);
  const answered = Promise.allSettled(
    Array.from({ length: 40 }, async () => {
      const batch = newBatch(appKey, 20);
      await send(first.url, batch);
      return batch.ids;
    }),
  );
  await send(first.url, newBatch(appKey, 1));
  const { code, errors } = await first.end('SIGTERM');
  const complaints = errors.split('\n').filter((line) => line !== '' && !line.includes('"level":"info"'));
  expect([code, complaints]).toEqual([0, []]);
  // The last connection that closes takes the journal with it.
  for (const file of [join(folder, 'events.sqlite'), ...filesOfLog(folder)])
    expect(existsSync(`${file}-wal`)).toBe(false);
  const acknowledged = (await answered).flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const stored = new Set(storedIds(folder));
  expect(hex(acknowledged).filter((id) => !stored.has(id))).toEqual([]);
});
