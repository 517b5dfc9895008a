import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import { BYE } from '../page-link.ts';
import { readPanelMessage, type PageMessage, type PanelMessage } from '../wire.ts';

/** The page's end of the link to the panels. */
export interface Link {
  tell(message: PageMessage): void;
  onMessage(listener: (message: PanelMessage) => void): Stop;
  /** Calls back when panels have come, also when they have come anew. */
  onConnected(listener: () => void): Stop;
  connect(port: MessagePort): void;
  stop: Stop;
}

/** The token is handed over to the first panels that come, and forgotten. */
export function createLink({ guard, token }: { guard: Guard; token: string }): Link {
  const life = createLifetime();
  const hearers = new Set<(message: PanelMessage) => void>();
  const greeters = new Set<() => void>();
  let port: MessagePort | undefined;
  let left = token;

  const add = <T>(all: Set<T>, one: T): Stop => {
    all.add(one);
    return () => all.delete(one);
  };
  const bye = (): void => port?.postMessage(BYE);
  // Panels in a window of their own stay when the page goes.
  life.add(listen(window, 'pagehide', guard(bye)));
  return {
    tell: (message) => port?.postMessage(message),
    onMessage: (listener) => add(hearers, listener),
    onConnected: (listener) => add(greeters, listener),
    connect(next) {
      port?.close();
      port = next;
      if (left) next.postMessage({ type: 'token', token: left } satisfies PageMessage);
      left = '';
      for (const greet of greeters) greet();
      next.onmessage = guard(({ data }: MessageEvent<unknown>) => {
        const message = next === port && readPanelMessage(data);
        if (message) for (const hear of [...hearers]) hear(message);
      });
    },
    stop() {
      bye();
      life.end();
      port?.close();
    },
  };
}
