import type { Event } from '@handrail/protocol';
import { inAudience } from '@handrail/protocol/conditions';
import { judge, type Situation } from '@handrail/protocol/schedule';
import type { Stop } from '../../core/lifetime.ts';
import type { Core } from '../core.ts';
import { isHeard, triggersOf, type SingleTrigger } from '../due.ts';
import type { Entry, Published } from '../read-manifest.ts';
import type { Ears, Waits } from '../triggers/ears.ts';
import { eventsIn, statementsOf } from './statements.ts';

export interface Listening extends Pick<Ears, 'element' | 'events' | 'navigated'> {
  publish(published: Published): void;
  fired(trigger: SingleTrigger, now: Pick<Situation, 'history'>): boolean;
  /** Listens for what guides lack that have not started, and for what may take those away that lie there. */
  listen(now: Situation): void;
  use(entry: Entry): void;
  recorded(event: Event): void;
  stop: Stop;
}

/** The ears, which are fetched only for a page with guides that wait for more than the page itself. */
export function createListening(core: Core): Listening {
  const { guard, log, memory } = core;
  const owners = new Map<SingleTrigger, string>();
  let names: readonly string[] = [];
  let ears: Ears | undefined;
  let isLoading = false;
  let hasEnded = false;

  function load(): void {
    if (isLoading) return;
    isLoading = true;
    import('../triggers/ears.ts').then(
      guard(({ createEars }: typeof import('../triggers/ears.ts')) => {
        if (hasEnded) return;
        ears = createEars(core);
        ears.count(names);
        const heard = Object.values(memory.heard.read() ?? {});
        memory.heard.write(undefined);
        for (const { name, at } of heard) ears.recorded(name, at);
        core.consider();
      }),
      guard((error) => log.warn('guides that wait for something cannot start', error)),
    );
  }

  function waitsOf(now: Situation): Waits {
    const waits: Waits = { triggers: [], targets: [], clock: false };
    for (const entry of core.published()?.guides ?? []) {
      if (core.broken.has(entry)) continue;
      const { audience } = entry;
      // Were its triggers to happen and its audience to hold: would it start?
      const verdict = judge(entry, { ...now, fired: () => true, isFor: () => true });
      const isOn = core.active.has(entry.guideId);
      if (!isOn && !verdict.due && verdict.why !== 'busy' && verdict.why !== 'quiet') continue;
      waits.clock ||= !isOn && !verdict.due && verdict.why === 'quiet';
      if (!isOn && inAudience(audience, now.facts)) waits.triggers.push(...triggersOf(entry).filter(isHeard));
      for (const one of statementsOf(audience, now.facts.segments)) {
        if (one.type === 'element') waits.targets.push(one.target);
        waits.clock ||= one.type === 'time';
      }
    }
    return waits;
  }

  return {
    publish({ guides, segments }) {
      for (const entry of guides) for (const one of triggersOf(entry)) owners.set(one, entry.guideId);
      names = [...eventsIn([guides, segments])];
      ears?.count(names);
      if (names.length) load();
      else memory.heard.write(undefined);
    },
    listen(now) {
      const waits = waitsOf(now);
      if (ears) ears.listenFor(waits);
      else if (waits.clock || waits.targets.length || waits.triggers.length) load();
    },
    fired: (trigger, now) => !!ears?.fired(trigger, now.history(owners.get(trigger) ?? '')?.startedAt ?? 0),
    use: (entry) => ears?.use(triggersOf(entry)),
    recorded(event) {
      if (ears) ears.recorded(event.name, event.at);
      else if (names.includes(event.name)) memory.hear(event);
    },
    element: (target) => ears?.element(target),
    events: (name, days) => ears?.events(name, days) ?? 0,
    navigated: () => ears?.navigated(),
    stop() {
      hasEnded = true;
      ears?.stop();
    },
  };
}
