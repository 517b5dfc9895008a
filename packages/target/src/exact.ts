import type { Target } from '@handrail/protocol';
import type { Finding, FindOptions, Root } from './finding.ts';
import { LABEL_LENGTH, says } from './label.ts';
import { roleOf, roleSelector } from './role.ts';
import { isVisible } from './visible.ts';

/** How often the only visible element with all signals of identity was the right one on the labelled pages; see the README. */
const EXACT = 0.98;

/** A record written by hand decides by what it says: it knows too little for the search, and its author knew the page. */
export const isFixed = (target: Target): boolean => target.css !== undefined || target.order === undefined;

/** The element for which every signal of identity in the record holds, when it is the only one that can be seen. */
export function findExact(target: Target, root: Root, options: FindOptions = {}): Finding {
  const { by, elements } = candidates(target, root);
  const seen = options.hidden ? elements : elements.filter(isVisible);
  const [element] = seen;
  const [best] = elements;
  if (!element) return best ? { missing: 'hidden', best } : { missing: 'no-match' };
  if (seen.length > 1) return { missing: 'ambiguous', best: element };
  return { element, confidence: EXACT, by, healed: false };
}

function candidates(target: Target, root: Root): { by: string; elements: Element[] } {
  if (target.css !== undefined) return { by: 'css', elements: select(root, target.css) };
  const key = selectorOf(target);
  if (!key || !mayDecide(target)) return { by: '', elements: [] };
  return { by: key.by, elements: select(root, key.selector).filter((element) => agrees(target, element)) };
}

/**
 * Records of `describe` know more than their identity: one that had twins or stands in a row, or has neither a test id
 * nor a label, needs the whole search. Records written by hand (without `order`) decide by what they say.
 */
function mayDecide(target: Target): boolean {
  if (!target.order) return true;
  return (
    target.alike?.of === 1 &&
    target.item?.by !== 'place' &&
    (target.testId ?? target.label ?? soleTag(target)) !== undefined
  );
}

function selectorOf(target: Target): { by: string; selector: string } | undefined {
  if (target.testId) return { by: 'testId', selector: attribute(target.testId.attribute, target.testId.value) };
  if (target.id !== undefined) return { by: 'id', selector: `#${CSS.escape(target.id)}` };
  if (target.name !== undefined) return { by: 'name', selector: attribute('name', target.name) };
  if (target.role !== undefined && target.label !== undefined)
    return { by: 'label', selector: roleSelector(target.role) };
  const sole = soleTag(target);
  return sole === undefined ? undefined : { by: 'tag', selector: CSS.escape(sole) };
}

/** A custom element or frame that was the only one of its kind: the hosts of shadow roots and documents. */
const soleTag = (target: Target): string | undefined =>
  target.order?.of === 1 && /-|^i?frame$/.test(target.tag ?? '') ? target.tag : undefined;

const attribute = (name: string, value: string): string => `[${CSS.escape(name)}="${CSS.escape(value)}"]`;

function agrees(target: Target, element: Element): boolean {
  const { testId, id, name, tag, role, label } = target;
  return (
    (!testId || element.getAttribute(testId.attribute) === testId.value) &&
    (id === undefined || element.id === id) &&
    (name === undefined || element.getAttribute('name') === name) &&
    (tag === undefined || element.localName === tag) &&
    (label === undefined || says(element, label.slice(0, LABEL_LENGTH).trim())) &&
    (role === undefined || roleOf(element) === role)
  );
}

/** Selectors come from people: one that the browser cannot read finds nothing. */
function select(root: Root, selector: string): Element[] {
  try {
    return Array.from(root.querySelectorAll(selector));
  } catch {
    return [];
  }
}
