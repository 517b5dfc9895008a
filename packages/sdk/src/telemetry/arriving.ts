import { createEarly } from './early.ts';
import type { FirstView } from './page-views.ts';
import type { Telemetry, TelemetryOptions } from './telemetry.ts';

/** What happens before it has come; a page with more loses the later ones. As many as a host may have queued, and some. */
const MOST_EARLY = 2_000;

/**
 * Fetches what decides about usage and notes it, beside the list of guides; until it has come, events wait in memory.
 */
export function createArrivingTelemetry(
  options: Omit<TelemetryOptions, 'first'>,
): Telemetry & { fetch(): Promise<void> } {
  const { permit } = options.who;
  const early = createEarly(options);
  // Earlier pages may have been left before it had come there.
  let events = early.read() ?? [];
  let published: unknown;
  let telemetry: Telemetry | undefined;
  let hasStopped = false;
  let first: FirstView | undefined;

  return {
    async fetch() {
      // The place of the page view is before whatever happens on the page, though it is noted later.
      first = { at: options.platform.now(), ...options.who.session.next() };
      const { createTelemetry } = await import('./telemetry.ts');
      if (hasStopped) return;
      telemetry = createTelemetry({ ...options, first });
      telemetry.look();
      events.forEach(telemetry.keep);
      if (published) telemetry.publish(published);
      if (events.length) early.write(undefined);
      events = [];
    },
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
    },
    consent: (agrees) => (telemetry ?? permit).consent(agrees),
    optOut: () => (telemetry ?? permit).optOut(),
    optIn: () => (telemetry ?? permit).optIn(),
    stop() {
      hasStopped = true;
      telemetry?.stop();
    },
  };
}
