import type { Webhook } from '@handrail/protocol';
import { SignJWT } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { createMembers } from './members.ts';
import { createIdentities } from './identity.ts';
import { createKeySets } from './jwks.ts';
import { reseal } from './reseal.ts';
import { createSecondFactor } from './second-factor.ts';
import { systemChance } from './secrets.ts';
import { createVault } from './vault.ts';
import { WEBHOOK_PURPOSE } from './webhooks/webhooks.ts';

const OLD = 'the old key, of some length ……………';
const NEW = 'the new key, of some length ……………';
const NOW = 1_767_225_600_000;
const HOOK: Webhook = {
  ...{ webhookId: 'hook', name: 'Hook', url: 'https://hooks.test/', events: ['*'], state: 'on', createdAt: 1 },
};

async function setUp() {
  const clock = { time: NOW, now: () => clock.time };
  const records = openMemoryRecords();
  const members = createMembers({ records, clock, chance: systemChance, groupRoles: [] });
  const under = (...keys: [string, ...string[]]) => {
    const vault = createVault(keys);
    const never = { refuse: () => Promise.resolve(undefined), ask: () => expect.unreachable() };
    return {
      reseal: () => reseal({ records, members, vault }),
      codes: createSecondFactor(members, vault, clock, systemChance),
      identities: createIdentities({
        ...{ records: records.credentials, vault, clock, chance: systemChance },
        keySets: createKeySets(never, clock),
      }),
    };
  };
  const { memberId } = await members.firstAdmin();
  const app = { appId: 'demo', appKey: 'hk_demo_key', name: 'Demo', identity: { mode: 'require' as const } };
  await records.apps.put(app);
  const before = under(OLD);
  const member = await members.find(memberId);
  const { secret: seed } = before.codes.newSeed(member ?? expect.unreachable());
  const code = () => new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: clock.time });
  await before.codes.turnOn(memberId, seed, code());
  const made = await before.identities.newSecret('demo');
  const sealed = createVault([OLD]).seal('a secret of a webhook', WEBHOOK_PURPOSE);
  await records.webhooks.put({ webhook: HOOK, secrets: [{ sealed, until: null }] });
  const secretOfHook = async (keys: [string, ...string[]]) => {
    const [first] = (await records.webhooks.find('hook'))?.secrets ?? [];
    return first && createVault(keys).open(first.sealed, WEBHOOK_PURPOSE);
  };
  const token = await new SignJWT({ sub: 'ada', aud: 'demo', iat: NOW / 1_000, exp: NOW / 1_000 + 3_600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(made === 'two-alive' ? '' : made.secret));
  /** Whether the code of now, and a token, hold with these keys. */
  const holds = async (...keys: [string, ...string[]]) => {
    clock.time += 30_000;
    const { codes, identities } = under(...keys);
    return [await codes.take(memberId, code()), await identities.judge(app, token), await secretOfHook(keys)];
  };
  return { under, holds, members, memberId };
}

test('after it the old key can go, and what was sealed is what it was', async () => {
  const { under, holds } = await setUp();
  const both = under(NEW, OLD);
  expect(await both.reseal()).toEqual({ renewed: 3, lost: 0 });
  expect(await both.reseal()).toEqual({ renewed: 0, lost: 0 });
  expect(await holds(NEW)).toEqual([true, { subject: 'ada' }, 'a secret of a webhook']);
  expect(await holds(OLD)).toEqual([false, 'invalid', undefined]);
});

test('without it, what the old key sealed needs the old key', async () => {
  const { holds } = await setUp();
  expect(await holds(NEW)).toEqual([false, 'invalid', undefined]);
});

test('what no key opens is counted and left as it is, for whoever finds the key', async () => {
  const { under, holds } = await setUp();
  expect(await under(NEW).reseal()).toEqual({ renewed: 0, lost: 3 });
  expect(await holds(OLD)).toEqual([true, { subject: 'ada' }, 'a secret of a webhook']);
});

test('two collectors at once, and a member who turns codes off meanwhile', async () => {
  const { under, holds, members, memberId } = await setUp();
  await Promise.all([under(NEW, OLD).reseal(), under(NEW, OLD).reseal()]);
  expect(await holds(NEW)).toEqual([true, { subject: 'ada' }, 'a secret of a webhook']);
  const run = under('a third key, of some length ……………', NEW).reseal();
  await members.update(memberId, (now) => ({ ...now, totp: null }));
  await run;
  expect((await members.find(memberId))?.totp).toBeNull();
});
