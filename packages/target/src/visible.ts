/** Whether a person can see it: it is rendered, has a place, and is not parked outside the page. */
export function isVisible(element: Element): boolean {
  if (!element.isConnected) return false;
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width <= 1 && box.height <= 1) return false;
  const view = element.ownerDocument.defaultView;
  return !view || (box.right + view.scrollX > 0 && box.bottom + view.scrollY > 0);
}
