import type { Event, Mode, Props, Theme } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { isInterrupting } from '@handrail/protocol/schedule';
import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import type { Log } from '../../core/log.ts';
import type { Platform } from '../../core/platform.ts';
import type { RecordEvent } from '../../core/recorder.ts';
import type { Saved } from '../../core/saved.ts';
import { kinds, type KindModule } from '../kinds.ts';
import type { By, GuideMemory } from '../memory.ts';
import type { Entry } from '../read-manifest.ts';
import type { Ending, Outside, Run } from '../stage.ts';
import type { Slot } from './slot.ts';

/** How a guide came to be shown. */
export interface How {
  by: By;
  /** @default the first that the guide has */
  mode: Mode | undefined;
  /** By somebody, so that it need not fit or be new. */
  asked: boolean;
}

/** A guide that is on the screen, or on its way there. */
export interface Active {
  entry: Entry;
  how: How;
  run?: Run;
}

export interface RunsOptions {
  memory: GuideMemory;
  slot: Slot;
  bodyOf(entry: Entry): Promise<unknown>;
  tabId(): string;
  facts(): Facts;
  theme(): Theme | undefined;
  locales(): readonly string[];
  record: RecordEvent;
  recordAnonymously(): RecordEvent;
  platform: Pick<Platform, 'after' | 'now'>;
  guard: Guard;
  log: Log;
  /** Listens to the visitor's clicks while something runs. */
  onClick(handler: (path: readonly EventTarget[]) => void): Stop;
  /** What the guide can do outside itself, but for opening a page. */
  outside(one: Active): Omit<Outside, 'open'>;
  onStarted(one: Active): void;
  /** It has ended, and its end is noted. */
  onEnded(one: Active, ending: Ending): void;
  /** It cannot be shown: broken for good, or kept back by the network or by another tab that shows one. */
  onFailed(entry: Entry, why: 'broken' | 'unreachable' | 'elsewhere'): void;
}

export interface Runs {
  all(): Iterable<Active>;
  get(guideId: string): Active | undefined;
  /** The one that interrupts. */
  interrupting(): Active | undefined;
  /** Shows a guide, from its beginning or from where it was. */
  bring(entry: Entry, how: How, isNew: boolean): void;
  /** Takes it away without a word. */
  leave(one: Active | undefined): void;
  /** Ends it, as it would itself. */
  end(one: Active, ending: Ending): void;
  tell(event: Event): void;
}

