import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { attempt } from '../core/platform.ts';

export interface Timings {
  /** What is known by now, in whole milliseconds; nothing before the page has loaded. */
  read(): Record<string, number> | undefined;
  stop: Stop;
}

/** Interactions that are held in mind; the worst of them stand for all. */
const WORST = 10;

/**
 * Times how the page loads and answers: by Navigation Timing, Largest Contentful Paint and Event Timing, as far as the
 * browser has them. Of interactions one in fifty is left out as an outlier, as web-vitals does for INP.
 */
export function watchTimings(guard: Guard): Timings {
  const life = createLifetime();
  const slow = new Map<number, number>();
  let lcpMs: number | undefined;

  function observe(type: string, each: (entry: PerformanceEntry) => void): void {
    attempt(() => {
      const observer = new PerformanceObserver(
        guard((list: PerformanceObserverEntryList) => list.getEntries().forEach(each)),
      );
      observer.observe({ type, buffered: true });
      life.add(() => observer.disconnect());
    });
  }

  observe('largest-contentful-paint', ({ startTime }) => {
    lcpMs = startTime;
  });
  observe('event', (entry) => {
    const { interactionId } = entry as PerformanceEntry & { interactionId?: number }; // newer than our types
    if (!interactionId) return;
    slow.set(interactionId, Math.max(slow.get(interactionId) ?? 0, entry.duration));
    if (slow.size <= WORST) return;
    const [least] = [...slow].reduce((one, two) => (two[1] < one[1] ? two : one));
    slow.delete(least);
  });

  return {
    read() {
      const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // by its type
      if (!load?.loadEventEnd) return undefined;
      const { interactionCount = 0 } = performance as { interactionCount?: number };
      const durations = [...slow.values()].sort((one, two) => two - one);
      const known = {
        ttfbMs: load.responseStart,
        domMs: load.domContentLoadedEventEnd,
        loadMs: load.loadEventEnd,
        lcpMs,
        inpMs: durations[Math.min(durations.length - 1, Math.floor(interactionCount / 50))],
      };
      return Object.fromEntries(
        Object.entries(known).flatMap(([name, ms]) => (ms === undefined ? [] : [[name, Math.round(ms)]])),
      );
    },
    stop: life.end,
  };
}
