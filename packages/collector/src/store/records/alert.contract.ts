import type { Alert } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

const alert: Alert = {
  ...{ alertId: 'missed', appId: 'demo', name: 'Missed', figure: 'missRate', days: 7, memberIds: ['m1'] },
  rule: { kind: 'above', value: 0.05 },
  standing: { state: 'unknown', since: 5, checkedAt: null, value: null, low: null, high: null, times: 0 },
};

export function alertContract(open: () => RecordStore | Promise<RecordStore>): void {
  async function withAlerts() {
    const store = await open();
    await store.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    await store.apps.put({ appId: 'shop', appKey: 'hk_shop_key', name: 'Shop' });
    const other: Alert = { ...alert, appId: 'shop', guideId: 'g', population: { trait: 'department', value: 'Sales' } };
    for (const one of [other, { ...alert, alertId: 'b' }, alert]) await store.alerts.put(one);
    return { ...store, other };
  }

  test('alerts are listed by app and id, and gone with their app', async () => {
    const { alerts, apps, other } = await withAlerts();
    expect(await alerts.list()).toEqual([{ ...alert, alertId: 'b' }, alert, other]);
    expect(await alerts.list('shop')).toEqual([other]);
    expect([await alerts.remove('shop', 'b'), await alerts.remove('demo', 'b')]).toEqual([false, true]);
    await apps.remove('demo');
    expect(await alerts.list()).toEqual([other]);
  });

  test('how an alert stands is noted of one alone that is as it was read', async () => {
    const { alerts } = await withAlerts();
    const raised: Alert['standing'] = { ...alert.standing, state: 'raised', checkedAt: 9, value: 0.2, times: 1 };
    expect(await alerts.note(alert, raised)).toBe(true);
    expect(await alerts.note(alert, { ...raised, times: 2 })).toBe(false);
    expect((await alerts.list('demo'))[1]?.standing).toEqual(raised);
    await alerts.put({ ...alert, name: 'Another name' });
    expect(await alerts.note({ ...alert, standing: raised }, alert.standing)).toBe(false);
    expect(await alerts.note({ ...alert, alertId: 'gone' }, raised)).toBe(false);
  });
}
