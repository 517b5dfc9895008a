import type { Event } from '@handrail/protocol';
import { attempt } from '../core/platform.ts';
import type { Recorder, RecordEvent } from '../core/recorder.ts';
import type { Who } from '../core/who.ts';
import { pageAddress } from '../page/address.ts';
import { createEarly } from './early.ts';
import { maskPath } from '../core/mask.ts';
import { createPageViews, type FirstView } from './page-views.ts';
import { createUsage, type Usage, type UsageOptions } from './usage.ts';

export interface TelemetryOptions extends Omit<UsageOptions, 'permit' | 'visitor' | 'onSettled' | 'record'> {
  who: Who;
  /** When the visitor came to this page, and the place that was kept for it. */
  first: FirstView | undefined;
  recorder(): Recorder;
  /** What earlier pages left behind may go out. */
  wake(): void;
  /** What waits is thrown away. */
  clear(): void;
  /** The visitor had this id until now. */
  onRenamed(before: string): void;
}

export interface Telemetry extends Omit<Usage, 'flush' | 'waiting'> {
  /** What has happened and is not yet recorded comes before what is. */
  before(): void;
  /** The visitor may have come to another page. */
  look(): void;
}

/** Page views and usage, as far as they may be noted. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { who, platform, guard } = options;
  const { permit, visitor } = who;
  const record: RecordEvent = (happening) => options.recorder().record(happening);
  const pageViews = createPageViews({ record, platform, guard, first: options.first, path: () => pageAddress().path });
  const usage = createUsage({
    ...{ ...options, permit, visitor, record },
    onSettled(may, isNew) {
      const before = who.visitor.permit(may);
      settleIds(options, may);
      if (before) options.onRenamed(before);
      if (!may) return options.clear();
      options.wake();
      if (isNew) pageViews.renew();
    },
  });
  const early = createEarly(options);

  return {
    ...usage,
    // The one way out of the page: here every address is masked.
    keep: (event) => usage.keep(masked(event)),
    before() {
      usage.flush();
      pageViews.settle();
    },
    look: pageViews.look,
    leave(isGone) {
      usage.leave(isGone);
      pageViews.settle();
      const waiting = usage.waiting();
      if (waiting.length) early.write([...waiting]);
    },
  };
}

const masked = (event: Event): Event => ({ ...event, page: { ...event.page, path: maskPath(event.page.path) } });

/** Writes the ids of visitor and session into the browser, or takes them out of there. */
function settleIds({ who, platform: { local }, prefix }: TelemetryOptions, may: boolean): void {
  for (const name of ['visitor', 'session'])
    attempt(() => {
      const key = prefix + name;
      const value = who.held?.storage.getItem(key);
      who.held?.storage.removeItem(key);
      if (!value) return;
      if (may) local?.setItem(key, value);
      else who.held?.values.set(key, value);
    });
}
