import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommand } from '../../packages/collector/src/commands/index.ts';
import { openDataFolder } from '../../packages/collector/src/data-folder.ts';
import { openSqliteEvents } from '../../packages/collector/src/store/events/sqlite/index.ts';
import { pathsOfLog } from '../../packages/collector/src/store/events/sqlite/log-files.ts';
import { madeEntry, madeTicket } from '../../packages/collector/src/store/records/made-tickets.contract.ts';
import { openSqliteRecords } from '../../packages/collector/src/store/records/sqlite/index.ts';
import { newDataFolder, ofMachine } from './collector-process.ts';

const SCRIPT = fileURLToPath(new URL('die-at.ts', import.meta.url));
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 18, 12);
const WINDOW = { from: NOW - 60 * DAY, until: NOW + DAY };
const PEOPLE = ['ada', 'ben', 'cat'];
const WEEKS = [0, 7, 14];

const run = (folder: string, ...args: string[]) => runCommand(args, { HANDRAIL_DATA: folder }, () => {});

/** Carries out a command that dies at a step; false when it had fewer, and came to its end. */
async function diesAt(step: number, folder: string, ...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--conditions=handrail-source', '--no-warnings', SCRIPT, ...args], {
    env: { ...ofMachine(), HANDRAIL_DATA: folder, DIE_AT: String(step) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = await once(child, 'close');
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  return signal !== null;
}

/** Kills a command at its first step, at the fifth, the sixteenth … to its end (at each of them with `HANDRAIL_FULL`), each time on a fresh folder. */
async function killOften(fresh: () => string, command: string[], afterwards: (folder: string) => Promise<void>) {
  let kills = 0;
  for (let root = 1; ; root += 1) {
    const folder = fresh();
    const hasDied = await diesAt(
      process.env['HANDRAIL_FULL'] ? root : 4 ** (root - 1) + 1 - (root % 2),
      folder,
      ...command,
    );
    if (!hasDied) break;
    kills += 1;
    await afterwards(folder);
  }
  return kills;
}

let made = 0;
function view(visitorId: string, at: number) {
  const time = at.toString(16).padStart(12, '0');
  const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const event = { eventId, name: 'page.viewed', at, visitorId, sessionId: 's', page: { path: '/a' } };
  return { event, at, receivedAt: NOW };
}

/** Three weeks of three people, each with a ticket, as a kill leaves them: not all is counted. */
async function makeData(): Promise<string> {
  const folder = newDataFolder();
  const options = { later: (flush: () => void) => flush(), settleLater: () => {}, clock: { now: () => NOW } };
  const events = openSqliteEvents(join(folder, 'events.sqlite'), options);
  for (const days of WEEKS)
    await events.append(
      'app',
      PEOPLE.map((one) => view(one, NOW - days * DAY)),
    );
  const records = openSqliteRecords(join(folder, 'records.sqlite'));
  await records.apps.put({ appId: 'app', appKey: 'hk_app_key', name: 'App' });
  for (const visitorId of PEOPLE) {
    const more = { appId: 'app', requester: { visitorId, verified: true } };
    await records.tickets.add(madeTicket(visitorId, more), [madeEntry(visitorId)], []);
  }
  const copy = newDataFolder();
  cpSync(folder, copy, { recursive: true });
  await events.close();
  await records.close();
  return copy;
}

const copyOf = (folder: string): string => {
  const copy = newDataFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

/** All that is told of the people who are there. */
async function look(folder: string) {
  const events = openSqliteEvents(join(folder, 'events.sqlite'), { clock: { now: () => NOW } });
  const records = openSqliteRecords(join(folder, 'records.sqlite'));
  const found = {
    count: await events.count('app'),
    active: await events.activePeople('app', [WINDOW]),
    pages: await events.topPages('app', WINDOW, 5),
    tickets: (await records.tickets.list({}, 'created', 9)).tickets.map(({ requester }) => requester.visitorId).sort(),
  };
  await events.close();
  await records.close();
  return found;
}
const of = (people: readonly string[]) => {
  const events = people.length * WEEKS.length;
  return {
    count: { stored: events, distinct: events },
    active: [people.length],
    pages: [{ path: '/a', views: events, people: people.length }],
    tickets: people,
  };
};

test('killed in the middle of a restore, the folder is whole or not there, which is told; then it is restored again', async () => {
  const backup = join(newDataFolder(), 'backup');
  await run(await makeData(), 'backup', backup);
  const fresh = (): string => join(newDataFolder(), 'data');
  const kills = await killOften(fresh, ['restore', backup], async (folder) => {
    if (!existsSync(folder)) {
      expect(() => openDataFolder(folder)).toThrow(
        /data is empty and .*data\.partial is there: a restore was cut off\./,
      );
      await run(folder, 'restore', backup);
    }
    expect(await look(folder)).toEqual(of(PEOPLE));
  });
  expect(kills).toBeGreaterThan(1);
});

test('killed in the middle of an erasure, nothing of others is harmed, and asked again it is carried to its end', async () => {
  const data = await makeData();
  const kills = await killOften(
    () => copyOf(data),
    ['erase', 'app', 'ada'],
    async (folder) => {
      const half = await look(folder);
      expect(half.count.stored).toBeGreaterThanOrEqual(of(['ben', 'cat']).count.stored);
      expect(half.pages[0]?.views).toBe(half.count.stored);
      await run(folder, 'erase', 'app', 'ada');
      expect(await look(folder)).toEqual(of(['ben', 'cat']));
    },
  );
  expect(kills).toBeGreaterThan(1);
});

test('killed in the middle of counting again, no event is lost, and asked again it is carried to its end', async () => {
  const data = await makeData();
  await look(data);
  for (const file of pathsOfLog(join(data, 'events.sqlite'))) {
    const week = new DatabaseSync(file);
    week.exec('UPDATE tally SET times = times + 5');
    week.close();
  }
  const kills = await killOften(
    () => copyOf(data),
    ['rebuild'],
    async (folder) => {
      expect((await look(folder)).count).toEqual(of(PEOPLE).count);
      await run(folder, 'rebuild');
      expect(await look(folder)).toEqual(of(PEOPLE));
    },
  );
  expect(kills).toBeGreaterThan(1);
});
