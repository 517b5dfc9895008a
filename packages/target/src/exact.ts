import type { Target } from '@handrail/protocol';
import type { Finding, FindOptions, Root } from './finding.ts';
import { LABEL_LENGTH, labelOf } from './label.ts';
import { roleOf, roleSelector } from './role.ts';
import { isVisible } from './visible.ts';

const MANY = 500;

/** A record whose author wrote one selector wants that selector and nothing else. */
export const isFixed = (target: Target): boolean => target.css !== undefined;

/** The element for which every signal of identity in the record holds, when it is the only one that can be seen. */
export function findExact(target: Target, root: Root, options: FindOptions = {}): Finding {
  const found = candidates(target, root);
  if (!found.by) return { missing: 'no-match' };
  const seen = options.hidden ? found.elements : found.elements.filter(isVisible);
  const [element] = seen;
  const [best] = found.elements;
  if (!element) return best ? { missing: 'hidden', best } : { missing: 'no-match' };
  if (seen.length > 1) return { missing: 'ambiguous', best: element };
  return { element, confidence: 0.99, by: found.by, healed: false };
}

function candidates(target: Target, root: Root): { by: string; elements: Element[] } {
  if (target.css !== undefined) return { by: 'css', elements: select(root, target.css) };
  const key = selectorOf(target);
  if (!key) return { by: '', elements: [] };
  return { by: key.by, elements: select(root, key.selector).filter((element) => agrees(target, element)) };
}

function selectorOf(target: Target): { by: string; selector: string } | undefined {
  if (target.testId) return { by: 'testId', selector: attribute(target.testId.attribute, target.testId.value) };
  if (target.id !== undefined) return { by: 'id', selector: attribute('id', target.id) };
  if (target.name !== undefined) return { by: 'name', selector: attribute('name', target.name) };
  if (target.role !== undefined && target.label !== undefined)
    return { by: 'label', selector: roleSelector(target.role) };
  return undefined;
}

const attribute = (name: string, value: string): string => `[${CSS.escape(name)}="${CSS.escape(value)}"]`;

function agrees(target: Target, element: Element): boolean {
  const { testId, id, name, tag, role, label } = target;
  return (
    (!testId || element.getAttribute(testId.attribute) === testId.value) &&
    (id === undefined || element.id === id) &&
    (name === undefined || element.getAttribute('name') === name) &&
    (tag === undefined || element.localName === tag) &&
    (role === undefined || roleOf(element) === role) &&
    (label === undefined || labelOf(element) === label.slice(0, LABEL_LENGTH).trim())
  );
}

/** Selectors come from people: one that the browser cannot read finds nothing. */
function select(root: Root, selector: string): Element[] {
  try {
    return Array.from(root.querySelectorAll(selector)).slice(0, MANY);
  } catch {
    return [];
  }
}
