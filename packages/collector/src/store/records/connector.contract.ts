import type { Connector } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { NEVER, type LinkRecord } from './connector-records.ts';
import { idOf, madeTicket } from './made-tickets.contract.ts';
import type { RecordStore } from './record-store.ts';

const connector = (connectorId: string, createdAt: number): Connector => ({
  ...{ connectorId, kind: 'zendesk', name: 'Zendésk', url: 'https://z.test', fields: {}, levels: ['l2'] },
  ...{ notes: false, polls: true, state: 'on', createdAt, statesIn: { solved: 'solved' } },
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  statesOut: { new: '', open: 'open', pending: 'pending', 'on-hold': 'hold', solved: 'solved', closed: '' },
});
const kept = (connectorId: string, createdAt: number) => ({
  ...{ connector: connector(connectorId, createdAt), sealed: 'v1.x', secretHash: '#' },
});
const link = (connectorId: string, name: string, more: Partial<LinkRecord> = {}): Omit<LinkRecord, 'revision'> => ({
  ...{ connectorId, ticketId: idOf(name), remoteId: null, remoteKey: null, remoteState: null, since: 5 },
  ...{ sending: null, seen: [], fault: null, lookAt: NEVER, ...more },
});

/** What every engine does with other service desks, and with tickets that were handed over to them. */
export function connectorContract(open: () => RecordStore | Promise<RecordStore>): void {
  async function withTickets() {
    const records = await open();
    for (const name of ['a', 'b']) await records.tickets.add(madeTicket(name), [], []);
    for (const [at, id] of ['y', 'x'].entries()) await records.connectors.put(kept(id, at));
    return records;
  }

  test('connectors are kept as they were written, replaced whole, and gone with their links', async () => {
    const { connectors } = await withTickets();
    await connectors.put({ ...kept('x', 1), sealed: 'v1.y' });
    expect(await connectors.list()).toEqual([kept('y', 0), { ...kept('x', 1), sealed: 'v1.y' }]);
    expect(await connectors.find('none')).toBeUndefined();
    await connectors.addLink(link('x', 'a'));
    await connectors.addLink(link('y', 'a'));
    expect([await connectors.remove('x'), await connectors.remove('x')]).toEqual([true, false]);
    expect((await connectors.linksOf(idOf('a'))).map(({ connectorId }) => connectorId)).toEqual(['y']);
  });

  test('a ticket is linked once, changed by whoever has seen the latest, and its links go with it', async () => {
    const { connectors, tickets } = await withTickets();
    expect(await connectors.addLink(link('x', 'a'))).toBe(true);
    expect(await connectors.addLink(link('x', 'a', { since: 9 }))).toBe(false);
    expect(await connectors.addLink(link('x', 'gone'))).toBe(false);
    const first = { ...link('x', 'a'), revision: 1 };
    expect(await connectors.link('x', idOf('a'))).toEqual(first);
    const next = { ...first, remoteId: '7', remoteKey: 'HR-7', remoteState: 'neu', seen: ['1'], sending: 'e' };
    const both = await Promise.all([connectors.putLink(next), connectors.putLink({ ...next, fault: 'no' })]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await connectors.link('x', idOf('a'))).toMatchObject({ remoteId: '7', remoteKey: 'HR-7', revision: 2 });
    await tickets.eraseVisitor('demo', 'ada');
    expect(await connectors.link('x', idOf('a'))).toBeUndefined();
    expect(await connectors.putLink({ ...next, revision: 2 })).toBe(false);
  });

  test('links that are due are taken once, the one due first first, and woken by either name', async () => {
    const { connectors } = await withTickets();
    await connectors.addLink(link('x', 'a', { remoteId: '7', remoteKey: 'HR-7', lookAt: 20 }));
    await connectors.addLink(link('x', 'b', { remoteId: '8', remoteKey: 'HR-8', lookAt: 10 }));
    await connectors.addLink(link('y', 'a', { remoteId: '7', lookAt: 1 }));
    const both = await Promise.all([connectors.takeLinks('x', 5, 15, 100), connectors.takeLinks('x', 5, 15, 100)]);
    expect(both.flat().map(({ ticketId, lookAt }) => [ticketId, lookAt])).toEqual([[idOf('b'), 10]]);
    expect((await connectors.takeLinks('x', 5, 100, 300)).map(({ ticketId }) => ticketId)).toEqual([
      idOf('a'),
      idOf('b'),
    ]);
    await connectors.wake('x', '7', 200);
    await connectors.wake('x', 'HR-8', 150);
    await connectors.wake('x', 'HR-9', 150);
    expect((await connectors.takeLinks('x', 1, 250, 400)).map(({ ticketId }) => ticketId)).toEqual([idOf('b')]);
    expect((await connectors.takeLinks('x', 5, 250, 400)).map(({ ticketId }) => ticketId)).toEqual([idOf('a')]);
  });
}
