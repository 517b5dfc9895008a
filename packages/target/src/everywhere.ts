import type { Target } from '@handrail/protocol';
import { findExact, isFixed } from './exact.ts';
import { either, type Finding, type FindOptions, type Found, type Missing, type Root } from './finding.ts';
import { findGrown } from './grown.ts';
import { searchInSteps } from './search.ts';
import { innerRoot } from './within.ts';

/** In another part of the page than the record says, only that is believed which has not changed besides. */
const ELSEWHERE = 0.95;
/** What Handrail itself draws into the page; none of it is ever meant. */
const OURS = 'handrail-root';
const ROOTS = 100;
const NODES = 300_000;
const NONE: Missing = { missing: 'no-match' };

/** Where the target is now: exact signals first, then the search, then the shadow roots and frames that the record does not name. */
export function* findInSteps(
  target: Target,
  root: Root,
  options: FindOptions,
  hear: (root: Root) => void = () => undefined,
): Generator<void, Finding> {
  let inner: Root | undefined = root;
  for (const host of target.within ?? []) {
    const finding: Finding = inner ? yield* findIn(host, inner, { ...options, hidden: true }) : NONE;
    inner = 'element' in finding ? innerRoot(finding.element) : undefined;
    if (inner) hear(inner);
  }
  const finding = inner ? yield* findIn(target, inner, options) : NONE;
  if ('element' in finding || finding.missing !== 'no-match' || isFixed(target)) return finding;
  return either(finding, yield* findElsewhere(target, root, inner, options, hear));
}

function* findIn(target: Target, root: Root, options: FindOptions): Generator<void, Finding> {
  const exact = findGrown(target, root) ?? findExact(target, root, options);
  return 'element' in exact || isFixed(target) ? exact : either(exact, yield* searchInSteps(target, root, options));
}

function* findElsewhere(
  target: Target,
  root: Root,
  inner: Root | undefined,
  options: FindOptions,
  hear: (root: Root) => void,
): Generator<void, Finding> {
  const found: Found[] = [];
  const { minConfidence = 0 } = options;
  for (const other of yield* rootsBelow(root)) {
    hear(other);
    if (other === inner) continue;
    const exact = target.testId || target.id ? findExact(target, other, options) : NONE;
    const finding =
      'element' in exact
        ? exact
        : yield* searchInSteps(target, other, { ...options, minConfidence: Math.max(ELSEWHERE, minConfidence) });
    if ('element' in finding && !finding.healed) found.push(finding);
    yield;
  }
  const [first, second] = found;
  if (!first) return NONE;
  if (second) return { missing: 'ambiguous', best: first.element };
  const changes = { changed: [{ signal: 'root', was: '', now: '' }], kept: [] };
  return { ...first, confidence: Math.min(ELSEWHERE, first.confidence), healed: true, changes };
}

/** The root itself, and every open shadow root and frame of the same origin below it, to any depth and a bounded number. */
function* rootsBelow(root: Root): Generator<void, Root[]> {
  const roots = [root];
  let nodes = 0;
  for (const at of roots) {
    const walker = document.createTreeWalker(at, 1); // 1 = elements
    while (walker.nextNode() && nodes++ < NODES && roots.length < ROOTS) {
      const element = walker.currentNode as Element; // by the 1 above
      const inner = element.localName === OURS ? undefined : innerRoot(element);
      if (inner) roots.push(inner);
      if (nodes % 256 === 0) yield;
    }
  }
  return roots;
}
