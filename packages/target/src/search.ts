import type { Target } from '@handrail/protocol';
import type { Finding, FindOptions, Root } from './finding.ts';
import { LABEL_LENGTH, labelOf } from './label.ts';
import { roleOf } from './role.ts';
import { isVisible } from './visible.ts';
import { isFixed, findExact } from './exact.ts';

/** Weighs every element of the root against the record, for when the exact signals no longer hold together. */
export function search(target: Target, root: Root, options: FindOptions = {}): Finding {
  if (isFixed(target)) return findExact(target, root, options);
  const weighed = Array.from(root.querySelectorAll('*'), (element) => ({ element, weight: weigh(target, element) }))
    .filter(({ weight }) => weight >= 0.6)
    .sort((a, b) => b.weight - a.weight);
  const seen = options.hidden ? weighed : weighed.filter(({ element }) => isVisible(element));
  const [first, second] = seen;
  if (!first) return weighed[0] ? { missing: 'hidden', best: weighed[0].element } : { missing: 'no-match' };
  if (second && first.weight - second.weight < 0.2) return { missing: 'ambiguous', best: first.element };
  const confidence = Math.min(0.97, first.weight);
  if (confidence < (options.minConfidence ?? 0.8)) return { missing: 'no-match', best: first.element };
  return { element: first.element, confidence, by: 'search', healed: confidence < 0.97 };
}

/** The share of the record's weight that still holds for the element. */
function weigh(target: Target, element: Element): number {
  let sum = 0;
  let held = 0;
  const signal = (weight: number, wanted: unknown, holds: () => boolean): void => {
    if (wanted === undefined) return;
    sum += weight;
    if (holds()) held += weight;
  };
  signal(1, target.tag, () => element.localName === target.tag);
  signal(2, target.role, () => roleOf(element) === target.role);
  signal(4, target.testId, () => element.getAttribute(target.testId?.attribute ?? '') === target.testId?.value);
  signal(3, target.id, () => element.id === target.id);
  signal(3, target.name, () => element.getAttribute('name') === target.name);
  if (held > 0) signal(4, target.label, () => labelOf(element) === target.label?.slice(0, LABEL_LENGTH).trim());
  return sum > 0 && held > 1 ? held / sum : 0;
}
