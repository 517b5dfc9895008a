import { expect, onTestFinished, test } from 'vitest';
import { BY_NOBODY, draftOf } from '../../../../test/drafts.ts';
import { describeWithPostgres, newSchema } from '../../../../test/postgres-database.ts';
import { recordStoreContract } from '../record-store.contract.ts';
import { openPostgresRecords } from './index.ts';

async function open(place?: { url: string; schema: string }) {
  const { url, schema } = place ?? (await newSchema());
  const store = await openPostgresRecords(url, schema);
  onTestFinished(() => store.close());
  return store;
}

describeWithPostgres('postgres records', () => {
  recordStoreContract(open);

  test('each collector hears what another one changes or publishes, after it is there', async () => {
    const place = await newSchema();
    const [one, other] = [await open(place), await open(place)];
    const heard: (string | undefined)[] = [];
    const changes = new Promise<void>((resolve) =>
      other.onChange((appId) => {
        heard.push(appId);
        if (heard.length === 2) resolve();
      }),
    );
    const guide = {
      kind: 'walkthrough' as const,
      guideId: 'g',
      title: 'G',
      trigger: { on: 'call' as const },
      steps: [],
    };
    await one.apps.put({ appId: 'shop', appKey: 'hk_shop_key', name: 'Shop' });
    await one.guides.put('shop', draftOf(guide), 0);
    await one.guides.addVersion('shop', { ...guide, version: 1, publishedAt: 2 }, BY_NOBODY);
    await one.guides.putLive('shop', 'g', { environment: 'production', version: 1, at: 2, by: null });
    await changes;
    expect(heard).toEqual(['shop', 'shop']);
    expect(await other.guides.published('shop', 'production')).toHaveLength(1);
  });
});
