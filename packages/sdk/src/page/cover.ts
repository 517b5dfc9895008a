import { framesAround } from './boxes.ts';

/** Whether something else lies over the middle of an element: it is in the hidden part of a box that scrolls, or under a header. */
export const isCovered = (element: Element): boolean =>
  [element, ...framesAround(element)].some((one) => !!covering(one));

/** What lies over the middle of the part of an element that its window shows, if it is not a part of it, nor ours; null off the window. */
export function covering(element: Element): Element | null | undefined {
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const middle = (from: number, to: number, most: number): number => (Math.max(0, from) + Math.min(to, most)) / 2;
  // On a page it lies in a document or a shadow root; it may have gone.
  const root = element.getRootNode() as Partial<DocumentOrShadowRoot>;
  const hit = root
    .elementsFromPoint?.(middle(left, right, innerWidth), middle(top, bottom, innerHeight))
    .find(({ localName }) => localName !== 'handrail-root');
  return element.contains(hit?.assignedSlot ?? hit ?? null) ? undefined : (hit ?? null);
}
