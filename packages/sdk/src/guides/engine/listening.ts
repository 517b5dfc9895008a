import type { Event } from '@handrail/protocol';
import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import type { Log } from '../../core/log.ts';
import type { Platform } from '../../core/platform.ts';
import type { GuideMemory } from '../memory.ts';
import type { Entry, Published } from '../read-manifest.ts';
import type { Ears, Waits } from '../triggers/ears.ts';
import { statementsOf, triggersOf, type SingleTrigger } from './conditions.ts';

/** Events of this page that are remembered until we know whether some guide counts them. */
const MOST_EARLY = 100;

export interface Listening extends Pick<Ears, 'fired' | 'element' | 'events' | 'navigated'> {
  publish(published: Published): void;
  listenFor(waits: Waits): void;
  use(entry: Entry): void;
  recorded(event: Event): void;
  stop: Stop;
}

export interface ListeningOptions {
  memory: GuideMemory;
  platform: Pick<Platform, 'now' | 'after'>;
  guard: Guard;
  log: Log;
  onChange(): void;
}

/** The ears, which are fetched only for a page with guides that wait for more than the page itself. */
export function createListening(options: ListeningOptions): Listening {
  const { guard, log } = options;
  let early: [name: string, at: number][] | undefined = [];
  let ears: Ears | undefined;
  let isLoading = false;
  let hasEnded = false;
  let names: string[] = [];

  function load(): void {
    if (isLoading) return;
    isLoading = true;
    import('../triggers/ears.ts').then(
      guard(({ createEars }) => {
        if (hasEnded) return;
        ears = createEars(options);
        ears.count(names);
        for (const one of early ?? []) ears.recorded(...one);
        early = undefined;
        options.onChange();
      }),
      guard((error) => log.warn('guides that wait for something cannot start', error)),
    );
  }

  return {
    publish({ guides, segments }) {
      names = [];
      for (const { trigger, audience } of guides) {
        for (const one of triggersOf(trigger)) if (one.on === 'event') names.push(one.name);
        for (const one of statementsOf(audience, segments)) if (one.type === 'event') names.push(one.name);
      }
      names = [...new Set(names)];
      ears?.count(names);
      if (names.length) load();
    },
    listenFor(waits) {
      if (ears) return ears.listenFor(waits);
      if (waits.clock || waits.targets.length || waits.triggers.length) load();
    },
    use: ({ trigger }) => ears?.use(triggersOf(trigger) as SingleTrigger[]),
    recorded({ name, at }) {
      if (ears) ears.recorded(name, at);
      else if (early && early.length < MOST_EARLY) early.push([name, at]);
    },
    fired: (trigger, since) => ears?.fired(trigger, since) ?? false,
    element: (target) => ears?.element(target),
    events: (name, days) => ears?.events(name, days) ?? 0,
    navigated: () => ears?.navigated(),
    stop() {
      hasEnded = true;
      ears?.stop();
    },
  };
}
