import { extname } from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { STORE_LIMITS } from '../config.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { createMail, toError, type FromThread, type ToThread } from './messages.ts';

/** A thread whose methods are called from here. */
export interface Thread {
  /** What is transferred is gone here. A thread that has ended answers everything with `StoreUnavailable`. */
  call(method: string, args: unknown[], transfer?: Transferable[]): Promise<unknown>;
  /** Ends it when it has nothing more to do. */
  end(): Promise<void>;
}

export interface ThreadOptions {
  /** Its file, beside this one, without an ending. */
  name: string;
  data: unknown;
  /** Answers what the thread asks. */
  answer?: (question: string) => Promise<unknown>;
  /** Called when it ended without being asked to. */
  onLost: (error: Error) => void;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Starts a thread and waits until it is ready. Throws what it says when it cannot be. */
export function startThread({ name, data, answer, onLost }: ThreadOptions): Promise<Thread> {
  // From sources the file is one of TypeScript, which needs to be told where our packages have theirs.
  const ending = extname(import.meta.url);
  const worker = new Worker(new URL(`./${name}${ending}`, import.meta.url), {
    workerData: data,
    ...(ending === '.ts' && { execArgv: ['--conditions=handrail-source', '--no-warnings'] }),
  });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let lost: Error | undefined;
  let isEnding = false;

  const post = createMail<ToThread, Transferable>(
    (messages, transfer) => worker.postMessage(messages, transfer),
    (send) => {
      // While it is at work nothing is gained by telling it one by one.
      if (waiting.size > 1) setTimeout(send, STORE_LIMITS.groupCommitMs);
      else setImmediate(send);
    },
  );

  function settle(call: number, how: (one: Waiting) => void): void {
    const one = waiting.get(call);
    waiting.delete(call);
    if (one !== undefined) how(one);
  }

  function lose(error: Error): void {
    if (lost !== undefined) return;
    lost = new StoreUnavailable(`the thread "${name}" has ended`, { cause: error });
    for (const one of waiting.values()) one.reject(lost);
    waiting.clear();
    if (!isEnding) onLost(error);
  }

  const thread: Thread = {
    call: (method, args, transfer) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        calls += 1;
        waiting.set(calls, { resolve, reject });
        post({ call: calls, method, args }, transfer);
      }),
    async end() {
      isEnding = true;
      await worker.terminate();
    },
  };

  return new Promise((resolve, reject) => {
    const take = (message: FromThread): void => {
      if ('ready' in message) resolve(thread);
      else if ('done' in message) settle(message.done, (one) => one.resolve(message.value));
      else if ('failed' in message) settle(message.failed, (one) => one.reject(toError(message.error)));
      else if ('ask' in message) {
        void answer?.(message.question).then(
          (value) => post({ answer: message.ask, value }),
          () => post({ answer: message.ask, value: undefined }),
        );
      } else {
        isEnding = true;
        reject(toError(message.refused));
      }
    };
    worker.on('message', (messages: FromThread[]) => messages.forEach(take));
    worker.on('error', (error) => {
      lose(error instanceof Error ? error : new Error(String(error)));
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', (code) => lose(new Error(`it ended with code ${code}`)));
  });
}
