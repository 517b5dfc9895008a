import { expect, test } from 'vitest';
import { withServiceDesk } from '../../../test/service-desk.ts';

const TITLE = 'It does not work';
const isReply = ({ method, body = '' }: { method: string; body?: string }) =>
  method === 'PUT' && body.includes('An answer');

async function withLinked() {
  const all = await withServiceDesk('zendesk');
  const ticketId = await all.add(TITLE);
  await all.run();
  all.clock.time += 1_000;
  return { ...all, ticketId };
}
/** Lets the time come at which the newest is tried again. */
async function later({ clock, log, run }: Awaited<ReturnType<typeof withLinked>>): Promise<void> {
  clock.time = Math.max(...(await log()).map(({ at }) => at));
  await run();
}

test('a reply whose answer nobody read is looked for, and is not said twice', async () => {
  const all = await withLinked();
  const { desk, ticketId } = all;
  desk.instead.answer = (request, known) =>
    isReply(request) ? { fault: 'too-slow', detail: 'has not answered', reached: true } : known;
  await all.reply(ticketId);
  await all.run();
  delete desk.instead.answer;
  await later(all);
  expect(desk.asked.filter(isReply)).toHaveLength(1);
  expect((await all.log()).every(({ state }) => state === 'sent')).toBe(true);
});

test('a reply that is not there after all is said again; what never left is tried again without a look', async () => {
  const all = await withLinked();
  const { desk, ticketId } = all;
  const isLook = ({ url }: { url: string }) => url.includes('comments.json');
  desk.instead.answer = (request, known) =>
    isReply(request) ? { status: 500, headers: {}, text: '' } : isLook(request) ? { ...known, text: '{}' } : known;
  await all.reply(ticketId);
  await all.run();
  desk.instead.answer = (request, known) => (isLook(request) ? { ...known, text: '{"comments":[]}' } : known);
  await later(all);
  expect(desk.asked.filter(isReply)).toHaveLength(2);

  const looks = desk.asked.filter(isLook).length;
  desk.instead.answer = (request, known) =>
    isReply(request) ? { fault: 'unreachable', detail: 'has a name that leads nowhere' } : known;
  all.clock.time += 1_000;
  await all.reply(ticketId);
  await all.run();
  delete desk.instead.answer;
  await later(all);
  expect(desk.asked.filter(isReply)).toHaveLength(4);
  expect(desk.asked.filter(isLook)).toHaveLength(looks);
});

test('what they refuse is not sent again until somebody replays it; what was said since follows when it is made', async () => {
  const all = await withServiceDesk('zendesk');
  const { desk, clock, connectors, connectorId } = all;
  desk.instead.answer = () => ({ status: 422, headers: {}, text: '{"error":"RecordInvalid"}' });
  const ticketId = await all.add(TITLE);
  await all.run();
  clock.time += 1_000;
  await all.reply(ticketId);
  await all.run();
  expect((await all.log()).map(({ state, outcome }) => [state, outcome])).toEqual([
    ['waiting', 'the ticket is not there 422'],
    ['failed', '422'],
  ]);
  expect((await all.linkOf(ticketId))?.fault).toBe('422');
  delete desk.instead.answer;
  const making = (await all.log()).at(-1)?.deliveryId ?? '';
  expect(await connectors.replay(connectorId, making)).toBe(true);
  await all.run();
  clock.time += 5_500;
  await all.run();
  expect((await all.log()).map(({ about, state }) => [about, state])).toEqual([
    ['comment #1', 'sent'],
    ['create #1', 'sent'],
  ]);
  expect(await connectors.replay('another', 'none')).toBe(false);
});

test('a state that we set while they were asked is not taken for a change of theirs', async () => {
  const all = await withLinked();
  const { desk, ticketId, connectors, connectorId, core } = all;
  // The first look only learns how it stands.
  await connectors.hear();
  await core.move(ticketId, () => ({ by: { kind: 'system' }, via: 'system', ticket: { state: 'solved' } }));
  const asked = Promise.withResolvers<true>();
  const mayAnswer = Promise.withResolvers<true>();
  const { ask } = desk.outbound;
  desk.outbound.ask = async (request) => {
    const answer = await ask(request);
    if (request.method === 'GET' && request.url.endsWith('/35436.json')) {
      asked.resolve(true);
      await mayAnswer.promise;
    }
    return answer;
  };
  await connectors.called(connectorId, all.secret, '35436');
  const hearing = connectors.hear();
  await asked.promise;
  await all.run();
  mayAnswer.resolve(true);
  await hearing;
  expect((await all.ticketOf(ticketId))?.state).toBe('solved');
  expect((await all.linkOf(ticketId))?.remoteState).toBe('solved');
});

test('a ticket goes by its level, its app and by hand, and one that is spam goes nowhere', async () => {
  const all = await withServiceDesk('zendesk', { levels: ['l2'], appIds: ['demo'] });
  const { core, clock, connectors, connectorId, desk } = all;
  const [a, b, other, spam] = [
    await all.add('a'),
    await all.add('b'),
    await all.add('other', { appId: 'other', level: 'l2' }),
    await all.add('spam', { level: 'l2', spam: true }),
  ];
  desk.instead.answer = () => ({ status: 201, headers: {}, text: '{"ticket":{"id":1,"status":"new"}}' });
  await all.run();
  expect(desk.asked).toEqual([]);
  clock.time += 1_000;
  const up = { what: 'level', from: 'l1', to: 'l2', reason: 'hard', summary: 'Look at the log' } as const;
  await core.move(a, () => ({
    ...{ by: { kind: 'member', name: 'Ann' }, via: 'dashboard', ticket: { level: 'l2' } },
    entries: [{ kind: 'change', change: up }],
  }));
  await all.run();
  expect(desk.asked).toHaveLength(1);
  const ticket = await all.ticketOf(b);
  if (ticket === undefined) throw new Error('it was added');
  expect((await connectors.of(ticket)).others).toEqual([{ connectorId, name: 'Their desk' }]);
  expect([await connectors.handOver(ticket, connectorId), await connectors.handOver(ticket, connectorId)]).toEqual([
    true,
    false,
  ]);
  await all.run();
  expect(desk.asked).toHaveLength(2);
  for (const id of [other, spam]) {
    const one = await all.ticketOf(id);
    expect(one && (await connectors.handOver(one, connectorId))).toBe('unknown');
  }
});

test('an address that was only typed in goes nowhere', async () => {
  const all = await withServiceDesk('zendesk');
  await all.add('a', { requester: { visitorId: 'eve', verified: false, email: 'victim@example.org' } });
  await all.run();
  expect(all.desk.asked).toHaveLength(1);
  expect(all.desk.asked[0]?.body).not.toContain('victim');
});
