import { expect, test } from 'vitest';
import { chainOf, type AuditNote } from './audit-records.ts';
import type { RecordStore } from './record-store.ts';

const note = (more: Partial<AuditNote> = {}): AuditNote => ({
  ...{ at: 10, memberId: 'ada', name: 'Ada', by: 'session', action: 'guide.published', appId: 'demo', target: 'g' },
  ...{ before: null, after: { version: 1, title: 'Grüße 👋' }, address: '127.0.0.1' },
  ...more,
});

/** What every engine must do for the log of what was done. */
export function auditContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('entries are numbered and chained, also when many are written at once', async () => {
    const { audit } = await open();
    await Promise.all(Array.from({ length: 5 }, (_, index) => audit.append(note({ at: index }))));
    const entries = (await audit.page({ limit: 9 })).reverse();
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    let before = '';
    for (const { seq, chain, ...kept } of entries) {
      expect(chain).toBe(chainOf(before, seq, kept));
      before = chain;
    }
    expect(entries[0]).toMatchObject(note({ at: entries[0]?.at ?? -1 }));
  });

  test('entries are asked for by who, what, where and when, and in pages', async () => {
    const { audit } = await open();
    await audit.append(note({ at: 1 }));
    await audit.append(note({ at: 2, memberId: null, name: '', action: 'sign-in.refused', appId: null }));
    await audit.append(note({ at: 3, memberId: 'bob', appId: 'shop' }));
    const seqs = async (query: object) => (await audit.page({ limit: 9, ...query })).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([3, 2, 1]);
    expect(await seqs({ limit: 2 })).toEqual([3, 2]);
    expect(await seqs({ before: 2 })).toEqual([1]);
    expect(await seqs({ memberId: 'bob' })).toEqual([3]);
    expect(await seqs({ action: 'sign-in.refused' })).toEqual([2]);
    expect(await seqs({ appId: 'demo' })).toEqual([1]);
    expect(await seqs({ from: 2, to: 3 })).toEqual([2]);
    expect(await seqs({ action: "x' OR '1'='1" })).toEqual([]);
  });
}
