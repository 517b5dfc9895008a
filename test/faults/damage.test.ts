import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StartError } from '../../packages/collector/src/start-error.ts';
import { openSqliteEvents } from '../../packages/collector/src/store/events/sqlite/index.ts';
import { StoreUnavailable } from '../../packages/collector/src/store/store-unavailable.ts';
import { makeApp, newDataFolder, startCollector } from './collector-process.ts';
import { newBatch, send } from './writer.ts';

const PLACES = process.env['HANDRAIL_FULL'] ? 50 : 12;
const EVENTS = 2_000;

/** The databases of the event log and their journals, as a kill leaves them. */
async function killedFolder(): Promise<string> {
  const folder = newDataFolder();
  const collector = await startCollector(folder);
  const appKey = await makeApp(collector.url);
  for (let sent = 0; sent < EVENTS; sent += 500) await send(collector.url, newBatch(appKey, 500));
  await collector.end('SIGKILL');
  return folder;
}

const filesIn = (folder: string): string[] =>
  [...readdirSync(folder), ...readdirSync(join(folder, 'events')).map((name) => join('events', name))].filter(
    (name) => /events.*\.sqlite(?:-wal)?$/.test(name) && statSync(join(folder, name)).size > 0,
  );

function damage(file: string, place: number): void {
  const bytes = readFileSync(file);
  const from = Math.floor(place * Math.max(1, bytes.length - 1_024));
  for (let at = from; at < Math.min(bytes.length, from + 1_024); at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

/** How many events are found, or that it is said that they cannot be. */
async function look(folder: string): Promise<number | 'told'> {
  try {
    const store = openSqliteEvents(join(folder, 'events.sqlite'), { later: (flush) => flush() });
    try {
      return (await store.count('test')).stored;
    } finally {
      await store.close().catch(() => {});
    }
  } catch (error) {
    expect(error instanceof StartError || error instanceof StoreUnavailable ? 'told' : error).toBe('told');
    return 'told';
  }
}

test('damaged files are told of, or nothing that they hold is missing', { timeout: 300_000 }, async () => {
  const whole = await killedFolder();
  const files = filesIn(whole);
  const outcomes: Record<string, number> = {};
  for (let place = 0; place < PLACES; place += 1) {
    const name = files[place % files.length] ?? '';
    const folder = newDataFolder();
    cpSync(whole, folder, { recursive: true });
    damage(join(folder, name), place / PLACES);
    const found = await look(folder);
    // Where its last two transactions are damaged, a journal looks like one whose last write was cut off.
    const isCutOff = name.endsWith('-wal') && found !== 'told' && found >= EVENTS - 1_000;
    expect(found === 'told' || found === EVENTS || isCutOff, `${name}: ${found}`).toBe(true);
    outcomes[`${name}: ${found}`] = (outcomes[`${name}: ${found}`] ?? 0) + 1;
  }
  console.log(outcomes);
});
