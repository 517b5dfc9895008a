import type { Target } from '@handrail/protocol';
import { changesOf } from './changes.ts';
import { findExact, isFixed } from './exact.ts';
import type { Finding, FindOptions, Root } from './finding.ts';
import { gather, type Gathered, type State, type Suspect } from './gather.ts';
import { BY_LABEL, CALIBRATION, GONE, WEIGHTS } from './weights.ts';

/** Where +1 for a right answer and -3 for a wrong one are worth as much as silence. */
const NEEDED = 0.7;

/**
 * Weighs every candidate against the record and against its being gone, for when the exact signals no longer hold
 * together; in small steps, so that the caller can let the page breathe between them.
 */
export function* searchInSteps(target: Target, root: Root, options: FindOptions = {}): Generator<void, Finding> {
  if (isFixed(target)) return findExact(target, root, options);
  const gathered = yield* gather(target, root);
  if (options.hidden) gathered.suspects.push(...gathered.hidden.splice(0));
  return decide(target, gathered, options.minConfidence ?? NEEDED);
}

function decide(target: Target, { suspects, hidden, gone }: Gathered, needed: number): Finding {
  const [first, second] = weighAll(suspects, gone);
  if (first && first.confidence >= needed) {
    const { element, confidence, profile, evidence } = first;
    const changes = changesOf(target, profile, evidence);
    return { element, confidence, by: 'search', healed: !!changes, ...(changes ? { changes } : {}) };
  }
  const best = first && first.confidence > 0.2 ? { best: first.element } : {};
  if (first && second && first.confidence + second.confidence >= needed) return { missing: 'ambiguous', ...best };
  const [unseen] = weighAll(hidden, gone);
  if (unseen && unseen.confidence >= needed) return { missing: 'hidden', best: unseen.element };
  return { missing: 'no-match', ...best };
}

/** The candidates with their confidences, best first: each is weighed against all others and against "gone" (softmax). */
function weighAll(suspects: readonly Suspect[], gone: Record<string, number>): (Suspect & { confidence: number })[] {
  const none = Math.exp(sum(gone, (name) => GONE[name] ?? 0));
  const odds = suspects.map(({ evidence, state }) =>
    Math.exp(sum(evidence, (name) => (WEIGHTS[name] ?? 0) + (BY_LABEL[name]?.[state] ?? 0))),
  );
  const all = odds.reduce((total, one) => total + one, none);
  return suspects
    .map((suspect, at) => ({ ...suspect, confidence: calibrate((odds[at] ?? 0) / all, suspect.state, gone) }))
    .sort((a, b) => b.confidence - a.confidence);
}

function sum(evidence: Record<string, number>, weight: (name: string) => number): number {
  let total = 0;
  for (const name of Object.keys(evidence)) total += (evidence[name] ?? 0) * weight(name);
  return total;
}

/** Where order and shape must decide, the same share is worth something else: what has no words, and a page in another language. */
function calibrate(share: number, state: State, gone: Record<string, number>): number {
  const odds = Math.log((share + 1e-9) / (1 - share + 1e-9));
  const { slope, shift } = CALIBRATION[state === 'none' ? 'wordless' : gone.foreign ? 'foreign' : 'own'];
  return Math.round(1_000 / (1 + Math.exp(-slope * odds - shift))) / 1_000;
}
