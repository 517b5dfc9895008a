import type { Target } from '@handrail/protocol';
import type { Finding, FindOptions, Root } from './finding.ts';
import { LABEL_LENGTH, says } from './label.ts';
import { roleOf, roleSelector } from './role.ts';
import { isVisible } from './visible.ts';

/** How often the only visible element with all signals of identity was the right one on the labelled pages; see the README. */
export const EXACT = 0.98;

/** A record written by hand decides by what it says: it knows too little for the search, and its author knew the page. */
export const isFixed = (target: Target): boolean => target.css !== undefined || !target.order;

/** An id that somebody thought of, in two words or more: `zoom-out`, `mainMenu`. Of ids that are one word or counted many a page has others. */
const NAME = /^[a-z]+([-_A-Z][a-z]+)+$/;

/** The element for which every signal of identity in the record holds, when it is the only one that can be seen. */
export function findExact(target: Target, root: Root, options: FindOptions = {}): Finding {
  const by = keyOf(target);
  if (!by) return { missing: 'no-match' };
  const inPlace = by === 'label' ? inItsPlace(target, root) : undefined;
  if (inPlace && isVisible(inPlace)) return { element: inPlace, confidence: EXACT, by, healed: false };
  const elements = select(root, selectorOf(target, by)).filter((element) => agrees(target, element));
  const seen = options.hidden ? elements : elements.filter((element) => isVisible(element));
  const [element, second] = seen;
  const [best] = elements;
  if (!element) return best ? { missing: 'hidden', best } : { missing: 'no-match' };
  if (second) return { missing: 'ambiguous', best: element };
  return { element, confidence: EXACT, by, healed: false };
}

/**
 * The signal that decides, `''` when none may. Records of `describe` know more than their identity: one that had twins or
 * is meant by its row, or has neither a test id nor a label nor an id of several words, needs the whole search.
 */
export function keyOf(target: Target): string {
  const { css, testId, id, name, role, label, order, alike, item } = target;
  if (css !== undefined) return 'css';
  const sole = order?.of === 1 && /-|^i?frame$/.test(target.tag ?? '');
  const byName = label === undefined && NAME.test(id ?? '');
  if (order && ((alike?.of !== 1 && !byName) || item?.by === 'place' || !(testId ?? label ?? (byName || sole))))
    return '';
  if (testId) return 'testId';
  if (id !== undefined) return 'id';
  if (name !== undefined) return 'name';
  if (role !== undefined && label !== undefined) return 'label';
  // A custom element or frame that was the only one of its kind: the hosts of shadow roots and documents.
  return sole ? 'tag' : '';
}

/** Every element for which the deciding signal may hold; an id comes first, since browsers keep a table of them. */
function selectorOf({ css, testId, id, name, role = '', tag }: Target, by: string): string {
  if (css !== undefined) return css;
  if (id !== undefined) return `#${CSS.escape(id)}`;
  if (testId) return attribute(testId.attribute, testId.value);
  if (by === 'name') return attribute('name', name);
  return tag === undefined ? roleSelector(role) : CSS.escape(tag);
}

const attribute = (name: string, value = ''): string => `[${CSS.escape(name)}="${CSS.escape(value)}"]`;

/** The same words in the same place among as many: that nothing else says them was seen when the record was made. */
function inItsPlace({ order, ...target }: Target, root: Root): Element | undefined {
  if (!order || !target.tag) return undefined;
  // A shadow root has no such list, which browsers keep until the page changes.
  const like = (root as Document).getElementsByTagName?.(target.tag);
  const element = like?.length === order.of ? like[order.index] : undefined;
  return element && agrees(target, element) ? element : undefined;
}

/** Whether all signals of identity that the record holds are those of the element. */
export function agrees({ css, testId, id, name, tag, role, label }: Target, element: Element): boolean {
  return (
    css !== undefined ||
    ((!testId || element.getAttribute(testId.attribute) === testId.value) &&
      (id === undefined || element.getAttribute('id') === id) &&
      (name === undefined || element.getAttribute('name') === name) &&
      (tag === undefined || element.localName === tag) &&
      (role === undefined || roleOf(element) === role) &&
      (label === undefined || says(element, label.slice(0, LABEL_LENGTH).trim())))
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
