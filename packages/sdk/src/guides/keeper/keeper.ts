import type { GuideHistory } from '@handrail/protocol';
import { inAudience } from '@handrail/protocol/conditions';
import { isInterrupting, judge, type Situation } from '@handrail/protocol/schedule';
import type { Core, How, Keeper, Wish } from '../core.ts';
import { isHere, triggersOf, type SingleTrigger } from '../due.ts';
import type { Entry } from '../read-manifest.ts';
import { createHistories } from './history.ts';
import { createListening } from './listening.ts';
import { createTabs } from './tabs.ts';
import { createTimers } from './timers.ts';
import { createDay } from './today.ts';
import { takeLink } from '../../page/link.ts';

/** After a guide has ended the visitor is left alone for so long. */
const PAUSE_MS = 1_000;
/** A guide that was put off is thought of again within this time. */
const LONGEST_MS = 60_000;

/** Keeps guides over pages, tabs, visitors and time. */
export function createKeeper(core: Core): Keeper {
  const { memory, active, log, platform } = core;
  const histories = createHistories(core);
  const listening = createListening(core);
  const timers = createTimers(core);
  const tabs = createTabs(core, timers);
  const day = createDay(memory, platform.now);
  let isPaused = false;
  let isRefused = false;

  /** Starts what was asked for; answers whether the wish is dealt with. */
  function grant({ guideId, mode, by }: Wish): boolean {
    const entry = core.find(guideId);
    if (!entry) return false;
    // A link can be sent to somebody for whom the guide is not, or not yet: who they are may be told later.
    if (by === 'link' && !inAudience(entry.audience, core.facts())) {
      if (!isRefused) log.warn(`the guide ${guideId} is not for this visitor`);
      isRefused = true;
      return false;
    }
    const running = active.get(guideId);
    if (running && (!mode || running.how.mode === mode)) return true;
    core.leave(running);
    core.bring(entry, { by, mode, asked: true }, true);
    return true;
  }

  /** Goes on with what lies beside the page, and takes away what no longer belongs there. */
  function lie(now: Situation): void {
    for (const one of [...active.values()])
      if (!core.published()?.guides.includes(one.entry) || !mayStay(one.entry, one.how, now)) core.leave(one);
    const lying = memory.lying.read() ?? {};
    for (const [guideId, how] of Object.entries(lying)) {
      const entry = core.find(guideId);
      if (!entry || active.has(guideId) || core.broken.has(entry)) continue;
      if (how.version === entry.version && mayStay(entry, how, now))
        core.bring(entry, { by: how.by, asked: how.asked }, false);
    }
  }

  /**
   * Whether a guide that lies beside the page may go on lying there: while it is for this visitor and page, and has not
   * been closed in another tab. One that interrupts stays until it ends.
   */
  function mayStay(entry: Entry, { by, asked }: Pick<How, 'by' | 'asked'>, now: Situation): boolean {
    if (asked || isInterrupting(entry)) return true;
    if (by === 'page' && !triggersOf(entry).some((trigger) => isHere(trigger, now.facts.page))) return false;
    const always = entry.frequency?.show === 'every' && { frequency: { show: 'always' as const } };
    return judge({ ...entry, ...always, trigger: { on: 'page' } }, now).due;
  }

  function complete(now: Situation): Situation {
    const startedHere = Object.values(histories.read()).filter(({ guideId }) => {
      const entry = core.find(guideId);
      return entry && isInterrupting(entry);
    });
    return {
      ...now,
      shownToday: day.count(startedHere),
      busy: isPaused || tabs.isBusy(),
      // The judge asks for one trigger at a time.
      fired: (trigger) => listening.fired(trigger as SingleTrigger, now),
      isFor: (audience) => inAudience(audience, now.facts),
    };
  }

  return {
    before(now) {
      core.takeWish(grant);
      tabs.resume();
      if (histories.waiting()) return undefined;
      const whole = complete(now);
      lie(whole);
      return complete(now);
    },
    after(now) {
      listening.listen(now);
      const until = (one: GuideHistory): number => one.snoozedUntil ?? 0;
      const put = Object.values(histories.read())
        .map(until)
        .filter((at) => at > platform.now());
      if (put.length) timers.wake('snoozed', Math.min(LONGEST_MS, Math.min(...put) - platform.now()));
    },
    facts: () => ({ events: listening.events, element: listening.element }),
    begun(one) {
      listening.use(one.entry);
      tabs.begun(one);
      if (one.isNew && isInterrupting(one.entry)) day.add(one.entry.guideId, one.how.asked);
    },
    ended({ entry }) {
      if (isInterrupting(entry)) {
        isPaused = true;
        timers.wake('pause', PAUSE_MS, () => (isPaused = false));
      } else core.consider();
    },
    left: () => core.interrupting() ?? tabs.left(),
    published() {
      const published = core.published();
      if (!published) return;
      listening.publish(published);
      if (published.guides.length) histories.open();
      follow();
    },
    recorded(event) {
      histories.note(event);
      for (const { run } of [...active.values()]) run?.recorded?.(event);
      listening.recorded(event);
    },
    identified() {
      if (core.published()?.guides.length) histories.open();
    },
    navigated() {
      listening.navigated();
      tabs.navigated();
      follow();
    },
    away: tabs.left,
    back() {
      tabs.back();
      core.consider();
    },
    view: (now) => ({
      now: complete(now),
      isElsewhere: tabs.isElsewhere(),
      isPaused,
      isHistoryAwaited: histories.waiting(),
    }),
    stop() {
      listening.stop();
      timers.stop();
      histories.stop();
      tabs.left();
    },
  };

  function follow(): void {
    const guideId = takeLink();
    if (guideId) core.wish({ guideId, by: 'link' });
  }
}
