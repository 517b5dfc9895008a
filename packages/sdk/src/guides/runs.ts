import { isInterrupting } from '@handrail/protocol/schedule';
import { createBodies } from './bodies.ts';
import type { Active, Core, GuidesOptions, How } from './core.ts';
import { arrivalOf } from './due.ts';
import { kinds, type KindModule } from './kinds.ts';
import type { Entry } from './read-manifest.ts';
import type { Stop } from '../core/lifetime.ts';

export interface RunsOptions extends GuidesOptions {
  /** All that there is, once it is wired. */
  core(): Core;
  onRunning(one: Active): void;
  onLeft(): void;
}

type Runs = Pick<Core, 'active' | 'broken' | 'interrupting' | 'bring' | 'leave' | 'wasOffered'> & { clear: Stop };

/** Has guides run: fetches what they need, and takes them away. */
export function createRuns(options: RunsOptions): Runs {
  const { core, facts, log, guard } = options;
  const active = new Map<string, Active>();
  const broken = new Set<Entry>();
  const offered = new Map<string, string>();
  const bodyOf = createBodies(options.ask);
  const interrupting = (): Active | undefined => [...active.values()].find(({ entry }) => isInterrupting(entry));
  const arrival = (entry: Entry): string => arrivalOf(entry, facts().page);

  function bring(entry: Entry, how: How, isNew: boolean): void {
    const { guideId } = entry;
    if (isInterrupting(entry)) leave(interrupting());
    const one: Active = { entry, how, isNew };
    active.set(guideId, one);
    offered.set(guideId, arrival(entry));
    start(one).catch(
      guard((error: unknown) => {
        log.warn(`the guide ${guideId} cannot be shown`, error);
        leave(one);
        if (broken.has(entry)) core().consider();
      }),
    );
  }

  async function start(one: Active): Promise<void> {
    const { entry } = one;
    // A module starts guides of the kind under which it is listed.
    // What it looks like comes beside it.
    if (core().published()?.theme) void import('./themes.ts').catch(() => undefined);
    const loaded = await Promise.all([kinds[entry.kind](), bodyOf(entry)]);
    const [kind, body] = loaded as [KindModule, unknown];
    const stage = await kind.prepare(core(), one, body, kind);
    if (!stage) return;
    one.run = kind.start(stage);
    options.onSettled();
    // It may have ended before it could be told.
    if (active.get(entry.guideId) === one) options.onRunning(one);
    else one.run.stop();
  }

  function leave(one: Active | undefined): void {
    if (!one || active.get(one.entry.guideId) !== one) return;
    active.delete(one.entry.guideId);
    one.run?.stop();
    options.onLeft();
  }

  return {
    ...{ active, broken, interrupting, bring, leave },
    wasOffered: (entry) => offered.get(entry.guideId) === arrival(entry),
    clear() {
      for (const one of [...active.values()]) leave(one);
      offered.clear();
    },
  };
}
