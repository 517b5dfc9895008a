const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** A collector may ask for patience, but not for ever. */
const LONGEST_ASKED_MS = 60 * 60_000;

/** Full jitter (AWS, "Exponential Backoff And Jitter"): anything up to a ceiling that doubles from 1 s to 5 min. */
export function retryDelayMs(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}

/** `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), in milliseconds; undefined when it says neither. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return ms >= 0 ? Math.min(ms, LONGEST_ASKED_MS) : undefined;
}
