import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { BlockList, isIP } from 'node:net';

/** Tells from which address a request comes; undefined for this machine itself. */
export type ClientAddress = (incoming: IncomingMessage) => string | undefined;

/**
 * A proxy says for whom it asks, and is believed only when it is one of ours: others could name anybody. Proxies on this
 * machine are ours.
 */
export function createClientAddress(proxies: BlockList): ClientAddress {
  // Of those who come without a proxy, who have the same address as long as their connection.
  const known = new WeakMap<Socket, { address: string | undefined }>();
  return (incoming) => {
    const { socket, headers } = incoming;
    if (headers['x-forwarded-for'] !== undefined) return work(incoming);
    const before = known.get(socket);
    if (before !== undefined) return before.address;
    const address = work(incoming);
    known.set(socket, { address });
    return address;
  };

  function work({ socket, headers }: IncomingMessage): string | undefined {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const way = [...forwarded, socket.remoteAddress ?? ''].map(plain).filter((one) => isIP(one) !== 0);
    // From the end: each proxy that is ours has added the address before it.
    return way.findLast((one) => !isListed(proxies, one) && !isListed(LOOPBACK, one));
  }
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const isListed = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address in the clothes of IPv6 is the same address. */
const plain = (text: string): string => text.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** Reads addresses and networks (`10.0.0.0/8`), with commas between; undefined when one is neither. */
export function readNetworks(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const one of text.split(',').map((part) => part.trim())) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    if (family === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))) return undefined;
    list.addSubnet(address, bits === undefined ? most : Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
