import { isInterrupting } from '@handrail/protocol/schedule';
import type { Active, Core } from '../core.ts';
import { createSlot } from './slot.ts';
import type { Timers } from './timers.ts';

/** A tab that has not come back to its guide by then has been closed, or is busy elsewhere. */
const GRACE_MS = 1_000;
/** So often it is asked whether the other tab has gone, after the visitor has gone on in this one. */
const ROUNDS = 6;
/** A guide that has not got on for so long is given up, and may begin anew. */
const GIVEN_UP_MS = 24 * 60 * 60_000;

/** The guide that interrupts, over all tabs: shown in one of them, and taken up by another when that has gone. */
export interface Tabs {
  /** Goes on with the guide that was under way before this page, here or in a tab that has gone. */
  resume(): void;
  /** Whether a guide is under way in whichever tab. */
  isBusy(): boolean;
  /** Whether the one under way is another tab's, as far as we know. */
  isElsewhere(): boolean;
  begun(one: Active): void;
  /** None interrupts here any more. */
  left(): void;
  navigated(): void;
  back(): void;
}

export function createTabs(core: Core, { wake }: Timers): Tabs {
  const { memory, platform, prefix, newId, guard, tabId } = core;
  // Whether another tab shows it, as far as we know.
  let isElsewhere = false;
  // Of a search that another one has followed, nothing counts any more.
  let search = 0;
  const slot = createSlot({
    ...{ platform, prefix, guard, owner: newId() },
    onLost() {
      isElsewhere = true;
      core.leave(core.interrupting());
    },
  });

  function settle(): void {
    search += 1;
    isElsewhere = false;
  }

  /** What was under way, if it can go on. */
  function underWay() {
    const last = memory.underWay.read();
    if (!last) return undefined;
    const entry = core.find(last.guideId);
    const isOld = platform.now() - last.at > GIVEN_UP_MS;
    if (entry?.version === last.version && !isOld && !core.broken.has(entry)) return { last, entry };
    memory.underWay.write(undefined);
    return undefined;
  }

  function resume(): void {
    if (isElsewhere || core.interrupting() || !underWay()) return;
    settle();
    // Until it is known whose it is, nothing else interrupts, and nobody asks again.
    isElsewhere = true;
    guard(takeUp)(search);
  }

  /**
   * Takes up at once what this tab has shown, and what another has shown when its place was free for as long as a tab may
   * be on its way to its next page. A tab or page that is about to go may hold its place a while longer.
   */
  async function takeUp(mine: number): Promise<void> {
    const wasMine = underWay()?.last.tab === tabId();
    let wasFree = wasMine;
    for (let round = 0; round < ROUNDS; round++) {
      const isOurs = wasFree && (await slot.take(false));
      if (mine !== search) return;
      if (isOurs) return goOn();
      // The page before this one would have gone by now: another tab has our name, and this one is a copy of it.
      if (wasMine && round === 1) memory.tab.write(newId());
      wasFree = (wasMine && round === 0) || (await slot.isFree());
      if (mine !== search) return;
      await new Promise<void>((resolve) => wake('grace', GRACE_MS, resolve));
      if (mine !== search) return;
    }
  }

  function goOn(): void {
    isElsewhere = false;
    const now = underWay();
    // It may have come to its end meanwhile.
    if (!now) return core.consider();
    const { by, mode, asked } = now.last;
    if (!core.interrupting()) core.bring(now.entry, { by, mode, asked }, false);
  }

  return {
    resume,
    isBusy: () => isElsewhere || !!core.interrupting() || !!memory.underWay.read(),
    isElsewhere: () => isElsewhere,
    begun({ entry }) {
      if (!isInterrupting(entry)) return;
      settle();
      void slot.take(true);
    },
    left: slot.free,
    navigated: settle,
    back() {
      // The page is as it was left, and the visitor is elsewhere in the guide by now.
      core.leave(core.interrupting());
      settle();
    },
  };
}
