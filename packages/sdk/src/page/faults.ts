import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** An error that nobody caught, as far as the browser tells. */
export interface Fault {
  message: string;
  /** Address of the script. */
  source: string;
  line: number;
}

/** Calls back with each error and each rejection of the page that nobody has caught. */
export function onFault(guard: Guard, handler: (fault: Fault) => void): Stop {
  const life = createLifetime();
  // What fails to load is told of by plain events, on the way to its element.
  const hear = guard((event: Event) => {
    if (event.target !== window || !(event instanceof ErrorEvent)) return;
    // Some browsers say that it was not caught, others leave that to the event: the same error is to have the same message.
    // Of a script from elsewhere none of them says anything.
    const message = event.error ? event.message.replace(/^(Uncaught )?/, 'Uncaught ') : event.message;
    handler({ message, source: event.filename, line: event.lineno });
  });
  const hearRejection = guard(({ reason }: PromiseRejectionEvent) => handler(faultOf(reason)));
  life.add(listen(window, 'error', hear, true));
  life.add(listen<PromiseRejectionEvent>(window, 'unhandledrejection', hearRejection, true));
  return life.end;
}

/** What was thrown may be anything; of an error the stack tells the place. */
function faultOf(reason: unknown): Fault {
  if (!(reason instanceof Error)) return { message: `Uncaught (in promise) ${typeof reason}`, source: '', line: 0 };
  const [, source = '', line = ''] =
    /((?:https?|file):\/\/[^\s)]+?):(\d+)(?::\d+)?\)?$/m.exec(reason.stack ?? '') ?? [];
  return { message: `Uncaught (in promise) ${reason.name}: ${reason.message}`, source, line: Number(line) };
}
