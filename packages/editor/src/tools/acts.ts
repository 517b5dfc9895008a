import { attempt } from '@handrail/sdk/src/core/platform.ts';
import type { Act } from '../wire.ts';
import { isRecord } from '../shape.ts';

/** Acts that are told again after a page load: the panels may have gone with the page before they had taken them. */
const KEPT = 5;
const KEY = 'handrail:acts';

interface Kept {
  next: number;
  acts: Act[];
}

/** Acts of one recording, numbered over page loads. In the page's own storage, without anything that was typed. */
export interface Acts {
  isOn(): boolean;
  begin(): void;
  end(): void;
  add(act: Omit<Act, 'actId'>): Act;
  /** The latest, oldest first. */
  latest(): readonly Act[];
}

export function createActs(): Acts {
  const storage = attempt(() => sessionStorage);
  let kept = read();

  function read(): Kept | undefined {
    const saved = attempt(() => JSON.parse(storage?.getItem(KEY) ?? 'null') as unknown);
    // Written by ourselves; what the page puts in its place, the panels judge as all that a page says.
    return isRecord(saved) && typeof saved['next'] === 'number' && Array.isArray(saved['acts'])
      ? (saved as unknown as Kept)
      : undefined;
  }

  function write(next: Kept | undefined): void {
    kept = next;
    attempt(() => (next ? storage?.setItem(KEY, JSON.stringify(next)) : storage?.removeItem(KEY)));
  }

  return {
    isOn: () => kept !== undefined,
    // Later than the acts of every recording before it, so that no number comes twice.
    begin: () => write(kept ?? { next: Date.now(), acts: [] }),
    end: () => write(undefined),
    add(facts) {
      const { next = 0, acts = [] } = kept ?? {};
      const act = { actId: next, ...facts };
      write({ next: next + 1, acts: [...acts, act].slice(-KEPT) });
      return act;
    },
    latest: () => kept?.acts ?? [],
  };
}
