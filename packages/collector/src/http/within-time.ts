import { STORE_LIMITS } from '../config.ts';
import { problem } from './problem.ts';

/** The answer, or that there was none in time: nobody waits for us without end. What was begun goes on by itself. */
export async function withinTime<T>(answer: Promise<T>, ms: number): Promise<T | Response> {
  const late = Promise.withResolvers<Response>();
  const timer = setTimeout(() => late.resolve(tooSlow()), ms);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): Response {
  const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
  return problem(503, 'too-slow', 'This took too long here; ask for less, or again later.', { headers });
}
