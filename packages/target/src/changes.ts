import type { Target } from '@handrail/protocol';
import type { Evidence } from './compare.ts';
import type { Changes } from './finding.ts';
import type { Profile } from './profile.ts';

/** Signals that a person knows, in words. */
const WORDS = {
  testId: 'test id',
  id: 'id',
  name: 'name attribute',
  label: 'label',
  role: 'role',
  href: 'link address',
  heading: 'heading above',
};
const SIGNALS = Object.keys(WORDS) as (keyof typeof WORDS)[]; // an object literal has no other keys
const NOTHING = 'nothing';

const valueOf = (signals: Partial<Profile>, signal: keyof typeof WORDS): string => {
  if (signal === 'testId') return signals.testId?.value ?? '';
  if (signal === 'href') return signals.attributes?.href ?? '';
  return signals[signal] ?? '';
};

const quoted = (value: string): string => (value ? `“${value}”` : NOTHING);

/** `id, label and place` */
const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : words.join('');

/** What of the record no longer holds, and what still does, for the person who reviews the repair; undefined when all holds. */
export function changesOf(target: Target, now: Profile, evidence: Evidence): Changes | undefined {
  const changed = SIGNALS.filter((signal) => ['Other', 'Lost', 'Alike'].some((how) => evidence[signal + how])).map(
    (signal) => ({ signal, was: valueOf(target, signal), now: valueOf(now, signal) }),
  );
  if (!changed.length) return undefined;
  const kept: string[] = SIGNALS.filter((signal) => evidence[`${signal}Same`]);
  const words = kept.map((signal) => WORDS[signal as keyof typeof WORDS]); // filtered from SIGNALS
  if (evidence.routeSame) {
    kept.push('place');
    words.push('place');
  }
  const parts = changed.map(({ signal, was, now }) => `${WORDS[signal]} ${quoted(was)} became ${quoted(now)}`);
  if (words.length) parts.push(`${listed(words)} ${words.length > 1 ? 'are' : 'is'} the same`);
  return { changed, kept, text: parts.join('; ') };
}
