import { expect, onTestFinished, test } from 'vitest';
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
    await one.guides.saveDraft('shop', guide, 1);
    await one.guides.addVersion('shop', { ...guide, version: 1, publishedAt: 2 });
    await changes;
    expect(heard).toEqual(['shop', 'shop']);
    expect(await other.guides.published('shop')).toHaveLength(1);
  });
});
