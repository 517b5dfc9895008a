import type { Answer, Failure } from './api.ts';
import type { Clock, Stop, Visibility } from './clock.ts';

/** How often a page asks again while somebody looks at it. With the request itself an event shows within 5 s. */
const POLL_MS = 3_000;
const LONGEST_MS = 60_000;

/** The last answer, how old it is, and what stands in the way of a newer one. */
export interface Live<T> {
  value?: T;
  /** When the value was confirmed last, epoch milliseconds. */
  at?: number;
  failure?: Failure;
  /** How long until the next try, after a failure. */
  retryMs?: number;
}

export function nextDelayMs(failures: number, pollMs = POLL_MS): number {
  return Math.min(LONGEST_MS, pollMs * 2 ** failures);
}

/** The state after one more answer. A failure keeps the last value; an equal value stays the same object. */
function afterAnswer<T>(before: Live<T>, answer: Answer<T>, at: number, retryMs: number): Live<T> {
  if ('failure' in answer) return { ...before, failure: answer.failure, retryMs };
  const same = JSON.stringify(before.value) === JSON.stringify(answer.value);
  return { value: same && before.value !== undefined ? before.value : answer.value, at };
}

interface LiveOptions<T> {
  load: () => Promise<Answer<T>>;
  tell: (state: Live<T>) => void;
  clock: Clock;
  visibility: Visibility;
  /** How often it asks while all is well. @default 3000 */
  pollMs?: number | undefined;
  /** What is shown already, from another question about the same thing; where this one gets no answer, it says nothing about it. */
  from?: Live<T>;
}

/** Asks at once, then again and again while the page is visible; slower and slower while there is no answer. */
export function startLive<T>(options: LiveOptions<T>): { stop: Stop; now: () => void } {
  const { load, tell, clock, visibility, pollMs } = options;
  let state: Live<T> = options.from ?? {};
  let isAnswered = false;
  let failures = 0;
  let asking = false;
  /** Asked again while an answer was under way, which may be from before. */
  let wanted = false;
  let stopped = false;
  let cancel: Stop = () => undefined;

  async function ask(): Promise<void> {
    cancel();
    if (stopped) return;
    wanted = asking;
    if (asking) return;
    asking = true;
    const answer = await load();
    asking = false;
    if (stopped) return;
    failures = 'failure' in answer ? failures + 1 : 0;
    const delayMs = nextDelayMs(failures, pollMs);
    isAnswered ||= 'value' in answer;
    state = afterAnswer(isAnswered ? state : {}, answer, clock.now(), delayMs);
    tell(state);
    if (wanted) now();
    else if (visibility.visible()) cancel = clock.after(delayMs, now);
  }
  const now = () => void ask();

  const unwatch = visibility.onChange(() => {
    if (visibility.visible()) now();
    else cancel();
  });
  now();
  return {
    now,
    stop: () => {
      stopped = true;
      cancel();
      unwatch();
    },
  };
}
