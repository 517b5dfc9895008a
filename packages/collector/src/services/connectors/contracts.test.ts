import { CONNECTOR_KINDS } from '@handrail/protocol/schema';
import { describe, expect, test } from 'vitest';
import { withServiceDesk } from '../../../test/service-desk.ts';

const TITLE = 'It does not work';
const BY_ANN = { by: { kind: 'member', id: 'ann', name: 'Ann' }, via: 'dashboard' } as const;

describe.each(CONNECTOR_KINDS)('%s, as its documentation has it', (kind) => {
  test('a ticket is made, spoken of and solved there; what they say and set comes back, and nothing goes round', async () => {
    const all = await withServiceDesk(kind);
    const { contract, desk, connectors, connectorId, clock, core, run, linkOf, secret } = all;
    const { expected } = contract;
    expect(await connectors.test(connectorId)).toEqual({ ok: true, says: expected.account });
    const ticketId = await all.add(TITLE);
    await run();
    expect(desk.strange).toEqual([]);
    expect(await linkOf(ticketId)).toMatchObject({ remoteKey: expected.key, url: expected.link, fault: null });

    clock.time += 1_000;
    await all.reply(ticketId);
    clock.time += 1_000;
    const note = [{ type: 'paragraph' as const, content: [{ text: 'Look here' }] }];
    await core.move(ticketId, () => ({ ...BY_ANN, entries: [{ kind: 'note', blocks: note }] }));
    await core.move(ticketId, () => ({ ...BY_ANN, ticket: { state: 'solved' } }));
    await run();
    expect(desk.strange).toEqual([]);
    expect((await all.log()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);

    // A call without the secret is none; with it, they are asked at once.
    expect(await connectors.called(connectorId, 'guessed', expected.key)).toBe('unknown');
    expect(await connectors.called(connectorId, secret, expected.key)).toBe('heard');
    expect(await connectors.hear()).toBe(1);
    expect((await all.ticketOf(ticketId))?.state).toBe('open');
    const theirs = (await all.records.tickets.entries(ticketId)).filter((entry) => entry.connectorId === connectorId);
    const named = expected.authors.map((name) => (name === null ? 'Their desk' : `${name} (Their desk)`));
    expect(theirs.map(({ kind: what, by, blocks }) => [what, by.name, blocks])).toEqual([
      [
        'message',
        named[0],
        [{ type: 'paragraph', content: [{ text: expect.stringMatching(/^Please try.again\.$/) }] }],
      ],
      ['note', named[1], [{ type: 'paragraph', content: [{ text: 'Ask the network team.' }] }]],
    ]);

    const before = desk.asked.filter(({ method }) => method !== 'GET').length;
    await run();
    await connectors.called(connectorId, secret, expected.key);
    await connectors.hear();
    await run();
    expect(desk.asked.filter(({ method }) => method !== 'GET')).toHaveLength(before);
    expect((await all.records.tickets.entries(ticketId)).filter((one) => one.connectorId === connectorId)).toHaveLength(
      2,
    );
    const given = desk.asked.at(-1)?.headers?.['authorization'] ?? '';
    const opened = given.replace(
      /^Basic (.*)$/,
      (_, text: string) => `Basic ${Buffer.from(text, 'base64').toString()}`,
    );
    if (expected.authorization !== null) expect(opened).toBe(expected.authorization);
    expect(desk.unused()).toHaveLength(expected.find === null ? 0 : 1);
    expect(contract.documentation.every((one) => one.startsWith('https://'))).toBe(true);
  });

  test('an answer that nobody read makes no second ticket there', async () => {
    const all = await withServiceDesk(kind);
    const { desk, contract, clock, run, log } = all;
    const isMaking = ({ method, url }: { method: string; url: string }) =>
      method === 'POST' &&
      contract.exchanges.some(({ request, response }) => response.status === 201 && url.endsWith(request.path));
    desk.instead.answer = (request, known) =>
      isMaking(request) ? { fault: 'too-slow', detail: 'has not answered', reached: true } : known;
    const ticketId = await all.add(TITLE);
    await run();
    expect((await log())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    delete desk.instead.answer;
    clock.time = (await log())[0]?.at ?? 0;
    await run();
    expect(desk.asked.filter(isMaking)).toHaveLength(1);
    const { find } = contract.expected;
    if (find !== null) expect(await all.linkOf(ticketId)).toMatchObject({ remoteKey: find, fault: null });
    else {
      expect((await all.linkOf(ticketId))?.fault).toMatch(/may have been made/);
      // Somebody has looked, and it is not there.
      const ticket = await all.ticketOf(ticketId);
      clock.time += 1_000;
      expect(ticket && (await all.connectors.handOver(ticket, all.connectorId))).toBe(true);
      await run();
      expect(await all.linkOf(ticketId)).toMatchObject({ remoteKey: contract.expected.key, fault: null });
    }
    expect(desk.strange).toEqual([]);
  });
});
