import { framesAround } from './boxes.ts';

/** Whether the middle of an element can be seen: it is not in the hidden part of a box that scrolls, nor under a header. */
export const isOnTop = (element: Element): boolean =>
  [element, ...framesAround(element)].every((one) => covering(one) === undefined);

/** What lies over the middle of the part of an element that its window shows, if it is not a part of it, nor ours; null off the window. */
export function covering(element: Element): Element | null | undefined {
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const middle = (from: number, to: number, most: number): number => (Math.max(0, from) + Math.min(to, most)) / 2;
  // An element on a page lies in one of the two.
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root
    .elementsFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight))
    .find(({ localName }) => localName !== 'handrail-root');
  return element.contains(hit?.assignedSlot ?? hit ?? null) ? undefined : (hit ?? null);
}
