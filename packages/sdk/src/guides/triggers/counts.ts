import type { Platform } from '../../core/platform.ts';
import type { GuideMemory } from '../memory.ts';

const DAY_MS = 86_400_000;
/** No guide can ask for more of one event. */
const MOST = 1_000;

/** How often the visitor had the events that guides ask for, in this browser. */
export interface Counts {
  /** From now on these are counted, and no others. */
  name(names: readonly string[]): void;
  /** Takes an event down; answers whether it is counted. */
  add(name: string, at: number): boolean;
  count(name: string, days?: number): number;
  last(name: string): number;
}

export function createCounts({ counts }: Pick<GuideMemory, 'counts'>, now: Platform['now']): Counts {
  let counted: readonly string[] = [];
  const instants = (name: string): readonly number[] => {
    const all = counts.read() ?? {};
    return Object.hasOwn(all, name) ? (all[name] ?? []) : [];
  };
  return {
    name: (names) => (counted = names),
    add(name, at) {
      if (!counted.includes(name)) return false;
      const kept = counted.map((one): [string, readonly number[]] => [one, instants(one)]);
      counts.write({ ...Object.fromEntries(kept), [name]: [...instants(name), at].slice(-MOST) });
      return true;
    },
    count: (name, days = Infinity) => instants(name).filter((at) => now() - at < days * DAY_MS).length,
    last: (name) => instants(name).at(-1) ?? 0,
  };
}
