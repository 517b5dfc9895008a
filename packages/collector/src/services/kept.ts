import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { CACHE } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';

/** JSON as it goes over the wire, with a tag that is the same exactly when its content is. */
export interface Tagged {
  text: string;
  etag: string;
}

export const tagged = (text: string): Tagged => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});

export interface Kept {
  /** What is kept under a name, or what is made now. Undefined when there is nothing of this name. */
  get(name: string, make: () => Promise<{ appId: string; answer: Tagged } | undefined>): Promise<Tagged | undefined>;
  /** To be called when something of an app has changed that pages are told; without an app, of any. */
  changed(appId: string | undefined): void;
}

const MAX_KEPT = 1_000;

/** Answers for pages that are kept until their app changes; of changes by other collectors the store tells. */
export function createKept({ onChange }: Pick<RecordStore, 'onChange'>, clock: Clock): Kept {
  const kept = new Map<string, { appId: string; answer: Tagged; until: number }>();
  let changes = 0;

  function changed(appId: string | undefined): void {
    changes += 1;
    for (const [name, one] of kept) if (appId === undefined || one.appId === appId) kept.delete(name);
  }
  onChange(changed);

  return {
    async get(name, make) {
      const before = kept.get(name);
      if (before !== undefined && clock.now() < before.until) return before.answer;
      const asked = changes;
      const made = await make();
      if (made === undefined) return undefined;
      // What was read while something changed may be old by now: it is answered, but not kept.
      if (asked === changes) {
        kept.delete(name);
        const [oldest] = kept.size < MAX_KEPT ? [] : kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
        // What another collector's change comes to in the end, should nobody hear of it.
        kept.set(name, { ...made, until: clock.now() + CACHE.manifestSeconds * 1_000 });
      }
      return made.answer;
    },
    changed,
  };
}
