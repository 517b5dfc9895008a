import { connect } from 'node:net';
import { UPLOAD_LIMITS } from '../../../ticket-limits.ts';

/** What a virus scanner says of a file; `unavailable` when it says nothing. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'unavailable'>;

const PIECE = 65_536;

/** Asks a clamd over TCP, by its command INSTREAM: pieces with their sizes before them, and an empty one at the end. */
export function clamdScan({ host, port }: { host: string; port: number }, timeoutMs = UPLOAD_LIMITS.scanMs): Scan {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connect({ host, port });
      let said = '';
      const done = (verdict: Awaited<ReturnType<Scan>>): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(verdict);
      };
      const timer = setTimeout(() => done('unavailable'), timeoutMs);
      socket.on('error', () => done('unavailable'));
      socket.on('close', () => done('unavailable'));
      socket.on('data', (part: Buffer) => {
        said += part.toString('latin1');
        if (!said.includes('\0')) return;
        if (/^stream: OK\0/.test(said)) done('clean');
        else done(/ FOUND\0/.test(said) ? 'infected' : 'unavailable');
      });
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.byteLength; at += PIECE) {
          const piece = bytes.subarray(at, at + PIECE);
          const size = Buffer.alloc(4);
          size.writeUInt32BE(piece.byteLength);
          socket.write(size);
          socket.write(piece);
        }
        socket.write(Buffer.alloc(4));
      });
    });
}
