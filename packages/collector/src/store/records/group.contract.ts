import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

const group = (groupId: string, name: string, externalId: string | null = null) => ({ groupId, name, externalId });

/** What every engine must do for groups of the directory. */
export function groupContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('groups are kept under names of their own, changed, and removed', async () => {
    const { groups } = await open();
    expect(await groups.put(group('b', 'Buyers', 'x'))).toBe('made');
    expect(await groups.put(group('a', 'Ärzte'))).toBe('made');
    expect(await groups.list()).toEqual([group('b', 'Buyers', 'x'), group('a', 'Ärzte')]);
    expect(await groups.put(group('c', 'Buyers'))).toBe('taken');
    expect(await groups.put(group('a', 'Buyers'))).toBe('taken');
    expect(await groups.find('c')).toBeUndefined();
    expect(await groups.put(group('b', 'Purchasing'))).toBe('changed');
    expect(await groups.find('b')).toEqual(group('b', 'Purchasing'));
    expect(await groups.remove('b')).toBe(true);
    expect(await groups.remove('b')).toBe(false);
    expect((await groups.list()).map(({ groupId }) => groupId)).toEqual(['a']);
  });
}
