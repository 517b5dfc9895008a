import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RECORD_LIMITS } from '../../config.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { openMemoryRecords } from './memory/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const demo = { appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' };

test('what never comes to an end is taken back, others go on, and nothing of it is written later', async () => {
  const { apps, together } = openMemoryRecords();
  const late = Promise.withResolvers<undefined>();
  const stuck = together(async () => {
    await apps.put(demo);
    await late.promise;
    await apps.put({ ...demo, name: 'Too late' });
  });
  const waiting = apps.list();
  await vi.advanceTimersByTimeAsync(RECORD_LIMITS.togetherMs);
  expect(await waiting).toEqual([]);
  expect(await apps.put({ ...demo, name: 'Other' })).toBe('made');
  late.resolve(undefined);
  await expect(stuck).rejects.toBeInstanceOf(StoreUnavailable);
  expect((await apps.list()).map(({ name }) => name)).toEqual(['Other']);
});

test('whoever has not written yet keeps nobody waiting', async () => {
  const { apps, together } = openMemoryRecords();
  const goOn = Promise.withResolvers<undefined>();
  const slow = together(async () => {
    await apps.list();
    await goOn.promise;
    return apps.put(demo);
  });
  expect(await apps.put({ ...demo, appId: 'shop', appKey: 'hk_shop_key' })).toBe('made');
  goOn.resolve(undefined);
  expect(await slow).toBe('made');
});

test('what is begun within and goes on afterwards is kept by itself', async () => {
  const { apps, together } = openMemoryRecords();
  const goOn = Promise.withResolvers<undefined>();
  let after: Promise<unknown> | undefined;
  await together(async () => {
    await apps.put(demo);
    after = goOn.promise.then(() => apps.put({ ...demo, name: 'Later' }));
  });
  goOn.resolve(undefined);
  await after;
  expect((await apps.find('demo'))?.name).toBe('Later');
});
