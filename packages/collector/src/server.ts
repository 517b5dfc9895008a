import { createServer, IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { ClientAddress } from './client-address.ts';
import { HTTP_LIMITS } from './config.ts';
import { addHeaders } from './http/answer-headers.ts';
import type { Directly } from './http/events-directly.ts';
import { problem } from './http/problem.ts';
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
  serve(fetch: Fetch, directly?: Directly): Listening;
  close(): void;
}

/** How long a client may take, and how much it may hold. */
export type PortLimits = Record<
  | 'headersTimeoutMs'
  | 'requestTimeoutMs'
  | 'keepAliveTimeoutMs'
  | 'connectionsCheckMs'
  | 'maxHeaderBytes'
  | 'maxConnections',
  number
>;

/** Takes the port. Throws a `StartError` when it cannot be had. */
export async function openPort(
  host: string,
  port: number,
  clientAddress: ClientAddress,
  limits: PortLimits = HTTP_LIMITS,
): Promise<Port> {
  let answer: Fetch = () => Promise.resolve(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
  let direct: Directly = () => false;
  const listener = getRequestListener(
    (request, env) =>
      answer(
        request,
        'incoming' in env && env.incoming instanceof IncomingMessage ? clientAddress(env.incoming) : undefined,
      ),
    // What the parser lets pass and no address can be made of.
    { overrideGlobalObjects: false, errorHandler: unreadable },
  );
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.connectionsCheckMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
    (incoming, outgoing) => {
      if (!direct(incoming, outgoing, clientAddress)) void listener(incoming, outgoing);
    },
  );
  server.maxConnections = limits.maxConnections;
  server.on('clientError', hangUp);
  await listen(server, host, port);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: taken,
    serve(fetch, directly) {
      answer = fetch;
      if (directly !== undefined) direct = directly;
      return { port: taken, stop: () => drain(server) };
    },
    close: () => void server.close(),
  };
}

function unreadable(): Response {
  const answer = problem(400, 'invalid-request', 'This is no request: look at its address and its host.');
  addHeaders('/', answer.headers, { allowed: undefined, secure: false });
  return answer;
}

/** What the parser refuses, and who takes too long, with the code of the answer. */
const REFUSED: Readonly<Record<string, readonly [status: number, words: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not come in time.'],
};
const NO_REQUEST = [400, 'Bad Request', 'This is no request.'] as const;

/** There is no request that could be answered, so the words go onto the line as they are. */
function hangUp({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const [status, title, detail] = REFUSED[code] ?? NO_REQUEST;
  const body = JSON.stringify({ type: 'about:blank', title, status, code: 'invalid-request', detail });
  const headers = [
    `HTTP/1.1 ${status} ${title}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
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
