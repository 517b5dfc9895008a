import type { Event, Mode } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import { isInterrupting } from '@handrail/protocol/schedule';
import type { Explanation } from '../core/client.ts';
import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import type { Recorder } from '../core/recorder.ts';
import type { Session } from '../core/session.ts';
import type { Change, Visitor } from '../core/visitor.ts';
import { takeLink } from '../page/link.ts';
import type { AskCollector } from '../transport/delivery.ts';
import { createBodies } from './engine/bodies.ts';
import { createDecider } from './engine/decider.ts';
import { createHistories } from './engine/history.ts';
import { createListening } from './engine/listening.ts';
import { createRuns, type Active } from './engine/runs.ts';
import { createSlot } from './engine/slot.ts';
import { createDay } from './engine/today.ts';
import { kinds } from './kinds.ts';
import { createGuideMemory, type By } from './memory.ts';
import { isOneOf, readManifest, type Published } from './read-manifest.ts';

export interface GuidesOptions {
  prefix: string;
  platform: Platform;
  newId(): string;
  visitor: Visitor;
  session: Session;
  recorder: Recorder;
  ask: AskCollector;
  /** What is known of visitor and page, but for what guides know themselves. */
  facts(): Facts;
  locales(): readonly string[];
  onClick(handler: (path: readonly EventTarget[]) => void): Stop;
  openHelp(): void;
  guard: Guard;
  log: Log;
}

export interface Guides {
  /** Takes over what is published, as it came. */
  publish(manifest: unknown): void;
  /** Starts a guide, seen or not; one that is not known yet starts when it is. */
  show(guideId: string, options?: { mode?: Mode; by?: By }): void;
  /** The visitor has said who they are. */
  identified(change: Change): void;
  /** The address has changed. */
  navigated(): void;
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

/** Which guide starts when and for whom, wired. */
export function createGuides(options: GuidesOptions): Guides {
  const { prefix, platform, newId, visitor, session, recorder, ask, guard, log } = options;
  const life = createLifetime();
  const memory = createGuideMemory(platform, prefix);
  const owner = newId();
  let published: Published | undefined;

  const histories = createHistories({ memory, visitor, session, ask, guard, after: platform.after, onNews: consider });
  const day = createDay(memory, platform.now);
  const slot = createSlot({ platform, prefix, owner, guard, onLost: () => runs.leave(runs.interrupting()) });
  const listening = createListening({ memory, platform, guard, log, onChange: consider });
  const facts = (): Facts => {
    const seen = histories.read();
    return {
      ...options.facts(),
      ...(published?.segments && { segments: published.segments }),
      history: (guideId) => seen[guideId],
      events: listening.events,
      element: listening.element,
    };
  };
  const tabId = (): string => {
    const saved = memory.tab.read();
    if (saved) return saved;
    memory.tab.write(owner);
    return owner;
  };
  const runs = createRuns({
    ...{ memory, slot, tabId, facts, platform, guard, log },
    ...{ record: recorder.record, onClick: options.onClick, locales: options.locales },
    bodyOf: createBodies(ask),
    theme: () => published?.theme,
    recordAnonymously: () => recorder.as({ visitorId: newId(), sessionId: newId() }),
    outside: (one) => ({
      start: (guideId, mode) => handOver(one, guideId, mode),
      help: options.openHelp,
      track: (name, props) => recorder.record({ name, ...(props && { props }) }),
    }),
    onStarted(one) {
      listening.use(one.entry);
      if (isInterrupting(one.entry)) day.add(one.entry.guideId, one.how.asked);
    },
    onEnded: ({ entry }) => (isInterrupting(entry) ? decider.pause() : consider()),
    onFailed: (entry, why) => decider.failed(entry, why),
  });
  const decider = createDecider({
    ...{ memory, histories, runs, day, listening, tabId, facts, platform, guard, log },
    renewTab: () => memory.tab.write(newId()),
    published: () => published,
  });

  function consider(): void {
    if (!life.ended()) decider.consider();
  }

  /** One guide starts another. Where that takes its place, it has ended: an announcement has done what it was for. */
  function handOver(from: Active, guideId: string, mode: Mode | undefined): void {
    const next = published?.guides.find((one) => one.guideId === guideId);
    const { kind } = from.entry;
    if (next && isInterrupting(next) && isInterrupting(from.entry))
      runs.end(from, { how: kind === 'announcement' ? 'completed' : 'dismissed' });
    decider.ask({ guideId, mode, by: kind === 'checklist' ? 'checklist' : 'guide' });
  }

  life.add(listening.stop);
  life.add(decider.stop);
  life.add(() => [...runs.all()].forEach(runs.leave));

  function follow(): void {
    const guideId = takeLink();
    if (guideId) decider.ask({ guideId, mode: undefined, by: 'link' });
  }

  return {
    publish(manifest) {
      const leftOut = (guide: unknown): void => log.warn('left out a guide that cannot be read', guide);
      published = readManifest(manifest, isOneOf(kinds), leftOut, published);
      listening.publish(published);
      if (published.guides.length) histories.open();
      follow();
      consider();
    },
    show: (guideId, { mode, by = 'call' } = {}) => decider.ask({ guideId, mode, by }),
    identified(change) {
      if (change === 'renamed') histories.carryOver();
      if (change === 'another') forget();
      if (published?.guides.length) histories.open();
      consider();
    },
    navigated() {
      listening.navigated();
      decider.navigated();
      for (const { run } of [...runs.all()]) run?.navigated();
      follow();
      consider();
    },
    recorded(event) {
      histories.note(event);
      runs.tell(event);
      listening.recorded(event);
    },
    away: slot.free,
    back() {
      // The page is as it was left, and the visitor is elsewhere in the guide by now.
      runs.leave(runs.interrupting());
      decider.navigated();
      consider();
    },
    async explain(guideId) {
      const { explainGuide } = await import('./engine/explain.ts');
      return explainGuide(guideId, decider.view());
    },
    reset() {
      forget();
      consider();
    },
    stop: life.end,
  };

  function forget(): void {
    [...runs.all()].forEach(runs.leave);
    memory.forget();
    decider.forget();
  }
}
