import { createServer, IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { ClientAddress } from './client-address.ts';
import { HTTP_LIMITS } from './config.ts';
import { StartError } from './start-error.ts';

interface Listening {
  port: number;
  /** Takes no more connections, lets requests finish for ten seconds, then ends what is left. */
  stop(): Promise<void>;
}

type Fetch = (request: Request, address?: string) => Promise<Response>;

/** An open port whose requests are answered once `serve` is called; the port must be known before the app is made. */
export interface Port {
  port: number;
  serve(fetch: Fetch): Listening;
  close(): void;
}

/** Takes the port. Throws a `StartError` when it cannot be had. */
export async function openPort(host: string, port: number, clientAddress: ClientAddress): Promise<Port> {
  let answer: Fetch = () => Promise.resolve(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
  const listener = getRequestListener(
    (request, env) =>
      answer(
        request,
        'incoming' in env && env.incoming instanceof IncomingMessage ? clientAddress(env.incoming) : undefined,
      ),
    {
      overrideGlobalObjects: false,
    },
  );
  const server = createServer(
    {
      headersTimeout: HTTP_LIMITS.headersTimeoutMs,
      requestTimeout: HTTP_LIMITS.requestTimeoutMs,
      keepAliveTimeout: HTTP_LIMITS.keepAliveTimeoutMs,
      connectionsCheckingInterval: HTTP_LIMITS.connectionsCheckMs,
      maxHeaderSize: HTTP_LIMITS.maxHeaderBytes,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  server.maxConnections = HTTP_LIMITS.maxConnections;
  await listen(server, host, port);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: taken,
    serve(fetch) {
      answer = fetch;
      return { port: taken, stop: () => drain(server) };
    },
    close: () => void server.close(),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(readable(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function readable(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} is in use: stop the other program, or set HANDRAIL_PORT to another port.`);
    case 'EACCES':
      return new StartError(`Port ${port} may not be opened by this user: set HANDRAIL_PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `HANDRAIL_HOST ${host} is not an address of this machine: write 127.0.0.1, or 0.0.0.0 for all.`,
      );
    default:
      return error;
  }
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), HTTP_LIMITS.drainMs);
    // A connection that was busy at first is kept alive by its client when its request is done.
    const closeIdle = setInterval(() => server.closeIdleConnections(), HTTP_LIMITS.drainCheckMs);
    server.close(() => {
      clearTimeout(giveUp);
      clearInterval(closeIdle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
