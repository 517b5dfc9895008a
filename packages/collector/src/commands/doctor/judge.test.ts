import { BlockList } from 'node:net';
import { describe, expect, test } from 'vitest';
import { judgeForwarded } from './address.ts';
import { judgeCertificate } from './certificate.ts';
import { checkClock, driftOf } from './clock.ts';
import { checkOrigins } from './origins.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const MADE_UP = '192.0.2.77';

test('a certificate that has ended is a fault, and one that is about to is told before', () => {
  expect(judgeCertificate(NOW - DAY, NOW)).toMatchObject({
    verdict: 'fault',
    says: expect.stringMatching(/ended on 2026-02-28/),
  });
  expect(judgeCertificate(NOW + 5 * DAY, NOW).verdict).toBe('warning');
  expect(judgeCertificate(NOW + 60 * DAY, NOW)).toMatchObject({ verdict: 'ok' });
});

describe('clocks', () => {
  const heard = (now: number) => ({ whose: 'x', now, askedAt: NOW, heardAt: NOW + 200 });

  test('an answer between asking and hearing, in whole seconds, is no drift', () => {
    expect([driftOf(heard(NOW + 100)), driftOf(heard(NOW - 900)), driftOf(heard(NOW + 200))]).toEqual([0, 0, 0]);
  });

  test('who is ahead, and by how much', () => {
    expect(checkClock([heard(NOW + 10_200)])[0]).toMatchObject({
      verdict: 'warning',
      says: expect.stringMatching(/10 s behind that of x/),
    });
    expect(checkClock([heard(NOW - 61_000)])[0]).toMatchObject({
      verdict: 'fault',
      says: expect.stringMatching(/60 s ahead of that of x/),
    });
  });
});

describe('what a proxy says of the address of callers', () => {
  const none = new BlockList();
  const inside = new BlockList();
  inside.addSubnet('10.0.0.0', 8, 'ipv4');
  const judge = (forwarded: string | null, address: string | null, proxies = none) =>
    judgeForwarded({ forwarded, address, apps: [] }, proxies).verdict;

  test('added behind what was made up, or in its place, it is believed alone', () => {
    expect(judge(`${MADE_UP}, 198.51.100.4`, '198.51.100.4')).toBe('ok');
    expect(judge('198.51.100.4', '198.51.100.4')).toBe('ok');
  });

  test('handed on as it came, anybody can make an address up', () => {
    expect(judge(MADE_UP, MADE_UP)).toBe('fault');
  });

  test('a proxy that is not ours stands for all of its visitors, as does one that says nothing', () => {
    expect(judge('198.51.100.4', '10.0.0.9')).toBe('fault');
    expect(judge('198.51.100.4', '198.51.100.4', inside)).toBe('ok');
    expect(judge(null, null)).toBe('warning');
  });
});

test('an origin that is none is named with the app, whoever stored it', () => {
  const apps = [{ appId: 'shop', origins: ['shop.example.com/path'] }];
  expect(checkOrigins(apps, 'https://help.example.com')[0]).toMatchObject({
    verdict: 'fault',
    says: expect.stringMatching(/"shop"/),
  });
});
