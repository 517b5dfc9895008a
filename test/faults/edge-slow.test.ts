import { once } from 'node:events';
import { connect, BlockList, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createClientAddress } from '../../packages/collector/src/client-address.ts';
import { HTTP_LIMITS } from '../../packages/collector/src/config.ts';
import { openPort, type PortLimits } from '../../packages/collector/src/server.ts';
import { HOME, withApp } from '../../packages/collector/test/collector-app.ts';

// The bounds are set to parts of a second, so that nobody waits for those that hold outside.
const LIMITS: PortLimits = {
  headersTimeoutMs: 300,
  requestTimeoutMs: 600,
  keepAliveTimeoutMs: 200,
  connectionsCheckMs: 50,
  maxHeaderBytes: 4_096,
  maxConnections: 10,
};

/** The collector in memory behind a real port. */
async function listen(limits: Partial<PortLimits> = {}): Promise<number> {
  const { app } = await withApp();
  const port = await openPort('127.0.0.1', 0, createClientAddress(new BlockList()), { ...LIMITS, ...limits });
  const { stop } = port.serve(app.fetch, app.directly);
  onTestFinished(stop);
  return port.port;
}

interface Line {
  socket: Socket;
  /** All that came until the other side hung up. */
  ended: Promise<string>;
}

function open(port: number): Line {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => (said += String(bytes)));
  // Who is cut off may find the line broken.
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return { socket, ended: once(socket, 'close').then(() => said) };
}

/** Sends a text byte by byte, until it is sent or the line is closed. */
function drip(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= text.length || !socket.writable) clearInterval(timer);
    else socket.write(text.charAt(at++));
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}

const HEAD = 'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n';

test.each([
  ['headers byte by byte', (socket: Socket) => drip(socket, `GET /healthz HTTP/1.1\r\nX: ${'x'.repeat(500)}`, 20)],
  ['headers that never end', (socket: Socket) => socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n')],
  [
    'a body byte by byte',
    (socket: Socket) => (socket.write(`${HEAD}Content-Length: 500\r\n\r\n`), drip(socket, ' '.repeat(400), 20)),
  ],
  ['a body that never comes', (socket: Socket) => socket.write(`${HEAD}Content-Length: 500\r\n\r\n`)],
  [
    'chunks that never end',
    (socket: Socket) => (
      socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`),
      drip(socket, '1\r\n \r\n'.repeat(90), 10)
    ),
  ],
])('who sends %s is cut off, and others are served meanwhile', async (_, send) => {
  const port = await listen();
  const slow = open(port);
  await once(slow.socket, 'connect');
  send(slow.socket);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect(await slow.ended).toMatch(/^(?:HTTP\/1\.1 408 [^]*"status":408|$)/);
});

test('a line on which nothing is said is closed', async () => {
  const port = await listen();
  const silent = open(port);
  expect(await silent.ended).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  const kept = open(port);
  kept.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await kept.ended).toMatch(/^HTTP\/1\.1 200 /);
});

test('headers over their bound are refused with 431, as a problem document', async () => {
  const port = await listen();
  const { socket, ended } = open(port);
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(5_000)}\r\n\r\n`);
  const said = await ended;
  expect(said).toMatch(/^HTTP\/1\.1 431 /);
  expect(said.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 431, code: 'invalid-request' });
});

test('more connections than may be are hung up on, and there is room again when others go', async () => {
  const port = await listen({ maxConnections: 3, headersTimeoutMs: 60_000, requestTimeoutMs: 60_000 });
  const held = Array.from({ length: 3 }, () => open(port));
  for (const { socket } of held) await once(socket, 'connect');
  const refused = open(port);
  expect(await refused.ended).toBe('');
  for (const { socket } of held) socket.destroy();
  await Promise.all(held.map(({ ended }) => ended));
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});

test('a packed body is given up where it grows past its bound, not when it has been unpacked', async () => {
  const { ask, appKey } = await withApp();
  const bomb = gzipSync(
    Buffer.concat([Buffer.from(`{"protocol":1,"appKey":"${appKey}","x":"`), Buffer.alloc(256 * 1_048_576, 0x61)]),
  );
  expect(bomb.byteLength).toBeLessThan(HTTP_LIMITS.managementBodyBytes);
  const before = process.memoryUsage().arrayBuffers;
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', origin: HOME };
  const answers = Array.from({ length: 8 }, () => ask('POST', '/v1/events', headers, new Uint8Array(bomb)));
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1);
  for (const { status } of await Promise.all(answers)) expect(status).toBe(413);
  clearInterval(watch);
  expect(most).toBeLessThan(64 * 1_048_576);
});

test('the bounds outside the tests are those that the handbook names', () => {
  const { headersTimeoutMs, requestTimeoutMs, connectionsCheckMs, maxHeaderBytes, maxConnections } = HTTP_LIMITS;
  expect([headersTimeoutMs, requestTimeoutMs, maxHeaderBytes, maxConnections]).toEqual([
    10_000, 30_000, 16_384, 10_000,
  ]);
  expect(connectionsCheckMs).toBeLessThanOrEqual(1_000);
});
