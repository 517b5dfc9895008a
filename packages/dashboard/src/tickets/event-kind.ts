/** What an event of the timeline is about, for whoever looks for why somebody asked. */
export type EventKind = 'page' | 'guide' | 'miss' | 'frustration' | 'help' | 'other';

export const EVENT_KINDS: readonly EventKind[] = ['page', 'guide', 'miss', 'frustration', 'help', 'other'];

const TROUBLE: ReadonlySet<string> = new Set(['frustration.noticed', 'form.abandoned', 'error.caught']);
const NOUNS: Readonly<Record<string, EventKind>> = {
  ...{ guide: 'guide', step: 'guide', survey: 'guide', item: 'guide', issue: 'guide', launcher: 'guide' },
  ...{ help: 'help', article: 'help', ticket: 'help' },
};

export function eventKind(name: string): EventKind {
  if (name === 'page.viewed') return 'page';
  if (name === 'step.missed') return 'miss';
  if (TROUBLE.has(name)) return 'frustration';
  const [noun = ''] = name.split('.');
  return Object.hasOwn(NOUNS, noun) ? (NOUNS[noun] ?? 'other') : 'other';
}
