import type { Usage as Settings } from '@handrail/protocol';
import type { Guard } from '../../core/guard.ts';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import type { Log } from '../../core/log.ts';
import type { Platform } from '../../core/platform.ts';
import type { RecordEvent } from '../../core/recorder.ts';
import type { Visitor } from '../../core/visitor.ts';
import { onNavigate } from '../../page/navigation.ts';
import { watchTimings } from '../../page/timings.ts';
import type { Path } from './along.ts';
import { noteClicks } from './clicks.ts';
import { noteErrors } from './errors.ts';
import { noteForms } from './forms.ts';
import { createTraits } from './traits.ts';

export interface CaptureOptions {
  record: RecordEvent;
  visitor: Pick<Visitor, 'visitorId' | 'traits'>;
  platform: Platform;
  prefix: string;
  /** The address of the collector: what comes from there or goes there is ours. */
  collector: string | undefined;
  settings: Settings;
  guard: Guard;
  log: Log;
}

export interface Capture {
  /** The visitor has clicked; the path is innermost first. It is noted now and looked at when the page is idle. */
  clicked(path: Path, event: MouseEvent): void;
  /** Records what is noted, before something else is recorded. */
  flush(): void;
  /** The page may be about to go; `isGone`: it does. */
  leave(isGone: boolean): void;
  /** The visitor's traits may have changed. */
  identified(): void;
  stop: Stop;
}

const nothing = (): void => undefined;

/** Notes what visitors do, as structure alone, as far as the app wants it. */
export function startCapture(options: CaptureOptions): Capture {
  const traits = createTraits(options);
  traits.look();
  if (options.settings.autocapture === false)
    return { clicked: nothing, flush: nothing, leave: nothing, identified: traits.look, stop: nothing };

  const { record, guard, collector } = options;
  const life = createLifetime();
  const isOurs = (url: string): boolean => collector !== undefined && url.startsWith(collector);
  const clicks = noteClicks(options, isOurs);
  const forms = noteForms(options, () => ({ path: location.pathname }));
  const timings = watchTimings(guard);
  let isTimed = false;
  let path = location.pathname;

  life.add(clicks.stop);
  life.add(forms.stop);
  life.add(timings.stop);
  life.add(noteErrors(options, isOurs, clicks.failed));
  life.add(
    onNavigate(
      guard(() => {
        if (location.pathname === path) return;
        path = location.pathname;
        forms.leave();
      }),
    ),
  );

  return {
    clicked: clicks.clicked,
    flush: clicks.flush,
    leave(isGone) {
      clicks.flush();
      if (isGone) forms.leave();
      const props = isTimed ? undefined : timings.read();
      isTimed ||= !!props;
      if (props) record({ name: 'page.timed', props });
    },
    identified: traits.look,
    stop: life.end,
  };
}
