import type { Event, Mode } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { isInterrupting, type Situation } from '@handrail/protocol/schedule';
import type { Explanation } from '../core/client.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Change } from '../core/visitor.ts';
import type { At } from '../page/clicks.ts';
import { PAINT_MS } from '../page/later.ts';
import type { Core, GuidesOptions, Wish } from './core.ts';
import { dueBy, isPlain } from './due.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { kinds } from './kinds.ts';
import { createGuideMemory, type By } from './memory.ts';
import { readManifest, type Published } from './read-manifest.ts';
import { createRuns } from './runs.ts';
import type { Run } from './stage.ts';

export interface Guides {
  /** What guides know and can do, for other parts. */
  core: Core;
  /** Takes over what is published, as it came. */
  publish(manifest: unknown): void;
  /** Starts a guide, seen or not; one that is not known yet starts when it is. */
  show(guideId: string, options?: { mode?: Mode; by?: By }): void;
  /** The visitor has said who they are, perhaps after they were known by an id of ours. */
  identified(change: Change, anonymousId?: string): void;
  /** The address has changed. */
  navigated(): void;
  /** The visitor has clicked; the path is innermost first. */
  clicked(path: readonly EventTarget[], at?: At): void;
  /** Something was recorded in this page. */
  recorded(event: Event): void;
  /** The page goes, perhaps to come back as it was. */
  away(): void;
  back(): void;
  explain(guideId: string): Promise<Explanation>;
  /** Somebody else is here: what was seen and begun belongs to the one before. */
  reset(): void;
  stop: Stop;
}

/** Decides which guides start, one at a time that interrupts, and has them run. */
export function createGuides(options: GuidesOptions): Guides {
  const { platform, visitor, log } = options;
  const memory = createGuideMemory(platform, options.prefix);
  const keeping = createKeeping(options, () => core);
  const { keeper } = keeping;
  const runs = createRuns({
    ...options,
    core: () => core,
    onRunning: (one) => keeper()?.begun(one) ?? platform.after(PAINT_MS, () => void keeping.fetch()),
    onLeft: () => keeper()?.left(),
  });
  const { active, broken } = runs;
  let published: Published | undefined;
  let wish: Wish | undefined;

  const core: Core = {
    ...{ ...options, ...runs, memory, facts, situation, consider },
    published: () => published,
    find: (guideId) => published?.guides.find((one) => one.guideId === guideId),
    tabId() {
      const tab = memory.tab.read() ?? options.newId();
      memory.tab.write(tab);
      return tab;
    },
    wish(next) {
      wish = next;
      if (published && !core.find(next.guideId)) log.warn(`no published guide is called ${next.guideId}`);
      consider();
    },
    takeWish(grant) {
      const one = wish;
      // It is gone while it is dealt with, since what follows from it may ask for the next.
      wish = undefined;
      if (one && !grant(one)) wish ??= one;
    },
    ended: (one) => keeper()?.ended(one),
  };

  function facts(): Facts {
    const { visitorId, guides } = memory.history.read() ?? {};
    const seen = visitorId === visitor.visitorId() ? guides : undefined;
    const segments = published?.segments;
    return { ...options.facts(), ...(segments && { segments }), history: (id) => seen?.[id], ...keeper()?.facts() };
  }

  function situation(): Situation {
    const known = facts();
    return {
      facts: known,
      history: (guideId) => known.history?.(guideId),
      limits: published?.limits,
      ...{ shownToday: 0, busy: !!runs.interrupting(), fired: () => false, isFor: () => true },
    };
  }

  const isKeeperNeeded = ({ guides, limits }: Published): boolean =>
    !!(wish ?? limits ?? memory.underWay.read() ?? memory.lying.read()) ||
    !visitor.isAnonymous() ||
    /[?&#]handrail=/.test(location.href) ||
    !guides.every(isPlain);

  /** Starts what is due; with the keeper, all that is there to decide it, else as a page with plain guides needs it. */
  function consider(): void {
    if (!published) return;
    if (!published.guides.length) return options.onSettled();
    const keeps = keeper();
    const isReady = keeps ?? !isKeeperNeeded(published);
    if (!isReady) void keeping.fetch();
    const now = keeps ? keeps.before(situation()) : situation();
    if (!now) return;
    const last = isReady ? undefined : memory.underWay.read()?.guideId;
    for (const entry of published.guides) {
      if (active.has(entry.guideId) || broken.has(entry)) continue;
      try {
        const by = dueBy(entry, now, core.wasOffered(entry));
        // What will be shown, as far as we can tell, comes beside what decides it.
        if (!isReady && (by || entry.guideId === last)) kinds[entry.kind]().catch(() => undefined);
        if (!isReady || !by) continue;
        runs.bring(entry, { by, asked: false }, true);
        now.busy ||= isInterrupting(entry);
      } catch (error) {
        // One guide that cannot be judged does not keep the others.
        broken.add(entry);
        log.warn(`the guide ${entry.guideId} cannot be shown`, error);
      }
    }
    keeps?.after(now);
    if (isReady && !active.size) options.onSettled();
  }

  function publish(manifest: unknown): void {
    published = readManifest(manifest, (kind) => Object.hasOwn(kinds, kind), log, published);
    if (published.guides.every(isPlain)) memory.heard.write(undefined);
    keeper()?.published();
    if (wish) core.wish(wish);
    else consider();
  }

  return createVerbsOfGuides({ core, keeping, runs, publish });
}

interface Wired {
  core: Core;
  keeping: Keeping;
  runs: ReturnType<typeof createRuns>;
  publish(manifest: unknown): void;
}

/** What the rest of the SDK tells guides. */
function createVerbsOfGuides({ core, keeping, runs, publish }: Wired): Guides {
  const { memory, visitor, consider } = core;
  const { keeper } = keeping;
  const each = (tell: (run: Run) => void): void => [...runs.active.values()].forEach(({ run }) => run && tell(run));

  function forget(): void {
    runs.clear();
    memory.forget();
    core.takeWish(() => true);
  }

  return {
    core,
    publish,
    show: (guideId, { mode, by = 'call' } = {}) => core.wish({ guideId, mode, by }),
    identified(change, anonymousId) {
      if (change === 'another') forget();
      const before = memory.history.read();
      // What was done without a name is now done by this one.
      if (anonymousId && before?.visitorId === anonymousId)
        memory.history.write({ ...before, visitorId: visitor.visitorId(), sessionId: '' });
      keeper()?.identified();
      consider();
    },
    navigated() {
      keeper()?.navigated();
      each((run) => run.navigated());
      consider();
    },
    clicked: (path, at) => each((run) => run.clicked(path, at)),
    recorded: keeping.recorded,
    away: () => keeper()?.away(),
    back: () => keeper()?.back(),
    async explain(guideId) {
      const view = (await keeping.fetch())?.view(core.situation());
      const { explainGuide } = await import('./keeper/explain.ts');
      return explainGuide(guideId, core, view);
    },
    reset() {
      forget();
      consider();
    },
    stop() {
      publish(undefined);
      runs.clear();
      keeping.stop();
    },
  };
}
