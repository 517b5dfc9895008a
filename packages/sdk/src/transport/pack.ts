import { attempt, type Platform } from '../core/platform.ts';

/** A shorter body is not worth the work. */
const WORTH_CHARACTERS = 4_096;
/** What waits is sent after so long, though the page has not been idle. */
const BUSY_MS = 2_000;

/** The body packed by gzip; undefined where that is not worth it, or the browser cannot. */
export async function pack(body: string): Promise<ArrayBuffer | undefined> {
  if (body.length < WORTH_CHARACTERS || typeof CompressionStream !== 'function') return undefined;
  try {
    return await new Response(new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  } catch {
    return undefined; // a page can break any method that we call
  }
}

/** Waits until the page has nothing else to do, or for two seconds. */
export const quiet = (after: Platform['after']): Promise<void> =>
  new Promise((resolve) => {
    const stopTimer = after(BUSY_MS, resolve);
    const go = (): void => {
      stopTimer();
      resolve();
    };
    // Some browsers have none, and some pages have put one in its place that never calls.
    if (!attempt(() => requestIdleCallback(go))) go();
  });
