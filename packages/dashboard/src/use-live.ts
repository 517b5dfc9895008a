import type { Range } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './api.ts';
import { startLive, type Live } from './live.ts';
import { dayOf, resolveRange, type Days, type RangeChoice } from './range.ts';
import { useServices } from './services.ts';

export interface LiveView<T> extends Live<T> {
  /** The value shown still answers the question before this one. */
  pending: boolean;
  again: () => void;
}

/** Keeps the answer to a question fresh. Under a new key the old answer stays until the new one, or why there is none, is there. */
export function useLive<T>(key: string, load: () => Promise<Answer<T>>, pollMs?: number): LiveView<T> {
  const { clock, visibility, onSignedOut } = useServices();
  const [shown, setShown] = useState<{ key: string; live: Live<T> }>({ key, live: {} });
  const question = useRef(load);
  question.current = load;
  const latest = useRef(shown);
  latest.current = shown;
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    const poll = startLive<T>({
      load: () => question.current(),
      tell: (live) => {
        if (live.failure?.kind === 'signed-out') onSignedOut();
        else setShown({ key, live });
      },
      clock,
      visibility,
      pollMs,
      from: latest.current.live,
    });
    again.current = poll.now;
    return poll.stop;
  }, [key, clock, visibility, onSignedOut]);

  return { ...shown.live, pending: shown.key !== key, again: () => again.current() };
}

/** A report over a window that may roll with the calendar: at midnight in the workspace's zone it moves on by itself. */
export function useReport<T extends { range: Range }>(
  choice: RangeChoice,
  load: (days: Days) => Promise<Answer<T>>,
  pollMs?: number,
  /** What else the question is about. */
  about = '',
): LiveView<T> & { days: Days; today: string } {
  const { clock } = useServices();
  const zone = useRef<string | undefined>(undefined);
  const now = () => resolveRange(choice, dayOf(clock.now(), zone.current));

  const ask = async (): Promise<Answer<T>> => {
    const days = now();
    const answer = await load(days);
    if ('failure' in answer) return answer;
    zone.current = answer.value.range.timeZone;
    const right = now();
    return right.from === days.from && right.to === days.to ? answer : load(right);
  };
  const view = useLive<T>(JSON.stringify(choice) + about, ask, pollMs);
  return { ...view, days: now(), today: dayOf(clock.now(), zone.current) };
}
