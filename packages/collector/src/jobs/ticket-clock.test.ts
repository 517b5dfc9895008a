import type { SupportSettings, Team } from '@handrail/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithPostgres, newSchema } from '../../test/postgres-database.ts';
import { HOUR_MS, START, withTickets } from '../../test/support-stage.ts';
import { openPostgresRecords } from '../store/records/postgres/index.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { createTicketClock } from './ticket-clock.ts';

const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' }));
const team = (teamId: string, level: Team['level']): Team => ({
  ...{ teamId, name: teamId, level, memberIds: [], calendar: { timeZone: 'UTC', hours, holidays: [] } },
});
const settings: SupportSettings = {
  teams: [team('desk', 'l1'), team('shop', 'l2')],
  ...{ categories: [], routing: [], cannedReplies: [] },
  calendar: { timeZone: 'UTC', hours, holidays: [] },
  policies: [
    {
      ...{ policyId: 'usual', name: 'Usual', firstReplyMs: 4 * HOUR_MS, resolutionMs: 24 * HOUR_MS },
      escalateOn: ['firstReply'],
    },
  ],
  closing: { afterDays: 7, noticeDays: 2 },
};
const placing = { placeAt: () => Promise.resolve({ teamId: 'shop', assignee: null }) };

async function setUp(records?: RecordStore) {
  const stage = await withTickets(settings, records);
  const run = createTicketClock({ ...stage, tickets: stage.records.tickets, placing, language: 'en' });
  const toldOf = async (ticketId: string) =>
    (await stage.changesOf(ticketId)).flatMap((one) => (one.what === 'clock' ? [`${one.clock} ${one.state}`] : []));
  return { ...stage, run, toldOf };
}

test('a quarter of the time before its end somebody is warned, after it told, and the ticket goes up; each once', async () => {
  const { clock, add, run, toldOf, ticketOf, changesOf } = await setUp();
  const id = await add('a');
  clock.time = START + 3 * HOUR_MS - 1;
  await run();
  expect(await toldOf(id)).toEqual([]);
  clock.time += 1;
  for (let turn = 0; turn < 3; turn++) await run();
  expect(await toldOf(id)).toEqual(['firstReply warned']);
  clock.time = START + 4 * HOUR_MS;
  await run();
  expect(await toldOf(id)).toHaveLength(1);
  clock.time += 1;
  for (let turn = 0; turn < 3; turn++) await run();
  expect(await toldOf(id)).toEqual(['firstReply warned', 'firstReply breached']);
  expect(await ticketOf(id)).toMatchObject({
    level: 'l2',
    teamId: 'shop',
    clocks: { firstReply: { state: 'breached' } },
  });
  expect(await changesOf(id)).toContainEqual({ what: 'level', from: 'l1', to: 'l2', reason: 'sla', summary: '' });
});

test('nobody is warned of what was answered, is pending or is solved', async () => {
  const { clock, add, reply, run, toldOf } = await setUp();
  const [answered, pending, solved] = [await add('a'), await add('b'), await add('c')];
  await reply(answered);
  await reply(pending, 'Which one?', 'pending');
  await reply(solved, 'Done', 'solved');
  clock.time = START + 5 * 24 * HOUR_MS;
  await run();
  expect(await toldOf(answered)).toEqual(['resolution breached']);
  expect(await toldOf(pending)).toEqual([]);
  expect(await toldOf(solved)).toEqual([]);
});

const threeLate = async (one: Awaited<ReturnType<typeof setUp>>, other: () => Promise<void>) => {
  const ids = await Promise.all(['a', 'b', 'c'].map((name) => one.add(name)));
  one.clock.time = START + 5 * HOUR_MS;
  await Promise.all([one.run(), other(), one.run(), other()]);
  for (const id of ids) expect(await one.toldOf(id)).toEqual(['firstReply breached']);
};

test('of two collectors that look at the same moment one tells', async () => {
  const one = await setUp();
  await threeLate(one, createTicketClock({ ...one, tickets: one.records.tickets, placing, language: 'en' }));
});

describeWithPostgres('on one PostgreSQL', () => {
  test('of two collectors that look at the same moment one tells', async () => {
    const { url, schema } = await newSchema();
    const open = async () => {
      const records = await openPostgresRecords(url, schema);
      onTestFinished(() => records.close());
      return setUp(records);
    };
    const [one, other] = [await open(), await open()];
    other.clock.time = START + 5 * HOUR_MS;
    await threeLate(one, other.run);
  });
});

test('what was solved is closed after its days, with a notice before, unless somebody comes back', async () => {
  const { clock, records, core, add, reply, run, ticketOf } = await setUp();
  const [left, back] = [await add('a'), await add('b')];
  const polish = await add('c', { context: { locale: 'pl-PL' } });
  for (const id of [left, back, polish]) await reply(id, 'Done', 'solved');
  const messages = async (id: string) =>
    (await records.tickets.entries(id)).filter(({ kind, by }) => kind === 'message' && by.kind === 'system');
  clock.time = START + 5 * 24 * HOUR_MS - 1;
  await run();
  expect(await messages(left)).toEqual([]);
  clock.time += 1;
  await run();
  await run();
  expect(JSON.stringify(await messages(left))).toContain('closed in 2 days');
  expect(JSON.stringify(await messages(polish))).toContain('rozwiązane i za 2 dni');
  expect([(await messages(left)).length, (await ticketOf(left))?.state]).toEqual([1, 'solved']);
  await core.move(back, () => ({ by: { kind: 'visitor' }, via: 'panel', ticket: { state: 'open' } }));
  clock.time = START + 7 * 24 * HOUR_MS;
  await run();
  expect([(await ticketOf(left))?.state, (await ticketOf(back))?.state]).toEqual(['closed', 'open']);
});
