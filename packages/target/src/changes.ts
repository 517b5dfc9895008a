import type { Target } from '@handrail/protocol';
import type { Evidence } from './compare.ts';
import type { Changes } from './finding.ts';
import type { Profile } from './profile.ts';

/** Signals that a person knows. */
const SIGNALS = ['testId', 'id', 'name', 'label', 'role', 'href', 'heading'] as const;

const valueOf = (signals: Partial<Profile>, signal: (typeof SIGNALS)[number]): string => {
  if (signal === 'testId') return signals.testId?.value ?? '';
  if (signal === 'href') return signals.attributes?.href ?? '';
  return signals[signal] ?? '';
};

/** What of the record no longer holds, and what still does, for the person who reviews the repair; undefined when all holds. */
export function changesOf(target: Target, now: Profile, evidence: Evidence): Changes | undefined {
  const changed = SIGNALS.filter((signal) => ['Other', 'Lost', 'Alike'].some((how) => evidence[signal + how])).map(
    (signal) => ({ signal, was: valueOf(target, signal), now: valueOf(now, signal) }),
  );
  if (!changed.length) return undefined;
  const kept: string[] = SIGNALS.filter((signal) => evidence[`${signal}Same`]);
  if (evidence.routeSame !== 0 && target.route === now.route) kept.push('place');
  return { changed, kept };
}
