import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { clamdScan } from './clamd.ts';

/** A server that speaks as clamd does; it finds the word EICAR. */
async function startClamd(answer = (found: boolean) => `stream: ${found ? 'Eicar-Signature FOUND' : 'OK'}\0`) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let got = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      got = Buffer.concat([got, part]);
      if (got.length < 10) return;
      if (got.toString('latin1', 0, 10) !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0');
      const pieces: Buffer[] = [];
      for (let at = 10; at + 4 <= got.length;) {
        const size = got.readUInt32BE(at);
        if (size === 0) return void socket.end(answer(Buffer.concat(pieces).includes('EICAR')));
        if (at + 4 + size > got.length) return;
        pieces.push(got.subarray(at + 4, at + 4 + size));
        at += 4 + size;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  onTestFinished(stop);
  return { host: '127.0.0.1', port, stop };
}

test('a file is handed over in pieces as clamd wants them, and its verdict is taken', async () => {
  const scan = clamdScan(await startClamd());
  expect(await scan(Buffer.alloc(300_000, 1))).toBe('clean');
  const infected = Buffer.concat([Buffer.alloc(200_000, 1), Buffer.from('EICAR'), Buffer.alloc(100_000)]);
  expect(await scan(infected)).toBe('infected');
  expect(await scan(new Uint8Array())).toBe('clean');
});

test('a scanner that errs, says nothing or is not there lets nothing through', async () => {
  const clamd = await startClamd(() => 'INSTREAM size limit exceeded. ERROR\0');
  expect(await clamdScan(clamd)(Buffer.from('x'))).toBe('unavailable');
  const silent = await startClamd(() => '');
  expect(await clamdScan(silent)(Buffer.from('x'))).toBe('unavailable');
  await clamd.stop();
  expect(await clamdScan(clamd)(Buffer.from('x'))).toBe('unavailable');
});
