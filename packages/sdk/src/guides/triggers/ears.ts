import type { Target } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import type { Platform } from '../../core/platform.ts';
import { onExit } from '../../page/exit.ts';
import { onIdle } from '../../page/idle.ts';
import { onScroll } from '../../page/scroll.ts';
import type { SingleTrigger } from '../due.ts';
import type { GuideMemory } from '../memory.ts';
import { createCounts } from './counts.ts';
import { createElements } from './elements.ts';

/** An event that leads away, as saving a form does, still starts its guide on the page that follows. */
export const FRESH_MS = 30_000;
/** How often conditions on the time of day are looked at. */
const TICK_MS = 20_000;

/** What guides wait for now. */
export interface Waits {
  triggers: SingleTrigger[];
  /** Elements of conditions. */
  targets: Target[];
  /** Whether one waits for a time. */
  clock: boolean;
}

/** Hears what makes guides start. */
export interface Ears extends Required<Pick<Facts, 'events' | 'element'>> {
  /** Listens to what is waited for, and to nothing else. */
  listenFor(waits: Waits): void;
  /** These events are counted from now on. */
  count(names: readonly string[]): void;
  /** Whether a trigger has happened, since an instant if it is an event. */
  fired(trigger: SingleTrigger, since: number): boolean;
  /** Its guide begins: it has to happen anew. */
  use(triggers: readonly SingleTrigger[]): void;
  recorded(name: string, at: number): void;
  /** Another page, though in the same document. */
  navigated(): void;
  stop: Stop;
}

export interface EarsOptions {
  memory: Pick<GuideMemory, 'counts'>;
  platform: Pick<Platform, 'now' | 'after'>;
  guard: Guard;
  /** Something has changed that may make a guide due. */
  consider(): void;
}

export function createEars({ memory, platform, guard, consider: onChange }: EarsOptions): Ears {
  const openedAt = platform.now();
  const counts = createCounts(memory, platform.now);
  const heard = new Map<SingleTrigger, Stop>();
  const holding = new Set<SingleTrigger>();
  const used = new Set<SingleTrigger>();
  let stopClock: Stop | undefined;

  const elements = createElements(guard, {
    onGone: (target) => forget((trigger) => trigger.on === 'element' && trigger.target === target),
    onChange,
  });

  function forget(which: (trigger: SingleTrigger) => boolean): void {
    for (const trigger of [...holding, ...used]) {
      if (!which(trigger)) continue;
      holding.delete(trigger);
      used.delete(trigger);
    }
  }

  function tell(trigger: SingleTrigger, holds: boolean): void {
    if (!holds) return forget((one) => one === trigger);
    if (holding.has(trigger)) return;
    holding.add(trigger);
    onChange();
  }

  function listenTo(trigger: SingleTrigger): Stop | undefined {
    switch (trigger.on) {
      case 'idle':
        return onIdle(trigger.seconds * 1_000, platform, guard, (isIdle) => tell(trigger, isIdle));
      case 'scroll':
        return onScroll(guard, (percent) => percent >= trigger.percent && tell(trigger, true));
      case 'exit':
        return onExit(
          guard(() => {
            tell(trigger, true);
            // What could not start now would fall upon somebody who has come back.
            forget((one) => one === trigger);
          }),
        );
      default:
        return undefined;
    }
  }

  function setClock(isWanted: boolean): void {
    if (!isWanted) stopClock?.();
    if (!isWanted || !stopClock) {
      stopClock = isWanted ? platform.after(TICK_MS, guard(tick)) : undefined;
    }
  }

  function tick(): void {
    stopClock = undefined;
    onChange();
  }

  return {
    listenFor({ triggers, targets, clock }) {
      const wanted = new Set(triggers);
      for (const [trigger, stop] of heard) {
        if (wanted.has(trigger)) continue;
        stop();
        heard.delete(trigger);
        holding.delete(trigger);
        // How far a page was scrolled counts until there is another one.
        if (trigger.on !== 'scroll') used.delete(trigger);
      }
      for (const trigger of wanted) {
        const stop = heard.has(trigger) ? undefined : listenTo(trigger);
        if (stop) heard.set(trigger, stop);
      }
      elements.watch([...targets, ...triggers.flatMap((one) => (one.on === 'element' ? [one.target] : []))]);
      setClock(clock);
    },
    count: counts.name,
    fired(trigger, since) {
      if (trigger.on === 'element') return !!elements.find(trigger.target) && !used.has(trigger);
      if (trigger.on !== 'event') return holding.has(trigger) && !used.has(trigger);
      const last = counts.last(trigger.name);
      const isNew = last > since && last > openedAt - FRESH_MS;
      return isNew && counts.count(trigger.name, trigger.days) >= (trigger.times ?? 1);
    },
    use: (triggers) => triggers.forEach((one) => used.add(one)),
    events: counts.count,
    element: elements.find,
    recorded: (name, at) => counts.add(name, at) && onChange(),
    navigated: () => forget(({ on }) => on === 'scroll'),
    stop() {
      heard.forEach((stop) => stop());
      elements.watch([]);
      setClock(false);
    },
  };
}
