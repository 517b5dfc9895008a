import type { AskCollector } from '../transport/delivery.ts';
import type { Entry } from './read-manifest.ts';

/** Fetches what a guide shows, where the manifest has its head alone. A published version never changes. */
export function createBodies(ask: AskCollector): (entry: Entry) => Promise<unknown> {
  const loaded = new Map<string, unknown>();
  return async (entry) => {
    if (!('lazy' in entry)) return entry;
    const path = `v1/guides/${entry.guideId}/${entry.version}`;
    if (loaded.has(path)) return loaded.get(path);
    const answer = await ask(path);
    if (answer?.status !== 200 && answer?.status !== 404) throw new Error('the collector cannot be reached');
    loaded.set(path, answer.body);
    return answer.body;
  };
}
