import { expect, test } from 'vitest';
import { openMemoryRecords } from '../../store/records/memory/index.ts';
import { createMembers } from '../members.ts';
import { reseal } from '../reseal.ts';
import { systemChance } from '../secrets.ts';
import { createVault } from '../vault.ts';
import { signedHeaders } from './sign.ts';
import { createWebhooks } from './webhooks.ts';

test('after the keys of the installation were changed, calls are signed by the secret that the receiver has', async () => {
  const records = openMemoryRecords();
  const clock = { now: () => 1_767_225_600_000 };
  const asked: Readonly<Record<string, string>>[] = [];
  const outbound = {
    refuse: () => Promise.resolve(undefined),
    ask: ({ headers = {} }: { headers?: Readonly<Record<string, string>> }) => {
      asked.push(headers);
      return Promise.resolve({ status: 204, headers: {}, text: '' });
    },
  };
  const under = (...keys: [string, ...string[]]) => {
    const vault = createVault(keys);
    return { vault, webhooks: createWebhooks({ records, outbound, vault, clock, chance: systemChance }) };
  };
  const made = await under('old').webhooks.make({ name: 'Wall', url: 'https://example.com/', events: ['*'] });
  if ('refused' in made) throw new Error(made.refused);
  const members = createMembers({ records, clock, chance: systemChance, groupRoles: [] });
  expect(await reseal({ records, members, vault: under('new', 'old').vault })).toEqual({ renewed: 1, lost: 0 });
  const { webhooks } = under('new');
  await webhooks.ping(made.webhook.webhookId);
  const [call] = await records.deliveries.list({ kind: 'webhook', limit: 1 });
  if (call === undefined) throw new Error('the ping waits in the outbox');
  expect(await webhooks.call(call)).toEqual({ sent: true, outcome: '204' });
  expect(asked[0]).toMatchObject(signedHeaders(call.deliveryId, clock.now(), call.content, [made.secret]));
});
