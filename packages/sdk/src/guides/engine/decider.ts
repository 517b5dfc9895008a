import type { Mode, Target } from '@handrail/protocol';
import { inAudience, type Facts } from '@handrail/protocol/conditions';
import { isInterrupting } from '@handrail/protocol/schedule';
import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import type { Log } from '../../core/log.ts';
import type { Platform } from '../../core/platform.ts';
import type { By, GuideMemory } from '../memory.ts';
import type { Entry, Published } from '../read-manifest.ts';
import { triggersOf, type SingleTrigger } from './conditions.ts';
import { isWaiting, mayStay, turning, verdictOn, type Now } from './due.ts';
import type { Histories } from './history.ts';
import type { Listening } from './listening.ts';
import type { How, Runs } from './runs.ts';
import type { Day } from './today.ts';

/** After a guide has ended the visitor is left alone for so long. */
const PAUSE_MS = 1_000;
/** A tab that has not come back to its guide by then has been closed, or is busy elsewhere. */
const GRACE_MS = 1_000;
/** A guide that has not got on for so long is given up, and may begin anew. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const LONGEST_TIMER_MS = 60_000;
/** What nothing but listening tells. */
const HEARD: ReadonlySet<string> = new Set(['element', 'event', 'idle', 'scroll', 'exit']);

/** A guide that somebody has asked for. */
export interface Wish {
  guideId: string;
  /** @default the first that the guide has */
  mode: Mode | undefined;
  by: By;
}

/** What the decision rests on, for those who want to know why. */
export interface View {
  published: Published | undefined;
  now: Now;
  isOn(guideId: string): boolean;
  isBroken(entry: Entry): boolean;
  /** The guide that interrupts now. */
  inTheWay: string | undefined;
  isElsewhere: boolean;
  isHistoryAwaited: boolean;
}

export interface Decider {
  /** Starts what is due, takes away what no longer fits, and listens for what is missing. */
  consider(): void;
  ask(wish: Wish): void;
  /** The visitor has come to another address. */
  navigated(): void;
  failed(entry: Entry, why: 'broken' | 'unreachable' | 'elsewhere'): void;
  /** A guide has ended. */
  pause(): void;
  forget(): void;
  view(): View;
  stop: Stop;
}

export interface DeciderOptions {
  memory: GuideMemory;
  histories: Histories;
  runs: Runs;
  day: Day;
  listening: Listening;
  published(): Published | undefined;
  tabId(): string;
  /** The name of this tab belongs to another one, from which it was copied. */
  renewTab(): void;
  facts(): Facts;
  platform: Pick<Platform, 'now' | 'after'>;
  guard: Guard;
  log: Log;
}

