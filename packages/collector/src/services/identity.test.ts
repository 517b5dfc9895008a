import type { App } from '@handrail/protocol';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { createIdentities, maySpeakFor } from './identity.ts';
import { createKeySets } from './jwks.ts';
import type { Outbound } from './outbound/outbound.ts';
import { systemChance } from './secrets.ts';
import { createVault } from './vault.ts';

const NOW_S = 1_767_225_600;
const app = (more: object = {}): App => ({
  ...{ appId: 'demo', appKey: 'hk_12345678', name: 'Demo', identity: { mode: 'require' } },
  ...more,
});

/** For apps that publish no keys. */
const NOWHERE: Outbound = {
  refuse: () => Promise.resolve(undefined),
  ask: () => Promise.resolve({ fault: 'unreachable', detail: 'is nowhere' }),
};

async function setUp(outbound = NOWHERE) {
  const clock = { time: NOW_S * 1_000, now: () => clock.time };
  const { credentials } = openMemoryRecords();
  const vault = createVault(['a key of this test']);
  const keySets = createKeySets(outbound, clock);
  const identities = createIdentities({ records: credentials, vault, keySets, clock, chance: systemChance });
  const made = await identities.newSecret('demo');
  if (made === 'two-alive') throw new Error('the first secret is the first');
  const { secret, credential } = made;
  const sign = (
    claims: object = {},
    { key = secret, header = {} }: { key?: string; header?: Record<string, unknown> } = {},
  ) =>
    new SignJWT({ sub: 'ada', aud: 'demo', iat: NOW_S, exp: NOW_S + 600, ...claims })
      .setProtectedHeader({ alg: 'HS256', ...header })
      .sign(new TextEncoder().encode(key));
  return { clock, credentials, identities, secret, kid: credential.credentialId, sign };
}

const ADA = { subject: 'ada' };

