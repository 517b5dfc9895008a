import { isInterrupting } from '@handrail/protocol/schedule';
import type { Active, Core } from '../core.ts';
import { createSlot } from './slot.ts';
import type { Timers } from './timers.ts';

/** A tab that has not come back to its guide by then has been closed, or is busy elsewhere. */
const GRACE_MS = 1_000;
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
  // Whether another tab shows it, and whether that tab had its time to come back to it.
  let isElsewhere = false;
  let isGraceOver = false;
  const slot = createSlot({
    ...{ platform, prefix, guard, owner: newId() },
    onLost() {
      isElsewhere = true;
      core.leave(core.interrupting());
    },
  });

  function resume(): void {
    const last = memory.underWay.read();
    if (!last || isElsewhere || core.interrupting()) return;
    const entry = core.find(last.guideId);
    const isOld = platform.now() - last.at > GIVEN_UP_MS;
    if (!entry || entry.version !== last.version || isOld || core.broken.has(entry))
      return memory.underWay.write(undefined);
    const isMine = last.tab === tabId();
    // Until it is known whose it is, nothing else interrupts, and nobody asks again.
    isElsewhere = true;
    if (!isMine && !isGraceOver) return waitForOthers();
    void slot.take(false).then(
      guard((isOurs) => {
        isElsewhere = !isOurs;
        if (!isOurs && isMine) return isGraceOver ? rename() : waitForOthers();
        if (!isOurs || core.interrupting()) return;
        const { by, mode, asked } = last;
        core.bring(entry, { by, mode, asked }, false);
      }),
    );
  }

  /** The tab that shows a guide may be on its way to the next page, and the page before this one may still hold on. */
  function waitForOthers(): void {
    wake('grace', GRACE_MS, () => {
      isElsewhere = false;
      isGraceOver = true;
    });
  }

  /** Another tab has our name: this one is a copy of it. */
  const rename = (): void => memory.tab.write(newId());

  return {
    resume,
    isBusy: () => isElsewhere || !!core.interrupting() || !!memory.underWay.read(),
    isElsewhere: () => isElsewhere,
    begun({ entry }) {
      if (isInterrupting(entry)) void slot.take(true);
    },
    left: slot.free,
    navigated() {
      isElsewhere = isGraceOver = false;
    },
    back() {
      // The page is as it was left, and the visitor is elsewhere in the guide by now.
      core.leave(core.interrupting());
      isElsewhere = isGraceOver = false;
    },
  };
}
