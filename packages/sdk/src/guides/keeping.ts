import type { Event } from '@handrail/protocol';
import type { Core, GuidesOptions, Keeper } from './core.ts';

/** Events that are remembered until the keeper has come. */
const MOST_EARLY = 200;

export interface Keeping {
  /** The keeper, once it has come. */
  keeper(): Keeper | undefined;
  fetch(): Promise<Keeper | undefined>;
  recorded(event: Event): void;
  stop(): void;
}

/** Fetches the keeper, when a guide has started or needs it before. */
export function createKeeping({ guard, log }: GuidesOptions, core: () => Core): Keeping {
  let keeper: Keeper | undefined;
  let fetching: Promise<Keeper | undefined> | undefined;
  let early: Event[] = [];
  let hasStopped = false;

  async function load(): Promise<Keeper | undefined> {
    try {
      const { createKeeper } = await import('./keeper/keeper.ts');
      if (hasStopped) return undefined;
      const { active, consider } = core();
      keeper = createKeeper(core());
      keeper.published();
      for (const event of early.splice(0)) keeper.recorded(event);
      for (const one of active.values()) if (one.run) keeper.begun(one);
      guard(consider)();
    } catch (error) {
      log.warn('a part cannot be loaded', error);
      fetching = undefined;
    }
    return keeper;
  }

  return {
    keeper: () => keeper,
    fetch: () => (fetching ??= load()),
    recorded(event) {
      if (keeper) return keeper.recorded(event);
      if (early.length < MOST_EARLY) early = [...early, event];
      // The page may go with this very event, which the next one then takes up.
      if (fetching || !core().published()) core().memory.hear(event);
    },
    stop() {
      hasStopped = true;
      keeper?.stop();
    },
  };
}
