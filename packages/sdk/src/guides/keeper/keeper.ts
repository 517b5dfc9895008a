import type { GuideHistory } from '@handrail/protocol';
import { inAudience } from '@handrail/protocol/conditions';
import { isInterrupting, type Situation } from '@handrail/protocol/schedule';
import type { Core, Keeper } from '../core.ts';
import type { SingleTrigger } from '../due.ts';
import { createHistories, type Histories } from './history.ts';
import { createListening } from './listening.ts';
import { createTabs } from './tabs.ts';
import { createTimers } from './timers.ts';
import { createDay } from './today.ts';
import { createLying } from './lying.ts';
import type { Withholding } from './withhold.ts';
import { createWishes } from './wishes.ts';

/** After a guide has ended the visitor is left alone for so long. */
const PAUSE_MS = 1_000;
/** A guide that was put off is thought of again within this time. */
const LONGEST_MS = 60_000;

/** Keeps guides over pages, tabs, visitors and time. */
export function createKeeper(core: Core): Keeper {
  const { memory, active, platform } = core;
  const histories = createHistories(core);
  const listening = createListening(core);
  const timers = createTimers(core);
  const tabs = createTabs(core, timers);
  const wishes = createWishes(core);
  const lying = createLying(core);
  let withholding: Withholding | undefined;
  const day = createDay(memory, platform.now);
  let isPaused = false;

  function complete(now: Situation): Situation {
    const startedHere = Object.values(histories.read()).filter(({ guideId }) => {
      const entry = core.find(guideId);
      return entry && isInterrupting(entry);
    });
    return {
      ...now,
      shownToday: day.count(startedHere),
      busy: isPaused || tabs.isBusy(),
      fired: (trigger) => listening.fired(trigger as SingleTrigger, now),
      isFor: (guide) => inAudience(guide.audience, now.facts) && (!guide.holdOut || withholding?.isFor(guide) === true),
    };
  }

  return {
    before(now) {
      core.takeWish(wishes.grant);
      tabs.resume();
      if (histories.waiting()) return undefined;
      lying.go(complete(now));
      withholding?.note(complete(now));
      return complete(now);
    },
    after(now) {
      listening.listen(now);
      const until = nextSnoozed(Object.values(histories.read()), platform.now());
      if (until) timers.wake('snoozed', Math.min(LONGEST_MS, until - platform.now()));
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
      fetchWithholding(core, histories, (one) => (withholding ??= one));
      wishes.follow();
    },
    recorded(event) {
      histories.note(event);
      for (const { run } of [...active.values()]) run?.recorded?.(event);
      listening.recorded(event);
    },
    identified: () => core.published()?.guides.length && histories.open(),
    navigated() {
      listening.navigated();
      tabs.navigated();
      wishes.follow();
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
}

/** Who is held out of guides is judged by a part of its own; where that cannot be had, nobody gets those guides. */
function fetchWithholding(core: Core, histories: Histories, use: (one: Withholding) => void): void {
  if (core.published()?.guides.some(({ holdOut }) => holdOut))
    import('./withhold.ts').then(
      ({ createWithholding }) => [use(createWithholding(core, histories)), core.consider()],
      () => undefined,
    );
}

/** When the first of the guides that were put off may come back; 0 when there is none. */
function nextSnoozed(known: readonly GuideHistory[], now: number): number {
  const later = known.map(({ snoozedUntil = 0 }) => snoozedUntil).filter((until) => until > now);
  return later.length ? Math.min(...later) : 0;
}
