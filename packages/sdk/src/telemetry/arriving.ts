import type { Stop } from '../core/lifetime.ts';
import type { RecordEvent } from '../core/recorder.ts';
import { createEarly } from './early.ts';
import type { FirstView } from './page-views.ts';
import type { Telemetry, TelemetryOptions } from './telemetry.ts';

/** It waits until the first guide has been painted, so long at most. */
export const LONGEST_MS = 1_000;
/** From the moment in which that is drawn. */
export const PAINTED_MS = 50;

/** What did not come, on a bad line, is asked for again after so long. */
export const AGAIN_MS = 30_000;

/** What happens before it has come; a page with more loses the later ones. As many as a host may have queued, and some. */
const MOST_EARLY = 2_000;

type Outgoing = Pick<TelemetryOptions, 'keep' | 'wake' | 'clear'>;

export interface ArrivingOptions extends Omit<TelemetryOptions, 'first' | keyof Outgoing> {
  /** Fetches what keeps events and sends them. */
  fetchOutgoing(record: RecordEvent): Promise<Outgoing>;
}

export interface ArrivingTelemetry extends Telemetry {
  /** The visitor has come to this page. */
  open(): void;
  /** What comes first has been drawn, or there is nothing. */
  soon(): void;
  /** Has it come now, where it is not on its way. */
  fetch(): Promise<void>;
}

/** Fetches what decides about usage and notes it; until it has come, events wait in memory. */
export function createArrivingTelemetry(options: ArrivingOptions): ArrivingTelemetry {
  const { platform, guard, who } = options;
  const { permit } = who;
  const early = createEarly(options);
  // Earlier pages may have been left before it had come there.
  let events = early.read() ?? [];
  let published: unknown;
  let telemetry: Telemetry | undefined;
  let hasStopped = false;
  let first: FirstView | undefined;
  let fetching: Promise<void> | undefined;
  let stopTimer: Stop | undefined;

  async function load(): Promise<void> {
    const { createTelemetry } = await import('./telemetry.ts');
    const outgoing = await options.fetchOutgoing(options.recorder().record);
    if (hasStopped) return;
    telemetry = createTelemetry({ ...options, ...outgoing, first });
    telemetry.look();
    events.forEach(telemetry.keep);
    if (published) telemetry.publish(published);
    if (events.length) early.write(undefined);
    events = [];
  }

  const fetch = (): Promise<void> =>
    (fetching ??= load().catch((error: unknown) => {
      fetching = undefined;
      if (!hasStopped) fetchAfter(AGAIN_MS);
      throw error;
    }));
  const fetchAfter = (ms: number): void => {
    stopTimer?.();
    stopTimer = platform.after(ms, guard(fetch));
  };

  return {
    open() {
      // The place of the page view is before whatever happens on the page, though it is noted later.
      first = { at: platform.now(), ...who.session.next() };
      fetchAfter(LONGEST_MS);
    },
    soon: () => fetchAfter(PAINTED_MS),
    fetch,
    keep(event) {
      if (telemetry) telemetry.keep(event);
      else if (events.length < MOST_EARLY) events[events.length] = event;
    },
    publish(manifest) {
      published = manifest;
      telemetry?.publish(manifest);
    },
    clicked: (...click) => telemetry?.clicked(...click),
    identified: () => telemetry?.identified(),
    look: () => telemetry?.look(),
    before: () => telemetry?.before(),
    leave(isGone) {
      if (telemetry) telemetry.leave(isGone);
      else if (isGone) options.recorder().record({ name: 'page.viewed', ...first });
      // The page may not live to see it come; the next one in this tab decides about these.
      if (events.length) early.write(events);
      // Once the session is written, as it is at the end of this turn.
      queueMicrotask(guard(() => who.held?.leave()));
    },
    consent: (agrees) => (telemetry ?? permit).consent(agrees),
    optOut: () => (telemetry ?? permit).optOut(),
    optIn: () => (telemetry ?? permit).optIn(),
    stop() {
      hasStopped = true;
      stopTimer?.();
      telemetry?.stop();
    },
  };
}
