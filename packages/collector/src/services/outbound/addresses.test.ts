import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { mayAsk } from './addresses.ts';

const NONE = new BlockList();

test.each(['8.8.8.8', '1.1.1.1', '223.255.255.255', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
  'of the public net: %s',
  (address) => expect(mayAsk(address, NONE)).toBe(true),
);

test.each([
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  // The metadata of clouds, carriers, benchmarks, papers, groups, everybody.
  ...['169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1', '192.0.2.1', '198.51.100.7', '203.0.113.9'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.0.8'],
  ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '64:ff9b::a00:1', '100::1'],
  // IPv4 in the clothes of IPv6: mapped, 6to4, Teredo.
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '2002:7f00:1::', '2001:0:7f00:1::'],
  ...['', 'localhost', '2130706433', '0x7f.1', '127.1'],
])('not of it: %s', (address) => expect(mayAsk(address, NONE)).toBe(false));

test('a network that is allowed by name may be asked, and no other', () => {
  const allowed = new BlockList();
  allowed.addSubnet('10.2.0.0', 16, 'ipv4');
  allowed.addSubnet('fd00:1::', 32, 'ipv6');
  expect(mayAsk('10.2.3.4', allowed)).toBe(true);
  expect(mayAsk('fd00:1::5', allowed)).toBe(true);
  expect(mayAsk('10.3.3.4', allowed)).toBe(false);
  expect(mayAsk('::ffff:10.2.3.4', allowed)).toBe(false);
  expect(mayAsk('fd00:2::5', allowed)).toBe(false);
});
