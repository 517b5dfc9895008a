import { expect, test } from 'vitest';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { createManifests } from './manifests.ts';

/** Manifests over records that another collector changes: through the store, past the manifests. */
async function setUp() {
  const clock = { time: 1_000, now: () => clock.time };
  const records = openMemoryRecords();
  let tell: (appId: string | undefined) => void = () => {};
  const manifests = createManifests({ ...records, onChange: (listener) => (tell = listener) }, clock);
  const rename = (perDay: number) =>
    records.apps.put({ appId: 'a', appKey: 'hk_aaaaaaaa', name: 'A', limits: { perDay } });
  await rename(1);
  const perDay = async () => /"perDay":(\d)/.exec((await manifests.ofKey('hk_aaaaaaaa'))?.text ?? '')?.[1];
  return { clock, rename, perDay, tell: (appId: string | undefined) => tell(appId) };
}

test.each([['a'], [undefined]])(
  'a manifest is made afresh when another collector told of a change: %s',
  async (told) => {
    const { rename, perDay, tell } = await setUp();
    expect(await perDay()).toBe('1');
    await rename(2);
    tell('another');
    expect(await perDay()).toBe('1');
    tell(told);
    expect(await perDay()).toBe('2');
  },
);

test('a change of which nobody told is seen half a minute later', async () => {
  const { clock, rename, perDay } = await setUp();
  expect(await perDay()).toBe('1');
  await rename(2);
  clock.time += 29_999;
  expect(await perDay()).toBe('1');
  clock.time += 1;
  expect(await perDay()).toBe('2');
});
