import type { Ask } from './ask.ts';

/** A manifest is asked for again when the visitor goes on after so long. */
const FRESH_MS = 5 * 60_000;
const RETRY_MS = 30_000;

/** Brings the manifest, unless the last one is fresh and it is not asked for again. What comes is unknown: it is read by who uses it. */
export type ManifestFeed = (onManifest: (manifest: unknown) => void, again?: boolean) => Promise<void>;

/**
 * Brings what is published. The browser's cache keeps it with its ETag; when the collector cannot be reached, a copy
 * past its time is better than none. Where the browser answers with what it has and fetches what is new meanwhile, the
 * second look finds that. `ahead` is the answer to a first request that somebody else has sent.
 */
export function createManifestFeed(
  url: string,
  ask: Ask,
  now: () => number,
  ahead: Promise<Response> | undefined,
): ManifestFeed {
  let freshUntil = 0;
  let first = ahead;
  return async (onManifest, again) => {
    if (now() < freshUntil && !again) return;
    freshUntil = now() + FRESH_MS;
    const answering = ask(url, undefined, first);
    first = undefined;
    const fresh = await answering;
    const down = !fresh || fresh.status >= 500;
    if (down) freshUntil = now() + RETRY_MS;
    const answer = down ? await ask(url, { cache: 'force-cache' }) : fresh;
    if (answer?.status === 200) onManifest(answer.body);
  };
}
