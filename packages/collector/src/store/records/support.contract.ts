import type { SupportSettings } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

const settings = (price: number): SupportSettings => ({
  ...{ teams: [], categories: [], routing: [], policies: [], cannedReplies: [] },
  ticketPrice: { amount: price, currency: 'EUR' },
});

/** What every engine does with the settings of the service centre. */
export function supportContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('settings of the service centre are replaced by whoever has seen the latest alone', async () => {
    const { support } = await open();
    expect(await support.find()).toBeUndefined();
    expect(await support.put(settings(7), 3)).toBe(false);
    expect(await support.put(settings(1), 0)).toBe(true);
    expect(await support.put(settings(2), 0)).toBe(false);
    expect(await support.find()).toEqual({ revision: 1, settings: settings(1) });
    const both = await Promise.all([support.put(settings(3), 1), support.put(settings(3), 1)]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await support.find()).toEqual({ revision: 2, settings: settings(3) });
  });
}
