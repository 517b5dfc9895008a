import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import { bringToMiddle, framesAround } from './boxes.ts';
import { covering } from './cover.ts';

/** How often it is looked again, which no event of the browser tells. */
const AGAIN_MS = 200;
/** How much larger than the element the box may be that holds it and what lies over it, for both to be one thing. */
const FRINGE = 48;

/**
 * Calls back when the element is not covered, or no longer: at once where what lies over it belongs to it, else after
 * scrolling it away from under a header, or when the page has taken away what covers it.
 */
export function uncover(element: Element, guard: Guard, after: Platform['after'], onFree: () => void): Stop {
  let stopTimer: Stop = () => undefined;
  const look = (): void => {
    if (!isCoveredByOthers(element)) return onFree();
    stopTimer = after(AGAIN_MS, guard(look));
  };
  if (isCoveredByOthers(element)) bringToMiddle(element);
  look();
  return () => stopTimer();
}

/** Whether something lies over the element that is no part of what it belongs to. */
export const isCoveredByOthers = (element: Element): boolean =>
  [element, ...framesAround(element)].some((one) => {
    const cover = covering(one);
    return !!cover && !belongs(cover, one);
  });

/** Whether the two are parts of one thing: the box that is drawn over the real one, a placeholder, the words in a field. */
function belongs(cover: Element, element: Element): boolean {
  const label = cover.closest('label');
  if (label && (label.control === element || label.contains(element))) return true;
  let home = element.parentElement;
  while (home && !home.contains(cover)) home = home.parentElement;
  if (!home) return false;
  const [inner, outer] = [element.getBoundingClientRect(), home.getBoundingClientRect()];
  return outer.width <= inner.width + FRINGE && outer.height <= inner.height + FRINGE;
}
