import type { AskCollector } from '../transport/delivery.ts';
import type { Entry } from './read-manifest.ts';

/** Fetches what a guide shows, where the manifest has its head alone. A published version never changes: caches keep it. */
export const createBodies =
  (ask: AskCollector) =>
  async (entry: Entry): Promise<unknown> => {
    if (!('lazy' in entry)) return entry;
    const answer = await ask(`v1/guides/${entry.guideId}/${entry.version}`);
    if (answer?.status === 200 || answer?.status === 404) return answer.body;
    throw new Error('the collector cannot be reached');
  };
