import type { Stop } from '../core/lifetime.ts';
import { toJson } from '../core/json.ts';
import { POST } from '../transport/post.ts';
import type { HelpContext } from './context.ts';

export interface StreamOptions extends Pick<HelpContext, 'platform' | 'collector' | 'appKey' | 'guard'> {
  /** Who asks; nobody, while there is no ticket to hear of. */
  who(): Promise<object | undefined>;
}

export interface Stream {
  open(): Stop;
}

/** How often it is asked where the stream does not come, and after which it is tried again. */
const POLL_MS = 20_000;

/** Hears of changes by a stream that is read from a `fetch`, so that no secret stands in an address; else by asking now and then. */
export function createStream(options: StreamOptions, refresh: () => Promise<unknown>): Stream {
  const { platform, collector, appKey, guard, who } = options;

  /** Until the stream ends. */
  async function follow(signal: AbortSignal): Promise<void> {
    const asker = await who();
    if (!asker || !platform.fetch || collector === undefined || signal.aborted) return;
    const response = await platform.fetch(`${collector}v1/tickets/stream`, {
      ...POST,
      ...{ body: toJson({ appKey, ...asker }), signal, credentials: 'omit', referrerPolicy: 'no-referrer' },
    });
    const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
    if (!reader) return;
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      // What has changed is asked for; comments that keep the line open say nothing.
      if (/^event: ?ticket$/m.test(rest)) void refresh();
      rest = rest.slice(rest.lastIndexOf('\n\n') + 1);
    }
  }

  return {
    open() {
      const ended = new AbortController();
      let stopTimer: Stop = () => undefined;
      const again = guard(async () => {
        if (document.visibilityState === 'visible') await refresh();
        await follow(ended.signal).catch(() => undefined);
        if (!ended.signal.aborted) stopTimer = platform.after(POLL_MS, again);
      });
      again();
      return () => {
        ended.abort();
        stopTimer();
      };
    },
  };
}
