import type { Guide } from '@handrail/protocol';

/** A draft that the collector does not have yet, kept in this browser. */
export interface Kept {
  guide: Guide;
  /** Of the draft that was changed; undefined for a new one. */
  revision?: number;
  at: number;
}

export interface Backup {
  put(guide: Guide, revision: number | undefined): boolean;
  get(guideId: string): Kept | undefined;
  drop(guideId: string): void;
  /** All that wait for the collector, the newest first. */
  all(): Kept[];
}

/** Drafts outlive a crash here until the collector has them. Where there is no room, `put` says so. */
export function createBackup(storage: Storage | undefined, appId: string, now: () => number): Backup {
  const prefix = `handrail:draft:${appId}:`;

  function read(key: string): Kept | undefined {
    try {
      const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
      return isKept(kept) ? kept : undefined;
    } catch {
      return undefined; // somebody else's, or cut off
    }
  }

  return {
    put(guide, revision) {
      try {
        const kept: Kept = { guide, at: now(), ...(revision !== undefined && { revision }) };
        storage?.setItem(prefix + guide.guideId, JSON.stringify(kept));
        return storage !== undefined;
      } catch {
        return false;
      }
    },
    get: (guideId) => read(prefix + guideId),
    drop: (guideId) => storage?.removeItem(prefix + guideId),
    all() {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => read(key) ?? [])
        .sort((a, b) => b.at - a.at);
    },
  };
}

/** What was written by us has a guide of a kind that we know of; the collector judges the rest. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('guide' in value) || !('at' in value)) return false;
  const { guide, at } = value;
  return typeof at === 'number' && typeof guide === 'object' && guide !== null && 'guideId' in guide && 'kind' in guide;
}
