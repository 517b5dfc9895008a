import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { JWKS_LIMITS } from '../delivery-limits.ts';
import { createKeySets } from './jwks.ts';
import type { Outbound, OutboundAnswer } from './outbound/outbound.ts';

const URL = 'https://app.test/jwks.json';
let first: JWK;
let second: JWK;
let rsa: JWK;
let priv: JWK;
beforeAll(async () => {
  const made = async (alg: string, kid: string): Promise<[JWK, JWK]> => {
    const pair: { publicKey: CryptoKey; privateKey: CryptoKey } = await generateKeyPair(alg, { extractable: true });
    return [{ ...(await exportJWK(pair.publicKey)), kid }, await exportJWK(pair.privateKey)];
  };
  [[first, priv], [second], [rsa]] = await Promise.all([made('ES256', 'a'), made('ES256', 'b'), made('RS256', 'r')]);
});

function setUp() {
  const clock = { time: 1_000_000, now: () => clock.time };
  const host: { answer: OutboundAnswer; asked: number; late?: Promise<void> } = {
    ...{ answer: { fault: 'unreachable', detail: '' }, asked: 0 },
  };
  const outbound: Outbound = {
    refuse: () => Promise.resolve(undefined),
    async ask() {
      host.asked += 1;
      await host.late;
      return host.answer;
    },
  };
  const has = (...keys: unknown[]) => {
    host.answer = { status: 200, headers: {}, text: JSON.stringify({ keys }) };
  };
  return { ...createKeySets(outbound, clock), clock, host, has };
}
const count = (keys: unknown[] | 'away'): number => (keys === 'away' ? -1 : keys.length);

describe('keys that a host publishes', () => {
  test('are asked for once, by however many at the same moment, and again when they may have changed', async () => {
    const { keysOf, host, has, clock } = setUp();
    has(first, second, rsa);
    const many = await Promise.all([1, 2, 3].map(() => keysOf(URL, 'ES256', 'a')));
    expect(many.map(count)).toEqual([1, 1, 1]);
    expect(count(await keysOf(URL, 'ES256', undefined))).toBe(2);
    expect(count(await keysOf(URL, 'RS256', 'r'))).toBe(1);
    expect(host.asked).toBe(1);
    clock.time += JWKS_LIMITS.freshMs;
    await keysOf(URL, 'ES256', 'a');
    expect(host.asked).toBe(2);
  });

  test('a new one is good from its first token on; made-up names do not ask the host each time', async () => {
    const { keysOf, host, has, clock } = setUp();
    has(first);
    await keysOf(URL, 'ES256', 'a');
    has(first, second);
    clock.time += JWKS_LIMITS.againMs;
    expect(count(await keysOf(URL, 'ES256', 'b'))).toBe(1);
    expect(count(await keysOf(URL, 'ES256', 'a'))).toBe(1);
    for (let times = 0; times < 50; times += 1) expect(count(await keysOf(URL, 'ES256', `x${times}`))).toBe(0);
    expect(host.asked).toBe(2);
    // The old one is taken out, and so it is here.
    has(second);
    clock.time += JWKS_LIMITS.freshMs;
    expect(count(await keysOf(URL, 'ES256', 'a'))).toBe(0);
    expect(count(await keysOf(URL, 'ES256', 'b'))).toBe(1);
  });

  test('while the host is away they are good for a day; without any, nobody can say', async () => {
    const { keysOf, host, has, clock } = setUp();
    expect(await keysOf(URL, 'ES256', 'a')).toBe('away');
    expect(await keysOf(URL, 'ES256', 'a')).toBe('away');
    expect(host.asked).toBe(1);
    clock.time += JWKS_LIMITS.againMs;
    has(first);
    expect(count(await keysOf(URL, 'ES256', 'a'))).toBe(1);
    host.answer = { fault: 'too-slow', detail: '' };
    clock.time += JWKS_LIMITS.staleMs - 1;
    expect(count(await keysOf(URL, 'ES256', 'a'))).toBe(1);
    clock.time += 1;
    expect(await keysOf(URL, 'ES256', 'a')).toBe('away');
  });

  test.each<[string, OutboundAnswer | undefined, unknown]>([
    ['a redirect', { status: 302, headers: { location: 'https://evil.test' }, text: '' }, 'away'],
    ['a page', { status: 200, headers: {}, text: '<!doctype html>' }, 'away'],
    ['null', { status: 200, headers: {}, text: 'null' }, 'away'],
    ['no list', { status: 200, headers: {}, text: '{"keys":{}}' }, 'away'],
    ['a key with the name of Object.prototype', { status: 200, headers: {}, text: '{"keys":["__proto__",[],1]}' }, 0],
  ])('%s instead of keys', async (_, answer, wanted) => {
    const { keysOf, host } = setUp();
    if (answer) host.answer = answer;
    const keys = await keysOf(URL, 'ES256', undefined);
    expect(keys === 'away' ? keys : keys.length).toBe(wanted);
  });

  test('of another kind, another use, too short, or broken show nothing; of a private one, its public half', async () => {
    const { keysOf, has } = setUp();
    const short = { ...rsa, n: 'AQAB'.repeat(40), kid: 's' };
    const oct = { kty: 'oct', k: 'c2VjcmV0', kid: 'o', alg: 'HS256' };
    has({ ...first, use: 'enc' }, { ...first, alg: 'RS256' }, { ...first, crv: 'P-384' }, short, oct, { kty: 'EC' });
    expect(count(await keysOf(URL, 'ES256', undefined))).toBe(0);
    expect(count(await keysOf(URL, 'RS256', undefined))).toBe(0);
    const other = setUp();
    other.has({ ...priv, kid: 'p' }, { ...first, x: 'AAAA' });
    const keys = await other.keysOf(URL, 'ES256', undefined);
    expect(keys === 'away' ? keys : keys.map(({ type }) => type)).toEqual(['public']);
  });
});
