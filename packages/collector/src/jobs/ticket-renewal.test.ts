import type { SupportSettings } from '@handrail/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR_MS, START, withTickets } from '../../test/support-stage.ts';
import { every } from './every.ts';
import { createRenewal } from './ticket-renewal.ts';

const promising = (hours: number): SupportSettings => ({
  ...{ teams: [], categories: [], routing: [], cannedReplies: [] },
  policies: [{ policyId: 'usual', name: 'Usual', firstReplyMs: hours * HOUR_MS }],
});

async function setUp() {
  const stage = await withTickets(promising(4));
  const run = createRenewal({ ...stage, tickets: stage.records.tickets });
  const dueOf = async (ticketId: string) => (await stage.ticketOf(ticketId))?.clocks.firstReply?.dueAt;
  const save = (settings: SupportSettings) => stage.support.save(settings, undefined);
  return { ...stage, run, dueOf, save };
}

test('a changed promise holds for tickets that are there, in lists too; nothing else of them changes', async () => {
  const { add, save, run, dueOf, ticketOf, records } = await setUp();
  const id = await add('a');
  await run();
  const before = await ticketOf(id);
  expect(before?.clocks.firstReply?.dueAt).toBe(START + 4 * HOUR_MS);
  await save(promising(1));
  await run();
  expect(await dueOf(id)).toBe(START + HOUR_MS);
  expect(await ticketOf(id)).toEqual({
    ...before,
    clocks: { firstReply: { state: 'running', dueAt: START + HOUR_MS } },
    revision: (before?.revision ?? 0) + 1,
  });
  const due = { due: { from: 0, until: START + HOUR_MS + 1 } };
  expect((await records.tickets.list(due, 'due', 9)).tickets.map(({ ticketId }) => ticketId)).toEqual([id]);
});

test('where nothing changes for a ticket, or time alone has passed, nothing is written', async () => {
  const { add, save, run, clock, ticketOf } = await setUp();
  const id = await add('a');
  clock.time = START + 9 * HOUR_MS;
  const before = await ticketOf(id);
  await save({ ...promising(4), closing: { afterDays: 3 } });
  await run();
  expect(await ticketOf(id)).toEqual(before);
});

test('a promise that is taken back is none; what is solved stays as it was', async () => {
  const { add, reply, save, run, ticketOf } = await setUp();
  const [open, solved] = [await add('a'), await add('b')];
  await reply(solved, 'Done', 'solved');
  const before = await ticketOf(solved);
  await save({ ...promising(4), policies: [] });
  await run();
  expect((await ticketOf(open))?.clocks).toEqual({});
  expect(await ticketOf(solved)).toEqual(before);
});

test('it is done as soon as they are saved', async () => {
  const { add, save, run, dueOf, support } = await setUp();
  const id = await add('a');
  const stop = every(2_000_000_000, run, (error) => expect(error).toBeUndefined(), support.onSaved);
  onTestFinished(stop);
  await save(promising(2));
  await expect.poll(() => dueOf(id)).toBe(START + 2 * HOUR_MS);
  await save(promising(3));
  await expect.poll(() => dueOf(id)).toBe(START + 3 * HOUR_MS);
});
