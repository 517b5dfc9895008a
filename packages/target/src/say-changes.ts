import type { Changes } from './finding.ts';

/** Signals whose names are no words of English. */
const WORDS: Record<string, string> = {
  testId: 'test id',
  name: 'name attribute',
  href: 'link address',
  heading: 'heading above',
};

const wordOf = (signal: string): string => WORDS[signal] ?? signal;

const quoted = (value: string): string => (value ? `“${value}”` : 'nothing');

/** `id, label and place` */
const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : words.join('');

/** What changed, in an English sentence: `id “save” became “save-draft”; label, role and place are the same`. */
export function sayChanges({ changed, kept }: Changes): string {
  if (changed[0]?.signal === 'root') return 'it stands in another frame or shadow root; all else is the same';
  const parts = changed.map(({ signal, was, now }) => `${wordOf(signal)} ${quoted(was)} became ${quoted(now)}`);
  if (kept.length) parts.push(`${listed(kept.map(wordOf))} ${kept.length > 1 ? 'are' : 'is'} the same`);
  return parts.join('; ');
}
