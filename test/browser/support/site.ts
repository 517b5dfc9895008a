import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  body: string;
  headers?: Record<string, string>;
  /** @default 200 */
  status?: number;
}

/** A host page of our own making, on an origin of its own. */
export interface Site {
  origin: string;
  close(): Promise<void>;
}

/** Serves pages by path from 127.0.0.1; a path that is not among them is a 404. */
export async function serveSite(pages: Record<string, Page> | ((path: string) => Page | undefined)): Promise<Site> {
  const at = typeof pages === 'function' ? pages : (path: string) => pages[path];
  return listen((request, response) => {
    const page = at(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(page ? (page.status ?? 200) : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.body ?? 'not found');
  });
}

export async function listen(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<Site> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an AddressInfo; the other forms belong to pipes.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
