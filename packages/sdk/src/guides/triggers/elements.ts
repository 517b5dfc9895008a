import type { Target } from '@handrail/protocol';
import { watch, type Finding } from '@handrail/target';
import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import { describeElement } from './describe-element.ts';

interface Watched {
  finding?: Finding;
  /** What conditions last heard of it. */
  said: string;
  observer: MutationObserver;
  stop: Stop;
}

/** Elements on which guides wait. */
export interface Elements {
  /** These are watched from now on, and no others. */
  watch(targets: readonly Target[]): void;
  find(target: Target): ReturnType<typeof describeElement>;
}

export interface ElementsOptions {
  /** It is not there, now or still. */
  onGone(target: Target): void;
  /** What conditions ask of it has changed. */
  onChange(): void;
}

/** Watches elements, and what they say, as long as a guide waits for them. */
export function createElements(guard: Guard, { onGone, onChange }: ElementsOptions): Elements {
  const watched = new Map<Target, Watched>();

  function begin(target: Target): Watched {
    const tell = guard(() => {
      const now = describeElement(one.finding);
      if (!now) onGone(target);
      const said = now ? `${now.disabled} ${now.text}` : '';
      if (said === one.said) return;
      one.said = said;
      onChange();
    });
    const one: Watched = {
      said: '',
      observer: new MutationObserver(tell),
      // Deciding is not part of looking: `watch` rests in proportion to the time that its listener takes.
      stop: watch(target, document, (finding) => {
        one.finding = finding;
        one.observer.disconnect();
        if ('element' in finding) {
          const what = { childList: true, characterData: true, subtree: true };
          one.observer.observe(finding.element, {
            ...what,
            attributes: true,
            attributeFilter: ['disabled', 'aria-disabled'],
          });
        }
        queueMicrotask(tell);
      }),
    };
    return one;
  }

  return {
    watch(targets) {
      const wanted = new Set(targets);
      for (const [target, { stop, observer }] of watched) {
        if (wanted.has(target)) continue;
        stop();
        observer.disconnect();
        watched.delete(target);
      }
      for (const target of wanted) if (!watched.has(target)) watched.set(target, begin(target));
    },
    find: (target) => describeElement(watched.get(target)?.finding),
  };
}
