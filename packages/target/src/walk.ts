import type { Root } from './finding.ts';

const STEP = 1_000;

/** For those who cannot wait: all steps at once. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * What `querySelectorAll` would give for each of the lists, by one walk over the page and in steps. The lists hold tags,
 * `*`, and selectors in brackets.
 */
export function* walk(root: Root, lists: readonly string[]): Generator<void, Element[][]> {
  const found: Element[][] = [];
  const byTag = new Map<string, Element[][]>();
  const byAttribute: { elements: Set<Element>; into: Element[] }[] = [];
  const all: Element[][] = [];
  for (const list of lists) {
    const into: Element[] = [];
    found.push(into);
    const parts = new Set(list.split(','));
    if (parts.has('*')) all.push(into);
    const brackets = [...parts].filter((part) => part.startsWith('[')).join();
    const elements = new Set(brackets ? root.querySelectorAll(brackets) : []);
    if (elements.size) byAttribute.push({ elements, into });
    for (const tag of parts) byTag.set(tag, [...(byTag.get(tag) ?? []), into]);
    yield;
  }
  const walker = document.createTreeWalker(root, 1); // 1 = elements
  let steps = 0;
  // Elements, by the 1 above.
  for (let element = walker.nextNode() as Element | null; element; element = walker.nextNode() as Element | null) {
    const lists = byTag.get(element.localName) ?? all;
    if (lists.length) for (const into of lists) into.push(element);
    for (const { elements, into } of byAttribute)
      if (into.at(-1) !== element && elements.has(element)) into.push(element);
    if (++steps % STEP === 0) yield;
  }
  return found;
}
