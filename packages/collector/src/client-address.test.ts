import { IncomingMessage } from 'node:http';
import { BlockList, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createClientAddress, readNetworks } from './client-address.ts';

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  const incoming = new IncomingMessage(socket);
  if (forwarded !== undefined) incoming.headers['x-forwarded-for'] = forwarded;
  return incoming;
}
const none = new BlockList();
const proxies = readNetworks('10.0.0.0/8, 2001:db8::1') ?? none;

test.each([
  ['a client is who it is', from('192.0.2.1'), '192.0.2.1'],
  ['a client cannot name another', from('192.0.2.1', '203.0.113.9'), '192.0.2.1'],
  ['a proxy of ours is believed', from('10.1.2.3', '203.0.113.9'), '203.0.113.9'],
  ['as is one that speaks IPv6', from('2001:db8::1', '203.0.113.9'), '203.0.113.9'],
  ['what a client told the proxy is not', from('10.1.2.3', '198.51.100.1, 203.0.113.9'), '203.0.113.9'],
  ['a chain of ours is followed', from('10.1.2.3', '203.0.113.9, 10.9.9.9'), '203.0.113.9'],
  ['nonsense is passed over', from('10.1.2.3', '<script>, 203.0.113.9'), '203.0.113.9'],
  ['a proxy on this machine is ours', from('127.0.0.1', '203.0.113.9'), '203.0.113.9'],
  ['IPv4 within IPv6 is IPv4', from('::ffff:192.0.2.1'), '192.0.2.1'],
  ['this machine has no address', from('::1'), undefined],
])('%s', (_, incoming, address) => {
  expect(createClientAddress(proxies)(incoming)).toBe(address);
});

test.each(['10.0.0.0/33', 'example.com', '10.0.0.1/x', '', '10.0.0.1,'])('%j names no proxies', (text) => {
  expect(readNetworks(text)).toBeUndefined();
});
