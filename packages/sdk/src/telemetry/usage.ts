import type { Event, Usage as Settings } from '@handrail/protocol';
import type { Stop } from '../core/lifetime.ts';
import type { Permit } from '../core/permit.ts';
import { isRecord } from '../core/saved.ts';
import type { Capture, CaptureOptions } from './capture/capture.ts';

export interface UsageOptions extends Omit<CaptureOptions, 'settings'> {
  permit: Permit;
  /** Keeps an event until the collector has it. */
  keep(event: Event): void;
  /** It is settled whether anything may be kept; `isNew`: it may be from now on, and might not before. */
  onSettled(may: boolean, isNew: boolean): void;
}

export interface Usage
  extends Pick<Capture, 'clicked' | 'flush' | 'leave' | 'identified'>, Pick<Permit, 'consent' | 'optOut' | 'optIn'> {
  /** Keeps an event if it may be kept; while that is not known, it waits in memory. */
  keep(event: Event): void;
  /** Events of which it is not known whether they may be kept. */
  waiting(): readonly Event[];
  /** Takes the app's settings out of what is published. */
  publish(manifest: unknown): void;
  stop: Stop;
}

/** Events that wait for the settings, and clicks for what notes them; a page that has more loses the later ones. */
const MOST_WAITING = 2_000;
const MOST_EARLY = 50;
/** The first step of a guide comes first. */
const CAPTURE_AFTER_MS = 500;

/** Lets usage be noted, kept and sent, or not; brings what notes it when the page has other things behind it. */
export function createUsage(options: UsageOptions): Usage {
  const { permit, platform, guard, log } = options;
  const waiting: Event[] = [];
  const early: Parameters<Capture['clicked']>[] = [];
  let settings: Settings | undefined;
  let capture: Capture | undefined;
  let stopTimer: Stop | undefined;

  async function fetchCapture(settled: Settings): Promise<void> {
    try {
      const { startCapture } = await import('./capture/capture.ts');
      // Meanwhile it may have been ended or withdrawn.
      if (!stopTimer || !permit.may()) return;
      capture = startCapture({ ...options, settings: settled });
      for (const click of early.splice(0)) capture.clicked(...click);
    } catch (error) {
      log.warn('usage is not noted on this page', error);
    }
  }

  function stop(): void {
    stopTimer?.();
    stopTimer = undefined;
    capture?.stop();
    capture = undefined;
    early.length = 0;
  }

  function settle(isNew = false): void {
    const may = permit.may();
    if (may === undefined) return;
    const events = waiting.splice(0);
    options.onSettled(may, isNew);
    if (!may) return stop();
    events.forEach(options.keep);
    if (options.collector === undefined) return;
    const { autocapture, traits } = settings ?? { autocapture: false };
    if (settings && (autocapture !== false || traits))
      stopTimer ??= platform.after(CAPTURE_AFTER_MS, guard(fetchCapture.bind(undefined, settings)));
  }

  /** The visitor's answer may change what may be kept. */
  const answering =
    <A extends unknown[]>(answer: (...args: A) => void) =>
    (...args: A): void => {
      const before = permit.may();
      answer(...args);
      settle(before === false);
    };

  return {
    consent: answering(permit.consent),
    optOut: answering(permit.optOut),
    optIn: answering(permit.optIn),
    keep(event) {
      const may = permit.may();
      if (may) options.keep(event);
      else if (may === undefined && waiting.length < MOST_WAITING) waiting[waiting.length] = event;
    },
    waiting: () => waiting,
    publish(manifest) {
      settings = isRecord(manifest) && isRecord(manifest.usage) ? manifest.usage : {};
      permit.settle(settings);
      settle();
    },
    clicked(...click) {
      if (capture) capture.clicked(...click);
      else if (permit.may() !== false && early.length < MOST_EARLY) early[early.length] = click;
    },
    flush: () => capture?.flush(),
    leave: (isGone) => capture?.leave(isGone),
    identified: () => capture?.identified(),
    stop,
  };
}
