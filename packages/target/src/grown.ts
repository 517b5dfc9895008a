import type { Target } from '@handrail/protocol';
import { agrees, EXACT, keyOf } from './exact.ts';
import type { Found, Root } from './finding.ts';
import { oneLine } from './label.ts';
import { isVisible } from './visible.ts';

/** How many of its tag, before and after it, may not say the same. */
const AROUND = 50;
/** How much of a text a record holds. */
const TEXT_LENGTH = 40;

type Texts = readonly string[] | undefined;

/**
 * On a page that has grown the place is counted from either end: the texts beside the element must be those of the
 * record, and nothing around it may say the same, such as the copy of a whole form.
 */
export function findGrown(record: Target, root: Root): Found | undefined {
  const { order, before, after, ...target } = record;
  if (!order || !target.tag || keyOf(record) !== 'label') return undefined;
  const like = (root as Document).getElementsByTagName?.(target.tag); // a shadow root has no such list
  const more = like ? like.length - order.of : 0;
  if (!like || more <= 0) return undefined;
  const isAlone = (index: number): boolean => {
    for (let at = Math.max(0, index - AROUND); at < index + AROUND; at++) {
      const other = like[at];
      if (other && at !== index && agrees(target, other)) return false;
    }
    return true;
  };
  for (const index of [order.index, order.index + more]) {
    const element = like[index];
    if (element && agrees(target, element) && isBeside(before, after, element) && isAlone(index) && isVisible(element))
      return { element, confidence: EXACT, by: 'label', healed: false };
  }
  return undefined;
}

/** Whether the texts before and after it are those of the record, which holds three on each side where there are so many. */
function isBeside(before: Texts, after: Texts, element: Element): boolean {
  const walker = document.createTreeWalker(element.getRootNode(), 4); // 4 = texts
  const holds = (from: Node, step: 'previousNode' | 'nextNode', texts: Texts = []): boolean => {
    walker.currentNode = from;
    return [0, 1, 2].every((at) => {
      let line = '';
      while (!line && walker[step]()) line = oneLine(walker.currentNode.nodeValue ?? '');
      return line.slice(0, TEXT_LENGTH).trim() === (texts[at] ?? '');
    });
  };
  let last: Node = element;
  while (last.lastChild) last = last.lastChild;
  return holds(element, 'previousNode', before) && holds(last, 'nextNode', after);
}