/** Decides which guides are shown: any number beside the page, one at a time that interrupts, over all tabs. */
export function createDecider(options: DeciderOptions): Decider {
  const { memory, histories, runs, day, listening, published, facts, platform, guard, log } = options;
  const offered = new Map<string, string>();
  const broken = new Set<Entry>();
  let wish: Wish | undefined;
  let isElsewhere = false;
  let isGraceOver = false;
  let isPaused = false;
  const timers = new Map<string, Stop>();

  const find = (guideId: string): Entry | undefined => published()?.guides.find((one) => one.guideId === guideId);

  /** What of the address a guide's page triggers look at: arriving there again is arriving when this has changed. */
  function arrival({ trigger }: Entry): string {
    const { path, query = '', hash } = facts().page;
    const patterns = triggersOf(trigger).map((one) => (one.on === 'page' ? (one.path ?? '') : ''));
    const asks = (sign: string): boolean => patterns.some((pattern) => pattern.includes(sign));
    return path + (asks('?') ? query : '') + (asks('#') ? hash : '');
  }

  function situation(): Now {
    const known = histories.read();
    const interrupting = Object.values(known).filter(({ guideId }) => {
      const entry = find(guideId);
      return entry && isInterrupting(entry);
    });
    return {
      facts: facts(),
      history: (guideId) => known[guideId],
      limits: published()?.limits,
      shownToday: day.count(interrupting),
      busy: isPaused || isElsewhere || !!runs.interrupting() || !!memory.underWay.read(),
      fired: listening.fired,
      wasOffered: (entry) => offered.get(entry.guideId) === arrival(entry),
    };
  }

  /** One guide that cannot be judged does not keep the others. */
  function each(guides: Iterable<Entry>, act: (entry: Entry) => void): void {
    for (const entry of guides) {
      if (broken.has(entry)) continue;
      try {
        act(entry);
      } catch (error) {
        broken.add(entry);
        log.warn(`the guide ${entry.guideId} is left out`, error);
      }
    }
  }

  function bring(entry: Entry, how: How, isNew: boolean): void {
    if (isInterrupting(entry)) runs.leave(runs.interrupting());
    offered.set(entry.guideId, arrival(entry));
    runs.bring(entry, how, isNew);
  }

  function grant(): void {
    const entry = wish && find(wish.guideId);
    if (!wish || !entry) return;
    const { mode, by } = wish;
    // A link can be sent to somebody for whom the guide is not.
    if (by === 'link' && !inAudience(entry.audience, facts())) return;
    wish = undefined;
    const running = runs.get(entry.guideId);
    if (running && (!mode || running.how.mode === mode)) return;
    runs.leave(running);
    bring(entry, { by, mode, asked: true }, true);
  }

  /** Goes on with the guide that interrupts, if it was under way before this page, here or in a tab that has gone. */
  function resume(): void {
    const last = memory.underWay.read();
    if (!last || runs.interrupting() || isElsewhere) return;
    const entry = find(last.guideId);
    if (entry?.version !== last.version || platform.now() - last.at > GIVEN_UP_MS)
      return memory.underWay.write(undefined);
    const { by, mode, asked, tab } = last;
    if (tab === options.tabId() || isGraceOver) bring(entry, { by, mode, asked }, false);
    else waitForOthers();
  }

  /** The tab that shows a guide may be on its way to the next page. */
  function waitForOthers(): void {
    wake('grace', GRACE_MS, () => {
      isElsewhere = false;
      isGraceOver = true;
    });
  }

  function lie(now: Now): void {
    const lying = memory.lying.read() ?? {};
    for (const { entry, how } of [...runs.all()]) {
      if (!find(entry.guideId) || !mayStay(entry, how, now)) {
        if (!isInterrupting(entry)) runs.leave(runs.get(entry.guideId));
      }
    }
    each(
      Object.keys(lying).flatMap((guideId) => find(guideId) ?? []),
      (entry) => {
        const how = lying[entry.guideId];
        if (how?.version !== entry.version || runs.get(entry.guideId) || !mayStay(entry, how, now)) return;
        const { by, asked } = how;
        bring(entry, { by, asked, mode: 'guide' }, false);
      },
    );
  }

  function start(guides: readonly Entry[], now: Now): void {
    const triggers: SingleTrigger[] = [];
    const targets: Target[] = [];
    let clock = false;
    let wakeAt = Infinity;
    each(guides, (entry) => {
      if (runs.get(entry.guideId)) return;
      const { verdict, by } = verdictOn(entry, now);
      if (verdict.due) {
        bring(entry, { by, mode: undefined, asked: false }, true);
        now.busy ||= isInterrupting(entry);
        return;
      }
      if (isWaiting(entry, now)) triggers.push(...triggersOf(entry.trigger).filter(({ on }) => HEARD.has(on)));
      if (verdict.why === 'snoozed') wakeAt = Math.min(wakeAt, now.history(entry.guideId)?.snoozedUntil ?? Infinity);
      clock ||= verdict.why === 'quiet';
      for (const one of turning(entry, now)) {
        if (one.type === 'element') targets.push(one.target);
        else clock = true;
      }
    });
    // What lies there may have to go by what it sees.
    for (const { entry } of runs.all())
      for (const one of turning(entry, now)) {
        if (one.type === 'element') targets.push(one.target);
        else clock ||= one.type === 'time';
      }
    listening.listenFor({ triggers, targets, clock });
    if (wakeAt < Infinity) wake('snoozed', Math.min(LONGEST_TIMER_MS, Math.max(0, wakeAt - platform.now())));
  }

  function wake(name: string, ms: number, act?: () => void): void {
    timers.get(name)?.();
    const run = guard(() => {
      act?.();
      consider();
    });
    timers.set(name, platform.after(ms, run));
  }

  function consider(): void {
    const all = published()?.guides;
    if (!all?.length) return;
    grant();
    resume();
    if (histories.waiting()) return;
    const now = situation();
    lie(now);
    start(all, now);
  }

  return {
    consider,
    ask(next) {
      wish = next;
      const known = published();
      if (known && !find(next.guideId)) log.warn(`no published guide is called ${next.guideId}`);
      consider();
    },
    navigated() {
      isElsewhere = isGraceOver = false;
    },
    failed(entry, why) {
      if (why === 'elsewhere') {
        isElsewhere = true;
        if (memory.underWay.read()?.tab !== options.tabId()) return;
        // The page before this one may not have let go yet; else this tab is a copy of the one that shows the guide.
        if (isGraceOver) options.renewTab();
        else waitForOthers();
      }
      if (why === 'broken') {
        broken.add(entry);
        consider();
      }
    },
    pause() {
      isPaused = true;
      wake('pause', PAUSE_MS, () => (isPaused = false));
    },
    forget() {
      offered.clear();
      wish = undefined;
    },
    view: () => ({
      published: published(),
      now: situation(),
      isOn: (guideId) => !!runs.get(guideId)?.run,
      isBroken: (entry) => broken.has(entry),
      inTheWay: runs.interrupting()?.entry.guideId,
      isElsewhere,
      isHistoryAwaited: histories.waiting(),
    }),
    stop: () => timers.forEach((stop) => stop()),
  };
}
