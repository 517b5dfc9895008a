import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Site } from './site.ts';

export interface ProxyOptions {
  /** Origin of the application. */
  target: string;
  /** Markup added before `</body>` of each HTML document, as an administrator would add the tag. */
  tag: string;
  /** A second server under a path of the application's own origin, e.g. a collector; the path is taken off. */
  mount?: { path: string; target: string };
}

/** A reverse proxy that rewrites the application's documents in transit; all else, web sockets too, passes as it is. */
export async function serveProxy({ target, tag, mount }: ProxyOptions): Promise<Site> {
  const route = (url: string): { base: string; path: string } =>
    mount && url.startsWith(mount.path)
      ? { base: mount.target, path: `/${url.slice(mount.path.length).replace(/^\/+/, '')}` }
      : { base: target, path: url };

  const server = createServer((request, response) => {
    const { base, path } = route(request.url ?? '/');
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const upstream = forward(new URL(path, base), { method: request.method ?? 'GET', headers }, (answer) =>
      pass(answer, response, base === target ? tag : ''),
    );
    upstream.on('error', () => response.destroy());
    request.pipe(upstream);
  });

  server.on('upgrade', (request, socket, head) => {
    const { base, path } = route(request.url ?? '/');
    const { hostname, port } = new URL(base);
    const upstream = connect(Number(port), hostname, () => {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
      upstream.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
    socket.on('close', () => upstream.destroy());
  });

  // The server forgets a connection once it is a web socket; what is still open is ended by hand.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an AddressInfo; the other forms belong to pipes.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(answer: IncomingMessage, response: ServerResponse, tag: string): void {
  const isDocument = tag !== '' && /^text\/html/.test(answer.headers['content-type'] ?? '');
  if (!isDocument) {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    return;
  }
  const headers = { ...answer.headers, 'cache-control': 'no-store' };
  delete headers['content-length'];
  delete headers.etag;
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => {
    response.writeHead(answer.statusCode ?? 502, headers);
    response.end(Buffer.concat(chunks).toString('utf8').replace('</body>', `${tag}</body>`));
  });
}
