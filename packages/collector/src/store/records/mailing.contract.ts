import type { Mailing } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

const mailing: Mailing = {
  ...{ mailingId: 'b', owner: { memberId: 'm', name: 'Ada' }, name: 'Each Monday', left: [] },
  ...{ what: { kind: 'overview' }, memberIds: ['m'], addresses: ['board@example.com'] },
  when: { every: 'week', weekday: 1, time: '08:00', timeZone: 'Europe/Berlin' },
  standing: { dueAt: 9, sentFor: null, sent: 0, leftOut: 0, fault: null },
};

export function mailingContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('mailings are listed by id, replaced and removed', async () => {
    const { mailings } = await open();
    await mailings.put(mailing);
    await mailings.put({ ...mailing, mailingId: 'a' });
    await mailings.put({ ...mailing, name: 'Another' });
    expect((await mailings.list()).map(({ mailingId, name }) => [mailingId, name])).toEqual([
      ['a', 'Each Monday'],
      ['b', 'Another'],
    ]);
    expect(await mailings.find('a')).toEqual({ ...mailing, mailingId: 'a' });
    expect([await mailings.remove('a'), await mailings.remove('a')]).toEqual([true, false]);
    expect(await mailings.find('a')).toBeUndefined();
  });

  test('one is replaced alone that is as it was read, in whatever order its fields came', async () => {
    const { mailings } = await open();
    await mailings.put(mailing);
    const next = { ...mailing, standing: { ...mailing.standing, dueAt: 20, sentFor: 9, sent: 2 } };
    const { when, ...rest } = mailing;
    expect(await mailings.replace({ ...rest, when: { ...when } }, next)).toBe(true);
    expect(await mailings.replace(mailing, next)).toBe(false);
    expect(await mailings.replace({ ...mailing, mailingId: 'gone' }, next)).toBe(false);
    expect(await mailings.find('b')).toEqual(next);
  });

  test('the addresses that are allowed are those that were said last', async () => {
    const { mailings } = await open();
    await mailings.allow(['b@example.com', 'a@example.com']);
    expect(await mailings.addresses()).toEqual(['a@example.com', 'b@example.com']);
    await mailings.allow(['b@example.com', 'c@example.com']);
    expect(await mailings.addresses()).toEqual(['b@example.com', 'c@example.com']);
    await mailings.allow([]);
    expect(await mailings.addresses()).toEqual([]);
  });
}
