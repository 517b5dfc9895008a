import type { Event, Mode } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { isInterrupting, type Situation } from '@handrail/protocol/schedule';
import type { Explanation } from '../core/client.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Change } from '../core/visitor.ts';
import type { At } from '../page/clicks.ts';
import { createBodies } from './bodies.ts';
import type { Active, Core, GuidesOptions, How, Keeper, Wish } from './core.ts';
import { arrivalOf, dueBy, isPlain } from './due.ts';
import { kinds, type KindModule } from './kinds.ts';
import { createGuideMemory, type By } from './memory.ts';
import { readManifest, type Entry, type Published } from './read-manifest.ts';

export interface Guides {
  /** Takes over what is published, as it came. */
  publish(manifest: unknown): void;
  /** Starts a guide, seen or not; one that is not known yet starts when it is. */
  show(guideId: string, options?: { mode?: Mode; by?: By }): void;
  /** The visitor has said who they are. */
  identified(change: Change): void;
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

/** Events that are remembered until the keeper has come. */
const MOST_EARLY = 200;

/** Decides which guides start, one at a time that interrupts, and has them run. */
export function createGuides(options: GuidesOptions): Guides {
  const { platform, visitor, ask, guard, log } = options;
  const memory = createGuideMemory(platform, options.prefix);
  const active = new Map<string, Active>();
  const broken = new Set<Entry>();
  const offered = new Map<string, string>();
  const bodyOf = createBodies(ask);
  let published: Published | undefined;
  let wish: Wish | undefined;
  let keeper: Keeper | undefined;
  let fetching: Promise<Keeper | undefined> | undefined;
  let early: Event[] = [];
  let hasStopped = false;

  const core: Core = {
    ...{ ...options, memory, active, broken, facts, situation, consider, bring, leave },
    published: () => published,
    find: (guideId) => published?.guides.find((one) => one.guideId === guideId),
    interrupting: () => [...active.values()].find(({ entry }) => isInterrupting(entry)),
    theme: () => published?.theme,
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
    ended: (one) => keeper?.ended(one),
    wasOffered: (entry) => offered.get(entry.guideId) === arrivalOf(entry, options.facts().page),
  };

  function facts(): Facts {
    const { visitorId, guides } = memory.history.read() ?? {};
    const seen = visitorId === visitor.visitorId() ? guides : undefined;
    const segments = published?.segments;
    return { ...options.facts(), ...(segments && { segments }), history: (id) => seen?.[id], ...keeper?.facts() };
  }

  function situation(): Situation {
    const known = facts();
    return {
      facts: known,
      history: (guideId) => known.history?.(guideId),
      limits: published?.limits,
      ...{ shownToday: 0, busy: !!core.interrupting(), fired: () => false, isFor: () => true },
    };
  }

  const isKeeperNeeded = ({ guides, limits }: Published): boolean =>
    !!(wish ?? limits ?? memory.underWay.read() ?? memory.lying.read()) ||
    !visitor.isAnonymous() ||
    /[?&#]handrail=/.test(location.href) ||
    !guides.every(isPlain);

  /** Starts what is due; with the keeper, all that is there to decide it, else as a page with plain guides needs it. */
  function consider(): void {
    if (hasStopped || !published?.guides.length) return;
    if (!keeper && isKeeperNeeded(published)) return void fetchKeeper();
    const now = keeper ? keeper.before(situation()) : situation();
    if (!now) return;
    for (const entry of published.guides) {
      if (active.has(entry.guideId) || broken.has(entry)) continue;
      try {
        const by = dueBy(entry, now, core.wasOffered(entry));
        if (!by) continue;
        bring(entry, { by, asked: false }, true);
        now.busy ||= isInterrupting(entry);
      } catch (error) {
        // One guide that cannot be judged does not keep the others.
        broken.add(entry);
        log.warn(`the guide ${entry.guideId} is left out`, error);
      }
    }
    keeper?.after(now);
  }

  function fetchKeeper(): Promise<Keeper | undefined> {
    fetching ??= import('./keeper/keeper.ts').then(
      ({ createKeeper }) => {
        if (hasStopped) return undefined;
        keeper = createKeeper(core);
        keeper.published();
        for (const event of early.splice(0)) keeper.recorded(event);
        for (const one of active.values()) if (one.run) keeper.begun(one);
        guard(consider)();
        return keeper;
      },
      (error: unknown) => {
        log.warn('a part of Handrail cannot be loaded', error);
        fetching = undefined;
        return undefined;
      },
    );
    return fetching;
  }

  function bring(entry: Entry, how: How, isNew: boolean): void {
    const { guideId } = entry;
    if (isInterrupting(entry)) leave(core.interrupting());
    const one: Active = { entry, how, isNew };
    active.set(guideId, one);
    offered.set(guideId, arrivalOf(entry, options.facts().page));
    start(one).catch(
      guard((error: unknown) => {
        log.warn(`the guide ${guideId} cannot be shown`, error);
        leave(one);
        if (broken.has(entry)) consider();
      }),
    );
  }

  async function start(one: Active): Promise<void> {
    const { entry } = one;
    // A module starts guides of the kind under which it is listed.
    const loaded = await Promise.all([kinds[entry.kind]?.(), bodyOf(entry)]);
    const [{ start: run, prepare }, body] = loaded as [KindModule, unknown];
    const stage = await prepare(core, one, body);
    if (!stage) return;
    one.run = run(stage);
    // It may have ended before it could be told.
    if (active.get(entry.guideId) !== one) return one.run.stop();
    if (keeper) keeper.begun(one);
    else void fetchKeeper();
  }

  function leave(one: Active | undefined): void {
    if (!one || active.get(one.entry.guideId) !== one) return;
    active.delete(one.entry.guideId);
    one.run?.stop();
    keeper?.left();
  }

  function forget(): void {
    for (const one of [...active.values()]) leave(one);
    memory.forget();
    offered.clear();
    wish = undefined;
  }

  return {
    publish(manifest) {
      const leftOut = (guide: unknown): void => log.warn('left out a guide that cannot be read', guide);
      published = readManifest(manifest, (kind) => Object.hasOwn(kinds, kind), leftOut, published);
      keeper?.published();
      if (wish) core.wish(wish);
      else consider();
    },
    show: (guideId, { mode, by = 'call' } = {}) => core.wish({ guideId, mode, by }),
    identified(change) {
      if (change === 'another') forget();
      const before = memory.history.read();
      // What was done without a name is now done by this one.
      if (change === 'renamed' && before)
        memory.history.write({ ...before, visitorId: visitor.visitorId(), sessionId: '' });
      keeper?.identified();
      consider();
    },
    navigated() {
      keeper?.navigated();
      for (const { run } of [...active.values()]) run?.navigated();
      consider();
    },
    clicked: (path, at) => [...active.values()].forEach(({ run }) => run?.clicked(path, at)),
    recorded(event) {
      if (keeper) keeper.recorded(event);
      else if (early.length < MOST_EARLY) early = [...early, event];
    },
    away: () => keeper?.away(),
    back: () => keeper?.back(),
    async explain(guideId) {
      await fetchKeeper();
      const { explainGuide } = await import('./keeper/explain.ts');
      return explainGuide(guideId, core, keeper?.view(situation()));
    },
    reset() {
      forget();
      consider();
    },
    stop() {
      hasStopped = true;
      for (const one of [...active.values()]) leave(one);
      keeper?.stop();
    },
  };
}
