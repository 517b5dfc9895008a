import type { Event } from '@handrail/protocol';
import type { Telemetry, TelemetryOptions } from './telemetry.ts';

/** What happens before it has come; a page with more loses the later ones. As many as a host may have queued, and some. */
const MOST_EARLY = 2_000;

/**
 * Fetches what decides about usage and notes it, beside the list of guides; until it has come, events wait in memory.
 */
export function createArrivingTelemetry(options: TelemetryOptions): Telemetry & { fetch(): Promise<void> } {
  const { permit } = options.who;
  let clicks: Parameters<Telemetry['clicked']>[] = [];
  let events: Event[] = [];
  let published: unknown;
  let telemetry: Telemetry | undefined;
  let hasStopped = false;

  return {
    async fetch() {
      const { createTelemetry } = await import('./telemetry.ts');
      if (hasStopped) return;
      telemetry = createTelemetry(options);
      telemetry.look();
      events.forEach(telemetry.keep);
      if (published) telemetry.publish(published);
      for (const click of clicks) telemetry.clicked(...click);
      clicks = events = [];
    },
    keep(event) {
      if (telemetry) telemetry.keep(event);
      else if (events.length < MOST_EARLY) events[events.length] = event;
    },
    publish(manifest) {
      published = manifest;
      telemetry?.publish(manifest);
    },
    clicked(...click) {
      if (telemetry) telemetry.clicked(...click);
      else clicks[clicks.length] = click;
    },
    identified: () => telemetry?.identified(),
    look: () => telemetry?.look(),
    before: () => telemetry?.before(),
    leave(isGone) {
      telemetry?.leave(isGone);
      // The page may not live to see it come, nor what masks addresses: what is known to be allowed is kept without one.
      if (permit.may()) for (const event of events) options.keep({ ...event, page: { path: '' } });
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
