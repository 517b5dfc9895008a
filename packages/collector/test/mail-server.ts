import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A real server that keeps what it takes, and answers recipients as it is told. */
export async function withMailServer(refuse: (address: string) => number | undefined = () => undefined) {
  const mails: string[] = [];
  /** As they came. */
  const whole: Buffer[] = [];
  const port = await listenForMail({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onRcptTo({ address }, _, done) {
      const code = refuse(address);
      done(code === undefined ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, _, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        whole.push(Buffer.concat(parts));
        // With its folded headers in one line.
        mails.push(Buffer.concat(parts).toString().replace(/\r\n /g, ' '));
        done();
      });
    },
  });
  return { smtpUrl: `smtp://127.0.0.1:${port}`, mails, whole };
}

/** A real server on a port of its own until the test ends. Its own certificate has expired, and nobody knows who signed it. */
export async function listenForMail(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ logger: false, ...options });
  // Clients that break off while they are greeted.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  // A server that listens on a port has an address with one.
  return (server.server.address() as AddressInfo).port;
}
