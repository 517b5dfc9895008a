import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { manage, newDataFolder, runCollectorWith, runCommand, type RunningCollector } from './collector-process.ts';

// Data that the first version wrote, with what it answered then (`make.mjs` beside them).
const fixture = fileURLToPath(new URL('../fixtures/first-version/', import.meta.url));

/** What `make.mjs` wrote down; only what is compared whole or sent again is read. */
interface Answers {
  appKey: string;
  guideId: string;
  range: string;
  sent: { eventId: string }[];
  count: object;
  guides: { guides: object[] };
  guide: { guide: object; funnel: object[] };
  activeDays: { days: object[] };
  manifest: { guides: { guideId: string; version: number; steps: object[] }[] };
}
const before = JSON.parse(readFileSync(join(fixture, 'answers.json'), 'utf8')) as Answers;

function oldData(): string {
  const folder = newDataFolder();
  for (const name of ['records.sqlite', 'events.sqlite']) copyFileSync(join(fixture, name), join(folder, name));
  return folder;
}

/** All that was asked of the first version, asked again. */
async function expectTheSame({ url }: RunningCollector): Promise<void> {
  const at = `/api/apps/purchasing`;
  const answer = async (path: string) => (await manage(url, 'GET', path)).body;
  const metrics = (question: string) => answer(`${at}/metrics/${question}?${before.range}`);
  expect(await answer(`${at}/events/count`)).toEqual(before.count);
  expect(await metrics('guides')).toMatchObject(before.guides);
  expect(await metrics(`guides/${before.guideId}`)).toMatchObject(before.guide);
  expect(await metrics('active-days')).toMatchObject(before.activeDays);
  expect(await answer(`/v1/manifest?appKey=${before.appKey}`)).toMatchObject({ guides: before.manifest.guides });
}

async function send({ url }: RunningCollector, events: object[]): Promise<unknown> {
  const body = { protocol: 1, appKey: before.appKey, sentAt: Date.now(), events };
  return (await manage(url, 'POST', '/v1/events', body)).body;
}

test('data of the first version open, are brought up to date and give the same numbers; so they do after a second start', async () => {
  const env = { HANDRAIL_DATA: oldData(), HANDRAIL_TIME_ZONE: 'UTC' };
  const doctor = await runCommand(env, 'doctor').ended;
  expect(doctor.out).toMatch(/ok +storage .* the next start brings records\.sqlite, events\.sqlite up to date\./);
  const first = await runCollectorWith(env);
  await expectTheSame(first);
  expect(await send(first, before.sent)).toMatchObject({ accepted: 0, duplicates: before.sent.length });
  const { eventId = '' } = before.sent[0] ?? {};
  const another = {
    ...before.sent[0],
    eventId: `${eventId.slice(0, -4)}ffff`,
    name: 'page.viewed',
    visitorId: 'person-1',
  };
  expect((await first.end('SIGTERM')).code).toBe(0);
  const second = await runCollectorWith(env);
  await expectTheSame(second);
  expect(await send(second, [another])).toMatchObject({ accepted: 1, duplicates: 0 });
  await second.end('SIGTERM');
});

test('the first version could not know what this one writes: a newer schema is refused in one line, and nothing is changed', async () => {
  const folder = oldData();
  const file = join(folder, 'records.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 1000');
  database.close();
  const bytes = readFileSync(file);
  const { ended } = runCommand({ HANDRAIL_DATA: folder });
  const { code, errors } = await ended;
  expect([code, errors]).toEqual([
    1,
    expect.stringMatching(
      /^Handrail cannot start\. records\.sqlite was written by a newer release \(schema 1000, this one knows \d+\): start that release again\.\n$/,
    ),
  ]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});
