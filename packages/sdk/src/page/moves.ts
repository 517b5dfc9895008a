import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { boxOf, viewport, viewsAround } from './boxes.ts';
import { listen } from './listen.ts';

/**
 * Calls back at once, and whenever one of the elements may have come to lie elsewhere or has another size: by scrolling
 * of anything around it, by the window, or by what happens to the page beside it. Nothing is polled.
 */
export function onMove(target: Element, card: Element, guard: Guard, act: () => void): Stop {
  const handler = guard(act);
  const life = createLifetime();
  const sizes = new ResizeObserver(handler);
  sizes.observe(target);
  sizes.observe(card);
  life.add(() => sizes.disconnect());
  // Scrolling does not bubble, but passes down through the window whatever it is that scrolls. The end of an animation
  // brings the last part of a pixel, which is too little for an observer.
  for (const view of [window, ...viewsAround(target)])
    for (const name of ['scroll', 'resize', 'transitionend', 'animationend'])
      life.add(listen(view, name, handler, true));
  life.add(onShift(target, guard, handler));
  handler();
  return life.end;
}

/**
 * Calls back when something else pushes the element away. An observer whose root is shrunk to the very place of the
 * element hears of it as a loss of visibility: the way of floating-ui's `autoUpdate`. As long as the element moves, each
 * observer finds it elsewhere than where it was told to look, and the next one takes over.
 */
function onShift(element: Element, guard: Guard, handler: () => void): Stop {
  let observer: IntersectionObserver | undefined;

  function look(threshold: number): void {
    observer?.disconnect();
    const rootMargin = insets(element);
    let isFirst = true;
    const seen = guard(([entry]: IntersectionObserverEntry[]) => {
      const ratio = entry?.intersectionRatio ?? 0;
      if (!isFirst || insets(element) !== rootMargin) {
        handler();
        look(1);
        // Partly out of sight from the start: from here on that part is the measure.
      } else if (threshold === 1 && ratio < 1) look(ratio || 1e-7);
      isFirst = false;
    });
    observer = new IntersectionObserver(seen, { rootMargin, threshold });
    observer.observe(element);
  }

  look(1);
  return () => observer?.disconnect();
}

/** How far the edges of an element lie within the window. */
function insets(element: Element): string {
  const { x, y, width, height } = boxOf(element).box;
  const view = viewport();
  const edges = [y, view.width - x - width, view.height - y - height, x];
  return edges.map((edge) => `${-Math.floor(edge)}px`).join(' ');
}
