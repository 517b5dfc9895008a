import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  method: string;
  /** As it goes over the wire; a character that no address may have makes the client itself refuse. */
  path: string;
  headers: Record<string, string>;
  bytes?: Buffer | undefined;
}

export interface Answered {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** Longer than the collector gives a request, so that nothing but a hang reaches it. */
const PATIENCE_MS = 45_000;

/** A client that sends what it is told, also what browsers and `fetch` would not. */
export function createClient(port: number): { ask: (asked: Asked) => Promise<Answered>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  function ask(asked: Asked): Promise<Answered> {
    const { method, path, headers, bytes } = asked;
    return new Promise((resolve, reject) => {
      // Node says the length of a body only for methods that have one.
      const said = bytes === undefined ? headers : { 'content-length': String(bytes.byteLength), ...headers };
      const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: said, timeout: PATIENCE_MS });
      let answered = false;
      sent.on('response', (answer) => {
        answered = true;
        const { statusCode: status = 0, headers: told } = answer;
        // A stream of news goes on until somebody leaves.
        if (told['content-type']?.startsWith('text/event-stream')) {
          resolve({ status, headers: told, text: '' });
          sent.destroy();
          return;
        }
        buffer(answer).then((all) => resolve({ status, headers: told, text: all.toString() }), reject);
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path} within ${PATIENCE_MS} ms`)));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // Who refuses a body need not read it to its end.
        if (answered) return;
        // A connection that was kept may be closed in the moment in which it is used again: the request was never seen.
        if (sent.reusedSocket && error.code === 'ECONNRESET') ask(asked).then(resolve, reject);
        else reject(error);
      });
      sent.end(bytes);
    });
  }
  return { ask, close: () => agent.destroy() };
}
