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
    if (event.target !== window || !('message' in event)) return;
    const { message, filename, lineno } = event as ErrorEvent; // which alone has a message
    handler({ message: String(message), source: String(filename), line: Number(lineno) });
  });
  life.add(listen(window, 'error', hear, true));
  life.add(
    listen<PromiseRejectionEvent>(
      window,
      'unhandledrejection',
      guard(({ reason }: PromiseRejectionEvent) => {
        const isError = typeof reason === 'object' && reason !== null && 'message' in reason;
        const stack = isError && 'stack' in reason ? String(reason.stack) : '';
        const [, source = '', line = '0'] = /((?:https?|file):\/\/[^\s)]+?):(\d+)(?::\d+)?\)?$/m.exec(stack) ?? [];
        const message = isError ? `${'name' in reason ? String(reason.name) : 'Error'}: ${String(reason.message)}` : '';
        handler({ message: `Uncaught (in promise) ${message || typeof reason}`, source, line: Number(line) });
      }),
      true,
    ),
  );
  return life.end;
}