/** Has guides run: fetches what they need, gives each its stage, and notes how it ends. */
export function createRuns(options: RunsOptions): Runs {
  const { memory, slot, guard, log, record, platform } = options;
  const active = new Map<string, Active>();
  let stopClicks: Stop | undefined;

  const isOn = (one: Active): boolean => active.get(one.entry.guideId) === one;
  const interrupting = (): Active | undefined => [...active.values()].find(({ entry }) => isInterrupting(entry));

  function leave(one: Active | undefined): void {
    if (!one || !isOn(one)) return;
    active.delete(one.entry.guideId);
    if (!interrupting()) slot.free();
    if (!active.size) {
      stopClicks?.();
      stopClicks = undefined;
    }
    one.run?.stop();
  }

  function fail(one: Active, why: 'broken' | 'unreachable' | 'elsewhere', error?: unknown): void {
    if (!isOn(one)) return;
    leave(one);
    if (why !== 'elsewhere') log.warn(`the guide ${one.entry.guideId} cannot be shown`, error ?? why);
    options.onFailed(one.entry, why);
  }

  async function bring(one: Active, isNew: boolean): Promise<void> {
    const { entry, how } = one;
    const interrupts = isInterrupting(entry);
    // The slot is asked for while the rest is on its way.
    const mine = interrupts ? slot.take(how.asked) : Promise.resolve(true);
    let loaded: [KindModule, unknown];
    try {
      // A module starts guides of the kind under which it is listed.
      loaded = (await Promise.all([kinds[entry.kind]?.(), options.bodyOf(entry)])) as [KindModule, unknown];
    } catch (error) {
      return fail(one, 'unreachable', error);
    }
    const [{ start, prepare }, body] = loaded;
    const prepared = await prepare({ guide: body, locales: options.locales(), facts: options.facts, log });
    const isOurs = await mine;
    if (!isOn(one)) return interrupting() ? undefined : slot.free();
    if (!prepared) return fail(one, 'broken');
    if (!isOurs) return fail(one, 'elsewhere');
    const { open, ...words } = prepared;
    const { guide } = words;
    const mode = how.mode ?? ('modes' in guide ? guide.modes?.[0] : undefined) ?? 'guide';
    one.how = { ...how, mode };
    if (isNew) begin(one, mode);
    else if (interrupts) takeUp();
    try {
      const run = start({
        ...words,
        ...{ mode, record, guard, asked: how.asked, after: platform.after },
        theme: { ...options.theme(), ...guide.theme },
        recordAnonymously: options.recordAnonymously(),
        kept: interrupts ? keptUnderWay() : keptLying(guide.guideId),
        outside: { ...options.outside(one), open },
        end: (ending) => end(one, ending),
      });
      one.run = run;
      // It may have ended before it could be told.
      if (!isOn(one)) run.stop();
    } catch (error) {
      fail(one, 'broken', error);
    }
  }

  function begin(one: Active, mode: Mode): void {
    const { guideId, version } = one.entry;
    const { by, asked } = one.how;
    if (isInterrupting(one.entry)) {
      memory.underWay.write({ guideId, version, by, asked, mode, tab: options.tabId(), at: platform.now() });
    } else memory.lying.write({ ...memory.lying.read(), [guideId]: { version, by, asked } });
    options.onStarted(one);
    record({ name: 'guide.started', guideId, version, props: { by, ...modeOf(mode) } });
  }

  /** It may have been another tab's. */
  function takeUp(): void {
    const last = memory.underWay.read();
    if (last) memory.underWay.write({ ...last, tab: options.tabId() });
  }

  function end(one: Active, ending: Ending): void {
    if (!isOn(one)) return;
    const { guideId, version, kind } = one.entry;
    const { how, stepId, unseen } = ending;
    const props: Props = {
      ...ending.props,
      ...(ending.how === 'snoozed' && { until: ending.until }),
      ...(how === 'completed' && modeOf(one.how.mode)),
      ...(unseen && { unseen }),
    };
    const isTold = Object.keys(props).length > 0;
    record({ name: `guide.${how}`, guideId, version, ...(stepId && { stepId }), ...(isTold && { props }) });
    if (isInterrupting({ kind })) memory.underWay.write(undefined);
    else {
      const { [guideId]: _, ...others } = memory.lying.read() ?? {};
      memory.lying.write(others);
    }
    leave(one);
    options.onEnded(one, ending);
  }

  /** Progress of the guide that interrupts: wherever it is shown next, it goes on from there. */
  function keptUnderWay(): Saved<unknown> {
    return {
      read: () => memory.underWay.read()?.kept,
      write(kept) {
        const last = memory.underWay.read();
        if (last) memory.underWay.write({ ...last, kept, at: platform.now() });
      },
    };
  }

  function keptLying(guideId: string): Saved<unknown> {
    return {
      read: () => memory.lying.read()?.[guideId]?.kept,
      write(kept) {
        const all = memory.lying.read() ?? {};
        const last = all[guideId];
        if (last) memory.lying.write({ ...all, [guideId]: { ...last, kept } });
      },
    };
  }

  return {
    all: () => active.values(),
    get: (guideId) => active.get(guideId),
    interrupting,
    bring(entry, how, isNew) {
      const one: Active = { entry, how };
      active.set(entry.guideId, one);
      stopClicks ??= options.onClick((path) => [...active.values()].forEach(({ run }) => run?.clicked(path)));
      guard(bring)(one, isNew);
    },
    leave,
    end,
    tell: (event) => [...active.values()].forEach(({ run }) => run?.recorded?.(event)),
  };
}

const modeOf = (mode: Mode | undefined): Props => (!mode || mode === 'guide' ? {} : { mode });
