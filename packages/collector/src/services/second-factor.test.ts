import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { createMembers } from './members.ts';
import { createSecondFactor } from './second-factor.ts';
import { systemChance } from './secrets.ts';
import { createVault } from './vault.ts';

async function setUp() {
  const clock = { time: 1_767_225_600_000, now: () => clock.time };
  const records = openMemoryRecords();
  const members = createMembers({ records, clock, chance: systemChance, groupRoles: [] });
  const { memberId } = await members.firstAdmin();
  const using = (...keys: [string, ...string[]]) => createSecondFactor(members, createVault(keys), clock, systemChance);
  const factor = using('key-one');
  const member = await members.firstAdmin();
  const { secret, uri } = factor.newSeed(member);
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  const codeAt = (offsetMs = 0) => app.generate({ timestamp: clock.time + offsetMs });
  return { clock, records, members, memberId, using, factor, secret, uri, codeAt };
}

// RFC 6238, appendix B: the seed "12345678901234567890" with SHA-1; the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i s the code of the RFC is taken', async (seconds, code) => {
  const { clock, factor, memberId } = await setUp();
  clock.time = seconds * 1_000;
  const seed = Secret.fromLatin1('12345678901234567890').base32;
  expect(await factor.turnOn(memberId, seed, code)).toHaveLength(10);
});

test('an authenticator app reads the seed from the address', async () => {
  const { uri, secret } = await setUp();
  const read = new URL(uri);
  expect([read.protocol, read.host]).toEqual(['otpauth:', 'totp']);
  expect(Object.fromEntries(read.searchParams)).toMatchObject({
    secret,
    issuer: 'Handrail',
    digits: '6',
    period: '30',
  });
});

test('codes are on only after one has shown that the app has the seed', async () => {
  const { factor, members, memberId, secret, codeAt } = await setUp();
  const wrong = codeAt() === '000000' ? '000001' : '000000';
  expect(await factor.turnOn(memberId, secret, wrong)).toBeUndefined();
  expect((await members.find(memberId))?.totp).toBeNull();
});

test('a code is good once, and for one span of time before and after', async () => {
  const { clock, factor, memberId, secret, codeAt } = await setUp();
  await factor.turnOn(memberId, secret, codeAt());
  expect(await factor.take(memberId, codeAt())).toBe(false);
  clock.time += 90_000;
  expect(await factor.take(memberId, codeAt(-60_000))).toBe(false);
  expect(await factor.take(memberId, codeAt(60_000))).toBe(false);
  expect(await factor.take(memberId, ` ${codeAt(-30_000).slice(0, 3)} ${codeAt(-30_000).slice(3)}`)).toBe(true);
  expect(await factor.take(memberId, codeAt(30_000))).toBe(true);
  // Once a later one was taken, an earlier one is replayed.
  expect(await factor.take(memberId, codeAt())).toBe(false);
});

test('of two who bring the same code at the same moment, one is let in', async () => {
  const { clock, factor, memberId, secret, codeAt } = await setUp();
  await factor.turnOn(memberId, secret, codeAt());
  clock.time += 60_000;
  const both = await Promise.all([factor.take(memberId, codeAt()), factor.take(memberId, codeAt())]);
  expect(both.toSorted()).toEqual([false, true]);
});

test('a recovery code works once, however it is typed', async () => {
  const { factor, memberId, secret, codeAt } = await setUp();
  const [first = '', second = ''] = (await factor.turnOn(memberId, secret, codeAt())) ?? [];
  expect(await factor.take(memberId, first.toUpperCase().replaceAll('-', ' '))).toBe(true);
  expect(await factor.take(memberId, first)).toBe(false);
  await factor.turnOff(memberId);
  expect(await factor.take(memberId, second)).toBe(false);
});

test('the seed is sealed at rest, opens with an older key, and is sealed anew when it is used', async () => {
  const { clock, using, factor, records, memberId, secret, codeAt } = await setUp();
  await factor.turnOn(memberId, secret, codeAt());
  expect(JSON.stringify(await records.members.list())).not.toContain(secret);
  clock.time += 60_000;
  expect(await using('key-two', 'key-one').take(memberId, codeAt())).toBe(true);
  clock.time += 60_000;
  expect(await using('key-two').take(memberId, codeAt())).toBe(true);
  clock.time += 60_000;
  expect(await factor.take(memberId, codeAt())).toBe(false);
});