describe('a token of the host’s server', () => {
  test('shows who the visitor is, by the newest secret or by the one before', async () => {
    const { identities, sign, kid } = await setUp();
    expect(await identities.judge(app(), await sign())).toEqual(ADA);
    expect(await identities.judge(app(), await sign({}, { header: { kid } }))).toEqual(ADA);
    const second = await identities.newSecret('demo');
    if (second === 'two-alive') throw new Error('two may be alive');
    expect(await identities.newSecret('demo')).toBe('two-alive');
    expect(await identities.judge(app(), await sign())).toEqual(ADA);
    expect(await identities.judge(app(), await sign({}, { key: second.secret }))).toEqual(ADA);
    await identities.removeSecret('demo', kid);
    expect(await identities.judge(app(), await sign())).toBe('invalid');
    expect(await identities.judge(app(), await sign({}, { key: second.secret }))).toEqual(ADA);
  });

  test.each([
    ['signed by another key', {}, { key: 'another secret of some length ……' }],
    ['that names a key which is not there', {}, { header: { kid: 'kid_gone' } }],
    ['that is over', { iat: NOW_S - 700, exp: NOW_S - 100 }, {}],
    ['that lives longer than an hour', { exp: NOW_S + 3_700 }, {}],
    ['made longer than an hour ago', { iat: NOW_S - 3_700, exp: NOW_S + 1 }, {}],
    ['of the future', { iat: NOW_S + 100, exp: NOW_S + 600 }, {}],
    ['for another app', { aud: 'shop' }, {}],
    ['for nobody in particular', { aud: undefined }, {}],
    ['without an end', { exp: undefined }, {}],
    ['without a beginning', { iat: undefined }, {}],
    ['of nobody', { sub: undefined }, {}],
  ])('%s shows nothing', async (_, claims, how) => {
    const { identities, sign } = await setUp();
    expect(await identities.judge(app(), await sign(claims, how))).toBe('invalid');
  });

  test('without a signature, or with one of our public key as if it were a secret, shows nothing', async () => {
    const { identities, sign } = await setUp();
    const [, payload = ''] = (await sign()).split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'HS512', 'RS512', '', 'toString']) {
      expect(await identities.judge(app(), `${part({ alg })}.${payload}.`)).toBe('invalid');
      expect(await identities.judge(app(), `${part({ alg })}.${payload}.AAAA`)).toBe('invalid');
    }
    for (const broken of ['', '.', '..', 'a.b.c', `${part({ alg: 'HS256' })}.${payload}.AAAA`]) {
      expect(await identities.judge(app(), broken)).toBe('invalid');
    }
  });

  test('shows nothing where the app has no secret, and is not looked at where the app does not ask', async () => {
    const { identities, sign, kid } = await setUp();
    const token = await sign();
    await identities.removeSecret('demo', kid);
    expect(await identities.judge(app(), token)).toBe('invalid');
    const empty = await sign({}, { key: '\0' });
    expect(await identities.judge(app(), empty)).toBe('invalid');
    expect(await identities.judge(app({ identity: undefined }), token)).toBe('nothing');
    expect(await identities.judge(app(), undefined)).toBe('nothing');
  });

  test('is over when its time is, to the half minute', async () => {
    const { identities, sign, clock } = await setUp();
    const token = await sign();
    clock.time += 629_000;
    expect(await identities.judge(app(), token)).toEqual(ADA);
    clock.time += 2_000;
    expect(await identities.judge(app(), token)).toBe('invalid');
  });

  test('the secret is sealed for its app', async () => {
    const { credentials, secret, kid } = await setUp();
    const kept = await credentials.find(kid, 'identity');
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

describe.each(['RS256', 'ES256'] as const)('a public key for %s', (alg) => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let other: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    keys = await generateKeyPair(alg, { extractable: true });
    other = await generateKeyPair(alg);
  });
  const sign = (key: CryptoKey, kid = 'one') =>
    new SignJWT({ sub: 'ada', aud: 'demo', iat: NOW_S, exp: NOW_S + 600 }).setProtectedHeader({ alg, kid }).sign(key);

  test('takes what its other half has signed, and nothing else', async () => {
    const { identities } = await setUp();
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg };
    const asking = app({ identity: { mode: 'require', jwks: [jwk] } });
    expect(await identities.judge(asking, await sign(keys.privateKey))).toEqual(ADA);
    expect(await identities.judge(asking, await sign(other.privateKey))).toBe('invalid');
    expect(await identities.judge(asking, await sign(keys.privateKey, 'two'))).toBe('invalid');
    const forged = await new SignJWT({ sub: 'ada', aud: 'demo', iat: NOW_S, exp: NOW_S + 600 })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    expect(await identities.judge(asking, forged)).toBe('invalid');
  });

  test('and what such a key has signed that the host publishes, the old one and the new one', async () => {
    const published = async (...pairs: [string, typeof keys][]) => {
      const shown = pairs.map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid, alg }));
      return { status: 200, headers: {}, text: JSON.stringify({ keys: await Promise.all(shown) }) };
    };
    let answer = await published(['one', keys]);
    const asked: string[] = [];
    const { identities, clock } = await setUp({
      ...NOWHERE,
      ask({ url }) {
        asked.push(url);
        return Promise.resolve(answer);
      },
    });
    const jwksUrl = 'https://app.test/jwks.json';
    const asking = app({ identity: { mode: 'require', jwksUrl } });
    expect(await identities.judge(asking, await sign(keys.privateKey))).toEqual(ADA);
    expect(await identities.judge(asking, await sign(other.privateKey))).toBe('invalid');
    answer = await published(['one', keys], ['two', other]);
    clock.time += 31_000;
    expect(await identities.judge(asking, await sign(other.privateKey, 'two'))).toEqual(ADA);
    expect(await identities.judge(asking, await sign(keys.privateKey))).toEqual(ADA);
    expect(await identities.judge(asking, await sign(other.privateKey, 'one'))).toBe('invalid');
    expect(asked).toEqual([jwksUrl, jwksUrl]);
    // The address stands in the settings of the app; what a token says about addresses is not looked at.
    const luring = await new SignJWT({ sub: 'ada', aud: 'demo', iat: NOW_S, exp: NOW_S + 600 })
      .setProtectedHeader({ alg, kid: 'one', jku: 'https://evil.test/jwks.json' })
      .sign(other.privateKey);
    expect(await identities.judge(asking, luring)).toBe('invalid');
    expect(asked).toHaveLength(2);
  });

  test('while published keys cannot be had nobody can say, but by keys that stand in the settings', async () => {
    const { identities } = await setUp();
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg };
    const identity = { mode: 'accept', jwksUrl: 'https://app.test/jwks.json' };
    expect(await identities.judge(app({ identity }), await sign(keys.privateKey))).toBe('keys-away');
    const both = app({ identity: { ...identity, jwks: [jwk] } });
    expect(await identities.judge(both, await sign(keys.privateKey))).toEqual(ADA);
  });
});

const unnamed = '01890a5d-ac96-774b-8cce-000000000001';
test.each([
  ['off', 'nothing', 'ada', true],
  ['off', 'nothing', unnamed, true],
  ['accept', 'nothing', 'ada', true],
  ['accept', 'invalid', 'ada', false],
  ['accept', ADA, 'ada', true],
  ['accept', ADA, 'ceo', false],
  ['require', 'nothing', 'ada', false],
  ['require', 'invalid', 'ada', false],
  ['require', ADA, 'ada', true],
  ['require', ADA, 'ceo', false],
  ['require', 'nothing', unnamed, true],
] as const)('with %s, who shows %j may speak for %s: %s', (mode, shown, visitorId, may) => {
  expect(maySpeakFor(mode, shown, visitorId)).toBe(may);
});
