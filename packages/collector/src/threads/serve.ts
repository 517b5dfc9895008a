import { parentPort } from 'node:worker_threads';
import { createMail, tell, type FromThread, type ToThread } from './messages.ts';

type Method = (...args: never[]) => unknown;

/** Asks the main thread something, by a text. */
export type Ask = (question: string) => Promise<unknown>;

/** Answers the calls of the main thread by these methods, once they are there; says so, or why they cannot be. */
export function serve(open: (ask: Ask) => Readonly<Record<string, Method>>): void {
  if (parentPort === null) throw new Error('this file is run as a thread');
  const port = parentPort;
  const send = createMail<FromThread>((messages) => port.postMessage(messages));
  const waiting = new Map<number, (value: unknown) => void>();
  let asked = 0;
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      send({ ask: asked, question });
    });

  let methods: Readonly<Record<string, Method>> = {};
  const carryOut = (method: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      const run = methods[method];
      if (run === undefined) throw new Error(`a thread has no ${method}`);
      // The main thread is typed by the same interface.
      resolve(run(...(args as never[])));
    });

  function take(message: ToThread): void {
    if ('answer' in message) {
      waiting.get(message.answer)?.(message.value);
      waiting.delete(message.answer);
      return;
    }
    const { call, method, args } = message;
    carryOut(method, args).then(
      (value) => send({ done: call, value }),
      (error: unknown) => send({ failed: call, error: tell(error) }),
    );
  }
  port.on('message', (messages: ToThread[]) => messages.forEach(take));

  try {
    methods = open(ask);
    send({ ready: true });
  } catch (error) {
    const refused: FromThread = { refused: tell(error) };
    port.postMessage([refused]);
    port.close();
  }
}
