import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

/** What every engine does with what must leave, and with whom it leaves for. */
export function deliveryContract(open: () => RecordStore | Promise<RecordStore>): void {
  const mail = (deliveryId: string, createdAt: number) => ({
    ...{ deliveryId, kind: 'mail' as const, target: '', content: `{"to":"${deliveryId}"}`, createdAt },
  });
  const ids = (list: readonly { deliveryId: string }[]) => list.map(({ deliveryId }) => deliveryId);

  test('what must leave is taken once, the oldest first, and again when whoever took it says nothing', async () => {
    const { deliveries } = await open();
    expect(await deliveries.add(mail('b', 20))).toBe(true);
    expect(await deliveries.add(mail('a', 10))).toBe(true);
    expect(await deliveries.add(mail('a', 99))).toBe(false);
    await deliveries.add({ ...mail('w', 5), kind: 'webhook', target: 'hook' });
    expect(await deliveries.take('mail', 5, 15, 100)).toEqual([
      { ...mail('a', 10), state: 'waiting', attempts: 0, at: 10, outcome: '' },
    ]);
    const both = await Promise.all([deliveries.take('mail', 5, 50, 100), deliveries.take('mail', 5, 50, 100)]);
    expect(both.flatMap(ids)).toEqual(['b']);
    expect(ids(await deliveries.take('mail', 1, 100, 200))).toEqual(['a']);
    expect(ids(await deliveries.take('mail', 5, 100, 200))).toEqual(['b']);
  });

  test('tries are counted and written down; what has left is replayed on demand and forgotten in time', async () => {
    const { deliveries } = await open();
    for (const id of ['a', 'b', 'c']) await deliveries.add(mail(id, 10));
    await deliveries.add({ ...mail('w', 11), kind: 'webhook', target: 'hook' });
    await deliveries.tried('a', { state: 'waiting', at: 40, outcome: '503' });
    await deliveries.tried('a', { state: 'sent', at: 50, outcome: '200' });
    expect(await deliveries.find('a')).toMatchObject({ attempts: 2, state: 'sent', at: 50, outcome: '200' });
    expect(ids(await deliveries.list({ kind: 'mail', limit: 2 }))).toEqual(['c', 'b']);
    expect(ids(await deliveries.list({ kind: 'webhook', target: 'hook', limit: 9 }))).toEqual(['w']);
    expect(ids(await deliveries.list({ kind: 'webhook', target: 'other', limit: 9 }))).toEqual([]);
    expect([await deliveries.replay('a', 60), await deliveries.replay('none', 60)]).toEqual([true, false]);
    expect(await deliveries.find('a')).toMatchObject({ attempts: 0, state: 'waiting', at: 60 });
    await deliveries.giveUp('hook', 'gone');
    expect(await deliveries.find('w')).toMatchObject({ state: 'failed', outcome: 'gone' });
    await deliveries.tried('b', { state: 'sent', at: 70, outcome: '200' });
    await deliveries.forget(71);
    expect(ids(await deliveries.list({ kind: 'mail', limit: 9 }))).toEqual(['c', 'a']);
    expect(await deliveries.find('w')).toBeUndefined();
  });

  test('webhooks are kept as they were written, replaced whole, and gone once removed', async () => {
    const { webhooks } = await open();
    const record = (webhookId: string, createdAt: number) => ({
      webhook: {
        webhookId,
        name: 'Äpfel',
        url: 'https://example.com/',
        events: ['*'],
        state: 'on' as const,
        createdAt,
      },
      secrets: [{ sealed: 'v1.x', until: null }],
    });
    await webhooks.put(record('b', 1));
    await webhooks.put(record('a', 2));
    await webhooks.put({ ...record('b', 1), secrets: [{ sealed: 'v1.y', until: 5 }] });
    expect(await webhooks.list()).toEqual([
      { ...record('b', 1), secrets: [{ sealed: 'v1.y', until: 5 }] },
      record('a', 2),
    ]);
    expect(await webhooks.find('a')).toEqual(record('a', 2));
    expect([await webhooks.remove('a'), await webhooks.remove('a')]).toEqual([true, false]);
    expect(await webhooks.find('a')).toBeUndefined();
  });
}
