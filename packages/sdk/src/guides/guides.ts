import type { Published, Walkthrough } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import type { RecordEvent } from '../core/recorder.ts';
import type { At } from '../page/clicks.ts';
import { createGuideMemory } from './memory.ts';
import { dueGuide } from './due-guide.ts';
import { readManifest, type Usable } from './read-manifest.ts';
import { kinds, type KindModule } from './kinds.ts';
import type { Ending, Outside, Run } from './stage.ts';

export interface GuidesOptions {
  prefix: string;
  platform: Pick<Platform, 'local' | 'session' | 'after'>;
  facts(): Facts;
  record: RecordEvent;
  guard: Guard;
  log: Log;
  locale: string | undefined;
}

export interface Guides {
  /** Takes over what is published, as it came. */
  publish(manifest: unknown): void;
  /** Starts a guide, seen or not; one that is not known yet starts when it is. */
  show(guideId: string): void;
  /** Something has changed that decides which guide is due. */
  consider(): void;
  /** The address has changed. */
  navigated(): void;
  /** The visitor has clicked; the path is innermost first. */
  clicked(path: readonly EventTarget[], at?: At): void;
  /** Somebody else is here: what was seen and begun belongs to the one before. */
  reset(): void;
  stop: Stop;
}

/** Decides which guide is due, one at a time, and has it run. */
export function createGuides(options: GuidesOptions): Guides {
  const { platform, facts, record, guard, log } = options;
  const memory = createGuideMemory(platform, options.prefix);
  const offered = new Set<string>();
  let published: Usable | undefined;
  let asked: string | undefined;
  let run: Run | undefined;
  // Counts what is begun: a presenter that arrives after something newer has begun is not used.
  let turn = 0;
  let busy = false;

  function consider(): void {
    if (!published || run || busy) return;
    const { guides } = published;
    const byCall = guides.find(({ guideId }) => guideId === asked);
    if (byCall) return begin(byCall, 'call');
    const last = memory.running.read();
    const goesOn = last && guides.find(({ guideId, version }) => guideId === last.guideId && version === last.version);
    if (goesOn) return bring(goesOn, false);
    const due = dueGuide(guides, facts(), (guideId) => offered.has(guideId) || memory.wasSeen(guideId));
    if (due) begin(due, 'page');
  }

  function begin(guide: Published<Walkthrough>, by: 'page' | 'call'): void {
    asked = undefined;
    bring(guide, by === 'call', () => {
      const { guideId, version } = guide;
      memory.running.write({ guideId, version, stepIndex: 0, shown: false, missed: false });
      record({ name: 'guide.started', guideId, version, props: { by } });
    });
  }

  function bring(guide: Published<Walkthrough>, byCall: boolean, onStart?: () => void): void {
    const mine = ++turn;
    busy = true;
    offered.add(guide.guideId);
    const load = kinds[guide.kind];
    load?.().then(
      guard(async ({ start, prepare }: KindModule<Walkthrough>) => {
        const { lang } = document.documentElement;
        const locales = [options.locale ?? '', lang, navigator.language];
        const { open, ...prepared } = await prepare({ guide, locales, log });
        if (mine !== turn) return;
        busy = false;
        onStart?.();
        const outside: Outside = {
          open,
          start: show,
          help: () => log.warn('there is no help panel on this page'),
          track: (name, props) => record({ name, ...(props && { props }) }),
        };
        run = start({
          // A guide keeps its kind when it is made ready.
          ...(prepared as typeof prepared & { guide: typeof guide }),
          ...{ facts, record, guard, outside, after: platform.after, mode: 'guide', asked: byCall },
          theme: { ...published?.theme, ...guide.theme },
          recordAnonymously: record,
          kept: memory.running,
          end: (ending) => end(guide, ending),
        });
      }),
      guard((error) => {
        busy = false;
        offered.delete(guide.guideId);
        log.warn('the guide cannot be shown', error);
      }),
    );
  }

  function end({ guideId, version }: Published<Walkthrough>, ending: Ending): void {
    const { how, stepId, props, unseen } = ending;
    record({ name: `guide.${how}`, guideId, version, ...(stepId && { stepId }), ...(props && { props }) });
    memory.running.write(undefined);
    if (!unseen) memory.addSeen(guideId);
    run?.stop();
    run = undefined;
  }

  function show(guideId: string): void {
    if (run?.guideId === guideId) return;
    halt();
    asked = guideId;
    if (published && !published.guides.some((guide) => guide.guideId === guideId))
      log.warn(`no published guide is called ${guideId}`);
    consider();
  }

  function halt(): void {
    turn += 1;
    busy = false;
    run?.stop();
    run = undefined;
  }

  return {
    publish(manifest) {
      published = readManifest(manifest, (guide) => log.warn('left out a guide that cannot be read', guide));
      consider();
    },
    show,
    consider,
    navigated() {
      run?.navigated();
      consider();
    },
    clicked: (path, at) => run?.clicked(path, at),
    reset() {
      halt();
      offered.clear();
      memory.forget();
    },
    stop: halt,
  };
}
