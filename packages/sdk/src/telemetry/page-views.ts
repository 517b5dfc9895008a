import type { Event } from '@handrail/protocol';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import { maskText } from '../core/mask.ts';

/** Applications give a page its title some time after its address. */
const TITLE_MS = 500;
const LONGEST = 300;
const HIDDEN = '[data-handrail-mask],[data-handrail-ignore]';

/** When and where in its session the view of a page was due that is noted later. */
export type FirstView = Pick<Event, 'at' | 'sessionId' | 'seq'>;

export interface PageViewsOptions {
  /** Of the page that was loaded. */
  first: FirstView | undefined;
  record: RecordEvent;
  platform: Pick<Platform, 'after' | 'now'>;
  path(): string;
  guard: (run: () => void) => () => void;
}

export interface PageViews {
  /** The visitor may have come to another page. A change of query or hash is none. */
  look(): void;
  /** Something else has happened there: the view comes before it. */
  settle(): void;
  /** Counts the page as new. */
  renew(): void;
}

/** Notes each page that the visitor comes to: its path and title, masked. */
export function createPageViews({ first, record, platform, path, guard }: PageViewsOptions): PageViews {
  let last: string | undefined;
  let lastTitle: string | undefined;
  let note: ((isTitled: boolean) => void) | undefined;
  let stopTimer: Stop | undefined;

  const settle = (isTitled = false): void => {
    stopTimer?.();
    const run = note;
    note = undefined;
    run?.(isTitled);
  };

  function look(): void {
    const now = path();
    if (now === last) return;
    settle();
    const isFirst = last === undefined;
    last = now;
    const at = platform.now();
    note = (isTitled) => {
      const { title } = document;
      // What is still the title of the page before tells nothing of this one.
      const isTold = title && (isTitled || title !== lastTitle) && !document.querySelector('title')?.closest(HIDDEN);
      lastTitle = title;
      const page = {
        path: now,
        ...(isTold && { title: maskText(title.slice(0, LONGEST)).slice(0, LONGEST) }),
      };
      record({ name: 'page.viewed', at, ...(isFirst && first), page });
    };
    if (isFirst) settle();
    else
      stopTimer = platform.after(
        TITLE_MS,
        guard(() => settle(true)),
      );
  }

  return {
    look,
    settle: () => settle(),
    renew() {
      last = undefined;
      look();
    },
  };
}
