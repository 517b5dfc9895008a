import type { Target } from '@handrail/protocol';
import type { Evidence } from './compare.ts';

const WORDS: [string, string][] = [
  ['testId', 'test id'],
  ['id', 'id'],
  ['name', 'name attribute'],
  ['label', 'label'],
  ['role', 'role'],
  ['href', 'link address'],
  ['heading', 'heading above'],
];

/** What of the record no longer holds, and what still does, in words for the person who reviews the repair. */
export function changesOf(target: Target, evidence: Evidence): string[] {
  const changed = WORDS.filter(([name]) => ['Other', 'Lost', 'Alike'].some((how) => evidence[name + how]));
  const held = WORDS.filter(([name]) => evidence[`${name}Same`]).map(([, word]) => word);
  const lines = changed.map(([name, word]) => `${word} was “${recorded(target, name)}”`);
  if (lines.length && held.length) lines.push(`unchanged: ${held.join(', ')}`);
  return lines;
}

function recorded(target: Target, name: string): string {
  if (name === 'testId') return target.testId?.value ?? '';
  if (name === 'href') return target.attributes?.href ?? '';
  const value = target[name as 'id' | 'name' | 'label' | 'role' | 'heading']; // the other names of WORDS
  return value ?? '';
}
