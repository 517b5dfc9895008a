/** How far up an ancestor of no size is looked for: folded panels cut off what they hold. */
const FOLDS = 8;

/**
 * Whether a person can see it, perhaps after scrolling: it is rendered, has a place, and is neither cut off nor parked
 * outside the page. What is covered, inert, or hidden from assistive technology alone counts as seen.
 */
export function isVisible(element: Element, depth = 3, flat = isFlat): boolean {
  const view = element.ownerDocument.defaultView;
  if (!element.isConnected || !view) return false;
  const { left, right, bottom, width, height } = element.getBoundingClientRect();
  // Without a box of its own (`display: contents`, or all that it holds is out of the flow) it is seen as its children are.
  if (!(width + height) && depth && view.getComputedStyle(element).overflow === 'visible')
    return [...element.children].slice(0, 9).some((child) => isVisible(child, depth - 1, flat));
  if (!(element.checkVisibility?.({ visibilityProperty: true }) ?? true) || (width <= 1 && height <= 1)) return false;
  let aside = 0;
  let over = 0;
  const isInside = (): boolean => right + aside > 0 && bottom + over > 0 && left - aside < view.innerWidth;
  const isAway = !isInside();
  let at = above(element);
  for (let level = 0; at && (isAway || level < FOLDS); level++, at = above(at)) {
    if (flat(at) && folds(at, element)) return false;
    if (isAway) {
      aside += at.scrollWidth - at.clientWidth;
      over += at.scrollTop;
    }
  }
  return isInside();
}

/** Whether it has no size in one direction; SVG has no such sizes, and does not fold. */
export const isFlat = (box: Element): boolean =>
  (box as HTMLElement).offsetWidth * (box as HTMLElement).offsetHeight === 0;

/** Whether a box cuts off what it holds. What the body hides, the window hides; what is placed by a box further out stays. */
function folds(box: Element, held: Element): boolean {
  const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const { body, documentElement } = box.ownerDocument;
  if (box === body || box === documentElement || style(box).overflow === 'visible') return false;
  const isStatic = style(box).position === 'static';
  for (let at: Element | null = held; at && at !== box; at = above(at)) {
    const { position } = style(at);
    if (position === 'fixed' || (position === 'absolute' && isStatic)) return false;
  }
  return true;
}

const above = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null; // documents have no host
