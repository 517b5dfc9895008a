import { BlockList, isIP } from 'node:net';

/** Networks that lead nowhere in the public net: this machine, private ones, those that are set aside (IANA's special-purpose registries). */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
}
// Addresses within addresses (6to4, Teredo) could lead into private networks again.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');
}
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const MAPPED = new BlockList();
MAPPED.addSubnet('::ffff:0:0', 96, 'ipv6');

/** Whether a network address may be asked: one of the public net, or of a network that is allowed by name. */
export function mayAsk(address: string, allowed: BlockList): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // Node's lists know an IPv4 address in the clothes of IPv6 by either name; nobody has a reason to write one.
  if (family === 6 && MAPPED.check(address, 'ipv6')) return false;
  const name = family === 6 ? 'ipv6' : 'ipv4';
  if (allowed.check(address, name)) return true;
  if (family === 6 && !GLOBAL.check(address, 'ipv6')) return false;
  return !NOT_PUBLIC.check(address, name);
}
