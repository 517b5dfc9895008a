import type { Root } from './finding.ts';

const STEP = 500;
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'caption'];

/** For those who cannot wait: all steps at once. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Takes what `querySelectorAll` would give, in steps, while the browser has it at hand; answers with all headings, in the
 * order of the page. The selector is a list of tags, `*`, and attributes in brackets, for which the browser is asked once.
 */
export function* walk(root: Root, selector: string, take: (element: Element) => void): Generator<void, Element[]> {
  const parts = selector.split(',');
  const withRoles = parts.includes('[role]');
  const brackets = withRoles ? parts : [...parts, '[role=heading]'];
  const carriers = new Set(root.querySelectorAll(brackets.filter((part) => part.startsWith('[')).join()));
  yield;
  // 1 is what is taken, 2 a heading.
  const kinds = new Map(parts.map((tag) => [tag, 1]));
  const other = kinds.get('*') ?? 0;
  for (const tag of HEADINGS) kinds.set(tag, (kinds.get(tag) ?? other) | 2);
  const headings: Element[] = [];
  const walker = document.createTreeWalker(root, 1); // 1 = elements
  let steps = 0;
  // Elements, by the 1 above.
  for (let element = walker.nextNode() as Element | null; element; element = walker.nextNode() as Element | null) {
    let kind = kinds.get(element.localName) ?? other;
    if (carriers.size && carriers.has(element))
      kind |= element.getAttribute('role') === 'heading' ? (withRoles ? 3 : 2) : 1;
    if (kind & 1) take(element);
    if (kind & 2) headings.push(element);
    if (++steps % STEP === 0) yield;
  }
  return headings;
}
